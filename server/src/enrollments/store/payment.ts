import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

export interface Paid {
  payment_method: 'cash' | 'card_terminal' | 'transfer';
  /** Minor units. */
  payment_amount: number;
  payment_reference: string;
}

/** @returns false when the booking was paid already */
export async function markPaid(tx: TenantTx, enrollmentId: string, paid: Paid): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_enrollments')
    .set({ paid: true, ...paid, updated_at: sql`now()` })
    .where('id', '=', enrollmentId)
    .where('paid', '=', false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
