import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';

/** A refund that somebody made at Stripe, as it is booked. */
export interface MadeThere {
  id: string;
  payment_id: string;
  reference: string;
  amount: number;
  credit_amount: number;
  unbooked_amount: number;
  state: string;
  decided_at: Date | null;
  club_id: string;
  payer_id: string;
  currency: string;
}

const select = sql`
  select t.id, t.payment_id, t.reference, t.amount, t.credit_amount, t.unbooked_amount, t.state, t.decided_at,
         p.club_id, p.payer_id, p.currency
    from online_refunds_there t join payments p on p.id = t.payment_id`;

/** Those of the money of this payment. */
export async function madeThereOf(tx: TenantTx, payment_id: string): Promise<MadeThere[]> {
  const { rows } = await sql<MadeThere>`${select} where t.payment_id = ${payment_id}::uuid`.execute(tx);
  return rows;
}

/** One, held against whoever else decides about it. */
export async function lockMadeThere(tx: TenantTx, id: string): Promise<MadeThere | undefined> {
  await sql`select id from online_refunds_there where id = ${id}::uuid for no key update`.execute(tx);
  const { rows } = await sql<MadeThere>`${select} where t.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** @returns undefined where it is booked already */
export async function insertMadeThere(
  tx: TenantTx,
  { payment_id, reference, amount, state }: Pick<MadeThere, 'payment_id' | 'reference' | 'amount' | 'state'>,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into online_refunds_there (organization_id, id, payment_id, reference, amount, state, created_at)
    values (${scopeOf(tx).organization_id}::uuid, ${newId()}::uuid, ${payment_id}::uuid, ${reference}, ${amount}::int, ${state}, ${now}::timestamptz)
    on conflict on constraint online_refunds_there_once do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

/** Its parts are known at Stripe: nobody asks for them. */
export async function notePartsThere(
  tx: TenantTx,
  {
    id,
    reference,
    state,
    refunds,
  }: Pick<MadeThere, 'id' | 'reference' | 'state'> & { refunds: readonly string[] },
): Promise<void> {
  await sql`
    update online_refunds set there_id = ${id}::uuid, reference = ${reference}, state = ${state}, updated_at = now()
     where refund_id = any(${refunds}::uuid[])`.execute(tx);
}

export async function noteMadeThere(
  tx: TenantTx,
  id: string,
  said: Partial<Pick<MadeThere, 'credit_amount' | 'unbooked_amount' | 'state' | 'decided_at'>>,
): Promise<void> {
  await tx
    .updateTable('online_refunds_there')
    .set({ ...said, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
