import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Finding = components['schemas']['OnlineFinding'];

/** What lies between here and Stripe. */
export const findingsQuery = queryOptions({
  queryKey: ['online_findings'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/online/findings/')))!.results,
});

const STALE = ['online_findings', 'payments'] as const;

/** Asks Stripe anew for a refund that failed there. */
export const retryRefund = change(
  async (id: string) =>
    bodyOf(api.POST('/api/classes/online/refunds/{id}/retry/', { params: { path: { id } } })),
  STALE,
);

/** Gives what failed there to the credit of who paid instead. */
export const refundToAccount = change(
  async (id: string) =>
    bodyOf(api.POST('/api/classes/online/refunds/{id}/to_account/', { params: { path: { id } } })),
  [...STALE, 'accounts'],
);

/** Asks Stripe at once what became of a payment. */
export const lookUp = change(
  async (id: string) =>
    bodyOf(api.POST('/api/classes/payments/{id}/online/look_up/', { params: { path: { id } } })),
  STALE,
);

/** A person has looked, and put it right. */
export const markSeen = change(
  async (id: string) =>
    bodyOf(api.POST('/api/classes/online/payments/{id}/seen/', { params: { path: { id } } })),
  STALE,
);

/** What becomes of what was paid, where money was given back at Stripe. */
export const decideThere = change(
  async ({ id, end }: { id: string; end: string[] }) =>
    bodyOf(
      api.POST('/api/classes/online/refunds_there/{id}/decide/', { params: { path: { id } }, body: { end } }),
    ),
  [...STALE, 'accounts', 'student_packages'],
);
