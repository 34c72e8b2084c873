import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import type { Payment } from './api.ts';

const STALE = ['student_packages', 'sessions', ...MONEY_QUERIES] as const;

export const payOrder = change(
  async ({ id, ...body }: Payment & { id: string }) =>
    (await bodyOf(
      api.POST('/api/classes/student_packages/{id}/record_payment/', { params: { path: { id } }, body }),
    ))!,
  STALE,
);

/** Classes more, or fewer. */
export const adjustPackage = change(
  async ({ id, ...body }: { id: string; delta: number; reason: string }) =>
    (await bodyOf(
      api.POST('/api/classes/student_packages/{id}/adjust/', { params: { path: { id } }, body }),
    ))!,
  STALE,
);

export const extendPackage = change(
  async ({ id, ...body }: { id: string; expires_on: string; reason: string }) =>
    (await bodyOf(
      api.POST('/api/classes/student_packages/{id}/extend/', { params: { path: { id } }, body }),
    ))!,
  STALE,
);

/** `amount` in minor units. */
export const refundPackage = change(
  async ({ id, ...body }: { id: string; amount: number; to: 'same' | 'account_credit'; reason: string }) =>
    (await bodyOf(
      api.POST('/api/classes/student_packages/{id}/refund/', { params: { path: { id } }, body }),
    ))!,
  STALE,
);
