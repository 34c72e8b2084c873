import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { PaidLine } from '../rules.ts';
import { lastOfAccount } from './write.ts';

type By =
  | { enrollment_id: string }
  | { student_package_id: string }
  | { charge_id: string }
  | { payment_id: string }
  | { line_id: string };

function which(by: By): RawBuilder<unknown> {
  if ('enrollment_id' in by) return sql`l.enrollment_id = ${by.enrollment_id}::uuid`;
  if ('charge_id' in by) return sql`l.charge_id = ${by.charge_id}::uuid`;
  if ('payment_id' in by) return sql`l.payment_id = ${by.payment_id}::uuid`;
  if ('line_id' in by) return sql`l.id = ${by.line_id}::uuid`;
  return sql`l.student_package_id = ${by.student_package_id}::uuid`;
}

/** Lines by which something is paid, as they stand: what of them went back is not refunded again. Locks their payments. */
export async function lockLines(tx: TenantTx, by: By): Promise<PaidLine[]> {
  await sql`
    select p.id from payments p
     where p.id in (select l.payment_id from payment_lines l where ${which(by)}) order by p.id for no key update`.execute(
    tx,
  );
  return readLines(tx, by);
}

/** The same, to be shown: nothing is locked. */
export async function readLines(tx: TenantTx, by: By): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    select l.id as line_id, p.id as payment_id, p.club_id, p.payer_id, p.currency, p.method, l.amount, l.refunded_amount,
           p.amount - p.credit_amount - p.refunded_money as money_left
      from payment_lines l join payments p on p.id = l.payment_id
     where ${which(by)} and p.status in ('captured', 'partially_refunded', 'refunded')
     order by p.created_at, l.id`.execute(tx);
  return rows;
}

/** What of a line that was paid with money has gone to the account of who paid; 0 where it came from an account. */
export async function onAccountOf(tx: TenantTx, { line_id, method }: PaidLine): Promise<number> {
  if (method === 'account_credit') return 0;
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum(amount), 0)::int as amount from refunds where line_id = ${line_id}::uuid and method = 'account_credit'`.execute(
    tx,
  );
  return rows[0]?.amount ?? 0;
}

export interface AccountCredit {
  client_id: string;
  currency: string;
  /** Minor units. */
  balance: number;
}

/** What the accounts of these clients have in these currencies; `student_id` names a client. */
export const selectAccounts = (
  clients: RawBuilder<unknown>,
  currencies: RawBuilder<unknown>,
): RawBuilder<AccountCredit> => sql<AccountCredit>`
  select c.student_id as client_id, k.currency, l.balance
    from (${clients}) c
    cross join (select distinct currency from (${currencies}) of_classes) k
    cross join lateral (${lastOfAccount(sql`c.student_id`, sql`k.currency`)}) l`;

/** The credit of an account, in minor units. */
export async function creditOf(tx: TenantTx, clientId: string, currency: string): Promise<number> {
  const { rows } = await sql<{
    balance: number;
  }>`${lastOfAccount(sql`${clientId}::uuid`, sql`${currency}`)}`.execute(tx);
  return rows[0]?.balance ?? 0;
}

/** What of the money of a payment is on the account of who paid, whether or not it has been used by now. Minor units. */
export async function creditOfPayment(tx: TenantTx, payment_id: string): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    select (coalesce((select sum(r.amount) from refunds r where r.payment_id = p.id and r.method = 'account_credit'), 0)
          + coalesce((select sum(l.amount) from payment_lines l
                       where l.payment_id = p.id and l.enrollment_id is null and l.student_package_id is null and l.charge_id is null), 0)
          + coalesce((select sum(a.delta) from account_entries a where a.payment_id = p.id and a.kind = 'paid_out'), 0))::int as amount
      from payments p where p.id = ${payment_id}::uuid`.execute(tx);
  return rows[0]?.amount ?? 0;
}
