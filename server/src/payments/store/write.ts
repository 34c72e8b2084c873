import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { AccountMove, NewPayment, NewRefund } from '../rules.ts';

/** Payments with their lines. */
export const insertPayments = (
  tx: TenantTx,
  payments: readonly NewPayment[],
  now: Date,
): RawBuilder<unknown> => {
  const { organization_id } = scopeOf(tx);
  const lines = payments.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, payment_id: id })));
  const heads = payments.map(({ lines: _, ...head }) => head);
  return sql`
    with paid as (
      insert into payments (organization_id, id, club_id, payer_id, method, status, amount, credit_amount, currency, reference, captured_at, created_by, created_at)
      select ${organization_id}::uuid, d.id, d.club_id, d.payer_id, d.method, d.status, d.amount, d.credit_amount, d.currency, d.reference,
             case when d.status = 'captured' then ${now}::timestamptz end, d.created_by, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
               as d(id uuid, club_id uuid, payer_id uuid, method text, status text, amount int, credit_amount int, currency text, reference text, created_by uuid)
      returning 1)
    insert into payment_lines (organization_id, id, payment_id, enrollment_id, student_package_id, charge_id, amount, discount, discount_reason, created_at)
    select ${organization_id}::uuid, d.id, d.payment_id, d.enrollment_id, d.student_package_id, d.charge_id, d.amount, d.discount, d.discount_reason, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
             as d(id uuid, payment_id uuid, enrollment_id uuid, student_package_id uuid, charge_id uuid, amount int, discount int, discount_reason text)`;
};

/** What is paid back; the counters of its line and payment move with it, and refuse what was not paid. */
export const insertRefunds = (
  tx: TenantTx,
  refunds: readonly NewRefund[],
  now: Date,
): RawBuilder<unknown> => sql`
  insert into refunds (organization_id, id, payment_id, line_id, club_id, kind, method, amount, reason, created_by, created_at)
  select ${scopeOf(tx).organization_id}::uuid, d.id, d.payment_id, d.line_id, d.club_id, d.kind, d.method, d.amount, d.reason, d.created_by, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(refunds)}::jsonb)
           as d(id uuid, payment_id uuid, line_id uuid, club_id uuid, kind text, method text, amount int, reason text, created_by uuid)`;

/** The credit of an account in a currency: its entry with the highest number. */
export const lastOfAccount = (clientId: RawBuilder<unknown>, currency: RawBuilder<unknown>) => sql`
  select l.number, l.balance from account_entries l
   where l.client_id = ${clientId} and l.currency = ${currency} order by l.number desc limit 1`;

/**
 * Moves in their order, numbered and added up from the last entry of each account. Whoever has written the same number
 * meanwhile, or used the credit since it was looked at, wins: this transaction is run again, and decides anew.
 */
export const insertAccountMoves = (
  tx: TenantTx,
  moves: readonly AccountMove[],
  now: Date,
): RawBuilder<unknown> => sql`
  with reckoned as (
    select ${scopeOf(tx).organization_id}::uuid, d.id, d.client_id, d.currency, coalesce(l.number, 0) + row_number() over w, d.kind, d.delta,
           coalesce(l.balance, 0) + sum(d.delta) over w as balance, d.club_id, d.payment_id, d.refund_id, coalesce(d.method, ''), coalesce(d.reason, ''), d.created_by, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(moves.map((move, i) => ({ ...move, i })))}::jsonb)
             as d(i int, id uuid, client_id uuid, currency text, kind text, delta int, club_id uuid, payment_id uuid, refund_id uuid, method text, reason text, created_by uuid)
      left join lateral (${lastOfAccount(sql`d.client_id`, sql`d.currency`)}) l on true
    window w as (partition by d.client_id, d.currency order by d.i)),
  written as (
    insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, payment_id, refund_id, method, reason, created_by, created_at)
    select * from reckoned where balance >= 0
    on conflict on constraint account_entries_once do nothing
    returning id)
  select case when count(*) < ${moves.length}::int then app.lost_race() end from written`;
