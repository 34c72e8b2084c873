import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** A payment that was asked for, and what it is for. */
export interface PendingPayment {
  id: string;
  status: string;
  club_id: string;
  payer_id: string;
  method: string;
  amount: number;
  currency: string;
  /** When it was asked for, at the prices of then. */
  asked_at: Date;
  lines: {
    id: string;
    enrollment_id: string | null;
    student_package_id: string | null;
    charge_id: string | null;
    amount: number;
  }[];
}

/** A payment with its lines, in the order in which they were asked for. */
export async function readPending(tx: TenantTx, id: string): Promise<PendingPayment | undefined> {
  const { rows } = await sql<PendingPayment>`
    select p.id, p.status, p.club_id, p.payer_id, p.method, p.amount, p.currency, p.created_at as asked_at,
           (select jsonb_agg(jsonb_build_object('id', l.id, 'enrollment_id', l.enrollment_id, 'student_package_id', l.student_package_id, 'charge_id', l.charge_id, 'amount', l.amount) order by l.id)
              from payment_lines l where l.payment_id = p.id) as lines
      from payments p where p.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** Out of `pending`, once. @returns false where somebody else was first */
export async function endPending(
  tx: TenantTx,
  id: string,
  { status, at }: { status: 'captured' | 'failed' | 'cancelled'; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('payments')
    .set({ status, captured_at: status === 'captured' ? at : null, updated_at: at })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** These are asked for no more; one that is there by now stays. */
export async function cancelPending(tx: TenantTx, ids: readonly string[], at: Date): Promise<void> {
  await sql`
    update payments set status = 'cancelled', updated_at = ${at}::timestamptz
     where id = any(${[...ids]}::uuid[]) and status = 'pending'`.execute(tx);
}
