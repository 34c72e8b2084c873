import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../kernel/time/index.ts';
import type { Asked } from './asked.ts';
import { duringOf, isOf } from './classes.ts';

/** The longest stretch that a fee is for, and a bit. */
const longestFeeDays = 800;

/**
 * What each class of `c` has earned: what was paid for its bookings and has not gone back, each class of a package at
 * what the package cost for one, and the fees of fixed places, shared by the classes that they are for
 * (docs/domain/kpis.md). In minor units, not rounded. Common table expressions: `booked`, …, `earned`.
 */
export const earnedOf = (asked: Asked): RawBuilder<unknown> => sql`
  booked as materialized (
    select e.id, e.session_id, e.payment_id, e.student_package_id from class_enrollments e join c on ${isOf('c')}
     where ${duringOf(asked)} and c.status <> 'cancelled' and (e.payment_id is not null or e.student_package_id is not null)),
  singly as (
    select b.session_id, sum(l.amount - l.refunded_amount)::numeric as amount
      from booked b
      join payment_lines l on l.enrollment_id = b.id
      join payments q on q.id = l.payment_id and q.captured_at is not null and q.currency = ${asked.currency}
     where b.payment_id is not null
     group by b.session_id),
  used as materialized (
    select b.session_id, x.student_package_id, -sum(x.delta) as classes
      from booked b join package_entries x on x.enrollment_id = b.id
     where b.student_package_id is not null
     group by b.session_id, x.student_package_id having sum(x.delta) <> 0),
  ${bought(asked)},
  by_package as (
    select u.session_id, sum(u.classes * p.price) as amount from used u join bought p on p.id = u.student_package_id group by u.session_id),
  ${fees(asked)},
  earned as materialized (
    select m.session_id, sum(m.amount) as amount
      from (select * from singly union all select * from by_package union all select * from by_fee) m
     group by m.session_id)`;

/** What one class of the packages that were used has cost; of one that was passed on, what its first owner paid. */
const bought = ({ currency }: Asked) => sql`
  line as (
    with recursive up(id, at) as (
      select distinct u.student_package_id, u.student_package_id from used u
      union all
      select up.id, b.transferred_from from up join student_packages b on b.id = up.at where b.transferred_from is not null)
    select id, at from up),
  bought as (
    select line.id, b.payment_amount::numeric / b.num_classes as price
      from line join student_packages b on b.id = line.at
     where b.transferred_from is null and b.payment_amount is not null and b.currency = ${currency})`;

/** Each fee that was paid, shared by the classes of its place in its time: those that were held, and are still to come. */
const fees = (asked: Asked) => sql`
  -- What of them counts is asked of what was found: none of it is in the index.
  charged as materialized (
    select h.id, h.root_id, h.period_start, h.period_end, h.currency, h.status, h.deposit is not null as is_deposit
      from charges h
     where h.club_id = any(${asked.club_ids}::uuid[])
       and h.period_start between ${addDays(asked.from, -longestFeeDays)}::date and ${asked.until}::date),
  fee as materialized (
    select h.id, h.root_id, h.period_start, h.period_end,
           coalesce((select sum(l.amount - l.refunded_amount) from payment_lines l join payments q on q.id = l.payment_id
             where l.charge_id = h.id and q.captured_at is not null), 0)
         + coalesce((select -sum(l.amount) from charge_lines l where l.charge_id = h.id and l.kind = 'deposit' and l.amount < 0), 0) as amount
      from charged h
     where h.period_end >= ${asked.from}::date and not h.is_deposit and h.status <> 'cancelled' and h.currency = ${asked.currency}),
  place as materialized (
    with recursive down(root_id, id) as (
      select distinct fee.root_id, fee.root_id from fee
      union all
      select down.root_id, f.id from down join schedule_enrollments f on f.follows_id = down.id)
    select root_id, id from down),
  dated as (
    select fee.id as fee_id, fee.amount, e.session_id, count(*) over (partition by fee.id) as classes
      from fee
      join place on place.root_id = fee.root_id
      join class_enrollments e on e.schedule_enrollment_id = place.id
      join class_sessions s on s.id = e.session_id
     where s.local_date between fee.period_start and fee.period_end and s.status <> 'cancelled'
       and (e.status in ('enrolled', 'no_show') or e.released)),
  by_fee as (
    select d.session_id, sum(d.amount::numeric / d.classes) as amount from dated d join c on c.id = d.session_id
     where c.status <> 'cancelled'
     group by d.session_id)`;
