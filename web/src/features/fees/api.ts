import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';

export type FeePlan = components['schemas']['FeePlan'];
export type FeePrice = FeePlan['prices'][number];
export type Charge = components['schemas']['Charge'];
export type InArrears = components['schemas']['InArrears'];
export type ChargesPreview = components['schemas']['ChargesPreview'];
type Body<P extends keyof paths, M extends 'post' | 'patch'> = paths[P] extends {
  [K in M]: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type NewPlan = Body<'/api/classes/fee_plans/', 'post'>;
type PlanChange = Body<'/api/classes/fee_plans/{id}/', 'patch'>;
export type ChargeStatus = 'open' | 'overdue' | 'paid' | 'to_return' | 'cancelled';

export const plansQuery = queryOptions({
  queryKey: ['fee_plans'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/fee_plans/')))!.results,
});

/** Whom other prices of a plan would hit. */
export const pricesQuery = (id: string, body: { prices: FeePrice[]; existing_from: string }) =>
  queryOptions({
    queryKey: ['fee_plans', 'prices', id, body],
    queryFn: async () =>
      (await bodyOf(api.POST('/api/classes/fee_plans/{id}/preview/', { params: { path: { id } }, body })))!,
    gcTime: 0,
    retry: false,
  });

/** What raising the charges of a month would do. */
export const previewQuery = (club_id: string, period: string) =>
  queryOptions({
    queryKey: ['charges', 'preview', club_id, period],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/charges/preview/', { params: { query: { club_id, period } } })))!,
  });

/** Those of a club, what is due first before the others. */
export const chargesQuery = (asked: { club_id: string; status?: ChargeStatus; period?: string }) =>
  infiniteQueryOptions({
    queryKey: ['charges', 'list', asked],
    queryFn: async ({ pageParam }) => {
      const query = { ...asked, limit: 50, ...(pageParam && { cursor: pageParam }) };
      return (await bodyOf(api.GET('/api/classes/charges/', { params: { query } })))!;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

const STALE = MONEY_QUERIES;

export const addPlan = change(
  (body: NewPlan) => bodyOf(api.POST('/api/classes/fee_plans/', { body })),
  ['fee_plans', 'charges'],
);

export const changePlan = change(
  ({ id, ...body }: PlanChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/classes/fee_plans/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/classes/fee_plans/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  ['fee_plans', 'charges'],
);

/** Where a plan is in force: a club, a type of class, or a group. */
export interface Where {
  club_id?: string;
  class_type_id?: string;
  schedule_id?: string;
}

/** The plan is in force there, or the level above decides again. */
export const applyPlan = change(
  ({ fee_plan, ...where }: Where & { fee_plan: string | null }) =>
    bodyOf(api.PATCH('/api/settings/', { body: { ...where, values: { fee_plan } } })),
  ['fee_plans', 'settings', ...STALE],
);

export const raiseCharges = change(
  async (body: { club_id: string; period: string }) =>
    (await bodyOf(api.POST('/api/classes/charges/raise/', { body })))!,
  STALE,
);

export const correctCharge = change(
  ({ id, ...body }: { id: string; delta: number; reason: string }) =>
    bodyOf(api.POST('/api/classes/charges/{id}/correct/', { params: { path: { id } }, body })),
  STALE,
);

/** There are no more of it. */
export const takeOffLate = change(
  ({ id, ...body }: { id: string; reason: string }) =>
    bodyOf(api.POST('/api/classes/charges/{id}/take_off_late/', { params: { path: { id } }, body })),
  STALE,
);

export const cancelCharge = change(
  ({ id, ...body }: { id: string; reason: string }) =>
    bodyOf(api.POST('/api/classes/charges/{id}/cancel/', { params: { path: { id } }, body })),
  STALE,
);

export const reopenCharge = change(
  (id: string) => bodyOf(api.POST('/api/classes/charges/{id}/reopen/', { params: { path: { id } } })),
  STALE,
);

/** By the means by which it was paid, or as credit. */
export const giveBackCharge = change(
  ({ id, ...body }: { id: string; to: 'same' | 'account_credit' }) =>
    bodyOf(api.POST('/api/classes/charges/{id}/give_back/', { params: { path: { id } }, body })),
  STALE,
);

export const undoChargePayment = change(
  ({ id, ...body }: { id: string; payment_id: string; reason: string }) =>
    bodyOf(api.POST('/api/classes/charges/{id}/undo_payment/', { params: { path: { id } }, body })),
  STALE,
);

/** Whose fees are overdue, who owes longest first. */
export const arrearsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['charges', 'arrears', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/arrears/', { params: { query: { club_id } } })))!.results,
  });

/** A place that was released because of them, while it is free. */
export const giveBackPlace = change(
  (id: string) => bodyOf(api.POST('/api/classes/places/{id}/give_back/', { params: { path: { id } } })),
  [...STALE, 'places', 'sessions'],
);
