import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { lastOfAccount } from './write.ts';

/** A booking whose money moves, and the ids of what is written for it. */
export interface OfBooking {
  enrollment_id: string;
  created_by: string | null;
  ids: { a: string; b: string; c: string };
}

const recordset = (bookings: readonly OfBooking[]) => sql`
  jsonb_to_recordset(${JSON.stringify(bookings.map(({ ids, ...one }, i) => ({ ...one, ...ids, i })))}::jsonb)
    as d(i int, enrollment_id uuid, created_by uuid, a uuid, b uuid, c uuid)`;

/**
 * What bookings were paid with, and has not gone back, goes to the accounts of who paid: `a` names the refund, `b` the
 * entry. A booking that is not paid is left alone. Whoever moves the same account meanwhile wins: this is run again.
 */
export function returnPaid(tx: TenantTx, bookings: readonly OfBooking[], now: Date): RawBuilder<unknown> {
  const { organization_id } = scopeOf(tx);
  return sql`
    with back as materialized (
      select d.*, l.id as line_id, l.payment_id, p.club_id, p.payer_id, p.currency, l.amount - l.refunded_amount as amount
        from ${recordset(bookings)}
        join class_enrollments e on e.id = d.enrollment_id
        join payment_lines l on l.payment_id = e.payment_id and l.enrollment_id = e.id
        join payments p on p.id = l.payment_id
       where l.amount > l.refunded_amount),
    refunded as (
      insert into refunds (organization_id, id, payment_id, line_id, club_id, kind, method, amount, created_by, created_at)
      select ${organization_id}::uuid, a, payment_id, line_id, club_id, 'ended', 'account_credit', amount, created_by, ${now}::timestamptz
        from back order by i returning id),
    moved as (
      insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, refund_id, created_by, created_at)
      select ${organization_id}::uuid, b.b, b.payer_id, b.currency, coalesce(l.number, 0) + row_number() over w, 'returned', b.amount,
             coalesce(l.balance, 0) + sum(b.amount) over w, b.club_id, b.a, b.created_by, ${now}::timestamptz
        from back b left join lateral (${lastOfAccount(sql`b.payer_id`, sql`b.currency`)}) l on true
      window w as (partition by b.payer_id, b.currency order by b.i)
      on conflict on constraint account_entries_once do nothing
      returning id)
    select case when (select count(*) from moved) < (select count(*) from back) then app.lost_race() end`;
}

/**
 * What the end of these bookings had put on an account pays for them again, one after the other, each that the account
 * still has enough for: `a` names the payment, `b` its line, `c` the entry. The others are unpaid.
 */
export function payAgain(tx: TenantTx, bookings: readonly OfBooking[], now: Date): RawBuilder<unknown> {
  const { organization_id } = scopeOf(tx);
  return sql`
    with recursive had as materialized (
      select d.*, r.amount, p.club_id, p.payer_id, p.currency, l.number, l.balance,
             row_number() over (partition by p.payer_id, p.currency order by d.i) as turn
        from ${recordset(bookings)}
        join class_enrollments e on e.id = d.enrollment_id and e.status = 'enrolled' and not e.paid
          and not e.by_make_up and e.student_package_id is null
        cross join lateral (
          select r.amount, r.payment_id from payment_lines x join refunds r on r.line_id = x.id
           where x.enrollment_id = d.enrollment_id and r.kind = 'ended'
           order by r.created_at desc, r.id desc limit 1) r
        join payments p on p.id = r.payment_id
        cross join lateral (${lastOfAccount(sql`p.payer_id`, sql`p.currency`)}) l),
    walked as (
      select h.*, h.amount <= h.balance as fits, case when h.amount <= h.balance then h.balance - h.amount else h.balance end as rest
        from had h where h.turn = 1
      union all
      select h.*, h.amount <= w.rest, case when h.amount <= w.rest then w.rest - h.amount else w.rest end
        from walked w join had h on h.payer_id = w.payer_id and h.currency = w.currency and h.turn = w.turn + 1),
    again as materialized (
      select h.*, row_number() over w as nth, sum(h.amount) over w as spent
        from walked h where h.fits window w as (partition by h.payer_id, h.currency order by h.i)),
    paid as (
      insert into payments (organization_id, id, club_id, payer_id, method, amount, credit_amount, currency, captured_at, created_by, created_at)
      select ${organization_id}::uuid, a, club_id, payer_id, 'account_credit', amount, amount, currency, ${now}::timestamptz, created_by, ${now}::timestamptz
        from again returning id),
    lines as (
      insert into payment_lines (organization_id, id, payment_id, enrollment_id, amount, created_at)
      select ${organization_id}::uuid, b, a, enrollment_id, amount, ${now}::timestamptz from again returning id),
    moved as (
      insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, payment_id, created_by, created_at)
      select ${organization_id}::uuid, c, payer_id, currency, number + nth, 'used', -amount, balance - spent, club_id, a, created_by, ${now}::timestamptz
        from again
      on conflict on constraint account_entries_once do nothing
      returning id)
    select case when (select count(*) from moved) < (select count(*) from again) then app.lost_race() end`;
}
