import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

export interface Paid {
  payment_method: string;
  /** Minor units. */
  payment_amount: number;
  payment_reference: string;
  payment_id: string;
  paid_at: Date;
}

/** @returns false when the booking was paid already, by whatever, or waits for a place */
export async function markPaid(tx: TenantTx, enrollmentId: string, paid: Paid): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_enrollments')
    .set({
      paid: true,
      ...paid,
      payment_undone_at: null,
      payment_undone_reason: '',
      pay_until: null,
      updated_at: sql`now()`,
    })
    .where('id', '=', enrollmentId)
    .where('paid', '=', false)
    .where('by_make_up', '=', false)
    .where('student_package_id', 'is', null)
    .where('status', '<>', 'waitlisted')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Undone {
  payment_id: string;
  reason: string;
  now: Date;
}

/** @returns false when it is not this payment any more by which the booking is paid */
export async function markUnpaid(
  tx: TenantTx,
  enrollmentId: string,
  { payment_id, reason, now }: Undone,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_enrollments')
    .set({ paid: false, payment_method: '', payment_amount: null, payment_reference: '' })
    .set({ payment_id: null, paid_at: null, payment_undone_at: now, payment_undone_reason: reason })
    .set({ updated_at: sql`now()` })
    .where('id', '=', enrollmentId)
    .where('payment_id', '=', payment_id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
