import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';

export type Plan = components['schemas']['Plan'];
export type PlanRow = components['schemas']['PlanRow'];
export type PlanDifferences = components['schemas']['PlanDifferences'];
export type PlanOptions = Plan['options'];
export type PlanKind = PlanOptions['kinds'][number];
export type Found = NonNullable<Plan['found']>;
export type PlanGroup = Found['groups'][number];
export type Broken = Plan['conflicts'][number];
export type Help = NonNullable<Plan['helps']>[number];

type Body<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;
export type NewPlan = Body<'/api/classes/plans/', 'post'>;
type PlanChange = Body<'/api/classes/plans/{id}/', 'patch'>;
export type PlanEdit = Body<'/api/classes/plans/{id}/edit/', 'post'>;

const at = (id: string) => ({ path: { id } });

/** The plans of a term, the latest first. */
export const plansQuery = (term_id: string) =>
  queryOptions({
    queryKey: ['plans', 'of', term_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/plans/', { params: { query: { term_id } } })))!.results,
  });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/plans/{id}/', { params: at(id) })))!,
  });

export const differencesQuery = (id: string, other: string) =>
  queryOptions({
    queryKey: ['plans', 'differences', id, other],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/plans/{id}/differences/', { params: { ...at(id), query: { other } } }),
      ))!,
  });

const STALE = ['plans'] as const;

export const addPlan = change(
  async (body: NewPlan) => (await bodyOf(api.POST('/api/classes/plans/', { body })))!,
  STALE,
);

export const changePlan = change(
  ({ id, ...mine }: { id: string } & PlanChange, base) =>
    overwriting(
      { base, mine },
      {
        read: () => api.GET('/api/classes/plans/{id}/', { params: at(id) }),
        write: (version, body: PlanChange) =>
          bodyOf(
            api.PATCH('/api/classes/plans/{id}/', {
              params: { ...at(id), header: { 'If-Match': version } },
              body,
            }),
          ),
      },
    ),
  STALE,
);

export const discardPlan = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/plans/{id}/', { params: at(id) })),
  STALE,
);

export const solvePlan = change(
  (id: string) => bodyOf(api.POST('/api/classes/plans/{id}/solve/', { params: at(id), body: {} })),
  STALE,
);

export const stopSolving = change(
  (id: string) => bodyOf(api.POST('/api/classes/plans/{id}/stop/', { params: at(id) })),
  STALE,
);

export const askHelps = change(
  (id: string) => bodyOf(api.POST('/api/classes/plans/{id}/helps/', { params: at(id) })),
  STALE,
);

/** Puts a group, or somebody, elsewhere; refused, it says which rules stand against it. */
export const editPlan = change(
  async ({ id, ...body }: { id: string } & PlanEdit) =>
    (await bodyOf(api.POST('/api/classes/plans/{id}/edit/', { params: at(id), body })))!,
  STALE,
);

export const lockGroups = change(
  ({ id, ...body }: { id: string; groups: string[]; closed: string[] }) =>
    bodyOf(api.PUT('/api/classes/plans/{id}/locks/', { params: at(id), body })),
  STALE,
);
