import { sql } from 'kysely';
import type { RefundState } from '../../kernel/checkout.ts';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { problemOf } from '../rules/problems.ts';

export interface OnlineRefund {
  refund_id: string;
  payment_id: string;
  request_key: string;
  amount: number;
  currency: string;
  state: 'pending' | 'succeeded' | 'failed' | 'to_account';
  reference: string;
  intent_id: string;
  session_id: string;
  club_id: string;
  payer_id: string;
  error: string;
}

const select = sql`
  select r.refund_id, r.payment_id, r.request_key, r.amount, p.currency, r.state, r.reference,
         coalesce(o.intent_id, '') as intent_id, coalesce(o.session_id, '') as session_id, p.club_id, p.payer_id, r.error
    from online_refunds r join payments p on p.id = r.payment_id
    left join online_payments o on o.payment_id = p.id or o.late_payment_id = p.id`;

/** What went back of a payment online, with the key under which Stripe is asked. @returns whether it is one */
export async function insertOnlineRefund(tx: TenantTx, refund_id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into online_refunds (organization_id, id, payment_id, refund_id, request_key, amount, created_at)
    select ${scopeOf(tx).organization_id}::uuid, ${newId()}::uuid, r.payment_id, r.id, 'bandeja-refund-' || r.id || '-1', r.amount, ${now}::timestamptz
      from refunds r where r.id = ${refund_id}::uuid and r.method = 'online' and r.amount > 0 returning id`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function readRefund(tx: TenantTx, refund_id: string): Promise<OnlineRefund | undefined> {
  const { rows } = await sql<OnlineRefund>`${select} where r.refund_id = ${refund_id}::uuid`.execute(tx);
  return rows[0];
}

/** Refunds that Stripe was not heard of, or which are on their way, the oldest first. */
export async function refundsUnderWay(tx: TenantTx, limit: number): Promise<OnlineRefund[]> {
  const { rows } = await sql<OnlineRefund>`
    ${select} where r.state = 'pending' order by r.created_at limit ${limit}::int`.execute(tx);
  return rows;
}

/** What Stripe says of it, unless it has ended here. */
export async function noteRefund(
  tx: TenantTx,
  refund_id: string,
  { id, status, error }: Pick<RefundState, 'id' | 'status' | 'error'>,
): Promise<void> {
  await tx
    .updateTable('online_refunds')
    .set({ reference: id, state: status, error: error.slice(0, 500), updated_at: sql`now()` })
    .where('refund_id', '=', refund_id)
    .where('state', '<>', 'to_account')
    .execute();
}

/** One that failed is asked for anew, under another key. @returns false where it has not */
export async function askAnew(tx: TenantTx, refund_id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update online_refunds
       set state = 'pending', reference = '', error = '', updated_at = ${now}::timestamptz,
           request_key = 'bandeja-refund-' || refund_id || '-' || (split_part(request_key, refund_id::text || '-', 2)::int + 1)
     where refund_id = ${refund_id}::uuid and state = 'failed'
    returning id`.execute(tx);
  return rows.length === 1;
}

/** One that failed is given otherwise, and never asked for again. @returns false where it has not failed, or has ended */
export async function endFailed(tx: TenantTx, refund_id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('online_refunds')
    .set({ state: 'to_account', updated_at: now })
    .where('refund_id', '=', refund_id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What of the refunds of a page is ours: by our id in it, or by its number there. */
export async function ownRefunds(tx: TenantTx, payment_id: string): Promise<OnlineRefund[]> {
  const { rows } = await sql<OnlineRefund>`
    ${select} where r.payment_id in (
      select o.payment_id from online_payments o where o.payment_id = ${payment_id}::uuid
      union select o.late_payment_id from online_payments o where o.payment_id = ${payment_id}::uuid)`.execute(
    tx,
  );
  return rows;
}

/** How much somebody has given back at Stripe of money that was never counted here, in all; once more than was seen. */
export async function noteRefundedThere(
  tx: TenantTx,
  payment_id: string,
  { amount, currency }: { amount: number; currency: string },
): Promise<void> {
  await tx
    .updateTable('online_payments')
    .set({
      problem: problemOf('refunded_there', amount, currency),
      refunded_there: amount,
      updated_at: sql`now()`,
    })
    .where('payment_id', '=', payment_id)
    .where('refunded_there', '<', amount)
    .execute();
}

export async function forgetProblem(tx: TenantTx, payment_id: string, now: Date): Promise<void> {
  await tx
    .updateTable('online_payments')
    .set({ problem: '', closed_at: now, updated_at: now })
    .where('payment_id', '=', payment_id)
    .execute();
}

/** Whether nothing is to be learned of a refund: it failed without us, or is here as it is there. */
export async function isKnownRefund(
  tx: TenantTx,
  {
    payment_id,
    refund_id,
    reference,
    state,
  }: { payment_id: string; refund_id: string | undefined; reference: string; state: string },
): Promise<boolean> {
  // Those of ours are asked for by `settle_online`; a failed one that is not here was never booked.
  if (refund_id !== undefined) return true;
  const { rows } = await sql<{ state: string }>`
    select t.state from online_payments o
      join online_refunds_there t on t.payment_id in (o.payment_id, o.late_payment_id) and t.reference = ${reference}
     where o.payment_id = ${payment_id}::uuid`.execute(tx);
  return rows[0] === undefined ? state === 'failed' : rows[0].state === state;
}
