import { type RawBuilder, sql } from 'kysely';
import type { Asked } from './asked.ts';
import { duringOf, isOf } from './classes.ts';
import type { FeeShares } from './fees.ts';

/**
 * What each class of `c` has earned: what was paid for its bookings and has not gone back, each class of a package at
 * what the package cost for one, and the fees of fixed places, shared by the classes that they are for
 * (docs/domain/kpis.md). In minor units, not rounded. Common table expressions: `booked`, …, `earned`.
 */
export const earnedOf = (asked: Asked, fees: FeeShares): RawBuilder<unknown> => sql`
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
  by_fee as (select * from unnest(${fees.session_ids}::uuid[], ${fees.amounts}::numeric[]) as share(session_id, amount)),
  earned as materialized (
    select m.session_id, sum(m.amount) as amount
      from (select * from singly union all select * from by_package union all select * from by_fee) m
     group by m.session_id)`;

/** What one class of the packages that were used has cost; of one that was passed on (three times at most), what its first owner paid. */
const bought = ({ currency }: Asked) => sql`
  bought as (
    select b.id, coalesce(b.payment_amount, b1.payment_amount, b2.payment_amount, b3.payment_amount)::numeric / b.num_classes as price
      from (select distinct student_package_id as id from used) u
      join student_packages b on b.id = u.id
      left join student_packages b1 on b1.id = b.transferred_from
      left join student_packages b2 on b2.id = b1.transferred_from
      left join student_packages b3 on b3.id = b2.transferred_from
     where b.currency = ${currency})`;
