import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { lastOfAccount } from './write.ts';

/** A booking that the credit of an account pays, and the ids of what is written for it. */
export interface PaidFromAccount {
  enrollment_id: string;
  payer_id: string;
  club_id: string;
  /** Minor units. */
  amount: number;
  currency: string;
  created_by: string | null;
  ids: { a: string; b: string; c: string };
}

/**
 * The credit of accounts pays for bookings that stand: `a` names the payment, `b` its line, `c` the entry. Who has less
 * by now than was decided, or whose account somebody else moves meanwhile: this is run again.
 */
export function payFromAccount(
  tx: TenantTx,
  bookings: readonly PaidFromAccount[],
  now: Date,
): RawBuilder<unknown> {
  const { organization_id } = scopeOf(tx);
  const rows = bookings.map(({ ids, ...one }, i) => ({ ...one, ...ids, i }));
  return sql`
    with due as materialized (
      select d.*, coalesce(l.number, 0) as number, coalesce(l.balance, 0) as balance,
             row_number() over w as nth, sum(d.amount) over w as spent
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               as d(i int, enrollment_id uuid, payer_id uuid, club_id uuid, amount int, currency text, created_by uuid, a uuid, b uuid, c uuid)
        join class_enrollments e on e.id = d.enrollment_id and e.status = 'enrolled' and not e.paid and e.price = d.amount
        left join lateral (${lastOfAccount(sql`d.payer_id`, sql`d.currency`)}) l on true
      window w as (partition by d.payer_id, d.currency order by d.i)),
    paid as (
      insert into payments (organization_id, id, club_id, payer_id, method, amount, credit_amount, currency, captured_at, created_by, created_at)
      select ${organization_id}::uuid, a, club_id, payer_id, 'account_credit', amount, amount, currency, ${now}::timestamptz, created_by, ${now}::timestamptz
        from due order by i returning id),
    lines as (
      insert into payment_lines (organization_id, id, payment_id, enrollment_id, amount, created_at)
      select ${organization_id}::uuid, b, a, enrollment_id, amount, ${now}::timestamptz from due returning id),
    moved as (
      insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, payment_id, created_by, created_at)
      select ${organization_id}::uuid, c, payer_id, currency, number + nth, 'used', -amount, balance - spent, club_id, a, created_by, ${now}::timestamptz
        from due where spent <= balance
      on conflict on constraint account_entries_once do nothing
      returning id)
    select case when (select count(*) from moved) < (select count(*) from due) then app.lost_race() end`;
}
