import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { duringOf } from './classes.ts';
import { type Earned, type Earning, feeShares, inMoney, type Shares, sharesOf } from './fees.ts';

/**
 * What each class of a period has earned: what was paid for its bookings and has not gone back, each class of a package
 * at what the package cost for one, and the fees of fixed places, shared by the classes that they are for
 * (docs/domain/kpis.md). In minor units, not rounded; a class may come several times. In three statements, each of which
 * looks up what the one kind of money hangs on.
 */
export async function earningsOf(scope: Scope, asked: Earning): Promise<Shares> {
  const kinds = [
    await feeShares(scope, asked),
    await paidSingly(scope, asked),
    await paidByPackage(scope, asked),
  ];
  return {
    session_ids: kinds.flatMap(({ session_ids }) => session_ids),
    currencies: kinds.flatMap(({ currencies }) => currencies),
    amounts: kinds.flatMap(({ amounts }) => amounts),
  };
}

async function paidSingly({ tx }: Scope, asked: Earning): Promise<Shares> {
  const { rows } = await sql<Earned>`
    with booked as materialized (
      select e.id, e.session_id from class_enrollments e where ${duringOf(asked)} and e.payment_id is not null)
    select b.session_id, q.currency, sum(l.amount - l.refunded_amount)::text as amount
      from booked b
      join payment_lines l on l.enrollment_id = b.id
      join payments q on q.id = l.payment_id and q.captured_at is not null ${inMoney(asked, sql`q.currency`)}
     group by b.session_id, q.currency`.execute(tx);
  return sharesOf(rows);
}

async function paidByPackage({ tx }: Scope, asked: Earning): Promise<Shares> {
  const { rows } = await sql<Earned>`
    with booked as materialized (
      select e.id, e.session_id from class_enrollments e where ${duringOf(asked)} and e.student_package_id is not null),
    used as materialized (
      select b.session_id, x.student_package_id, -sum(x.delta) as classes
        from booked b join package_entries x on x.enrollment_id = b.id
       group by b.session_id, x.student_package_id having sum(x.delta) <> 0),
    ${bought(asked)}
    select u.session_id, p.currency, sum(u.classes * p.price)::text as amount
      from used u join bought p on p.id = u.student_package_id group by u.session_id, p.currency`.execute(tx);
  return sharesOf(rows);
}

/** What one class of the packages that were used has cost; of one that was passed on (three times at most), what its first owner paid. */
const bought = (asked: Earning) => sql`
  bought as (
    select b.id, b.currency, coalesce(b.payment_amount, b1.payment_amount, b2.payment_amount, b3.payment_amount)::numeric / b.num_classes as price
      from (select distinct student_package_id as id from used) u
      join student_packages b on b.id = u.id
      left join student_packages b1 on b1.id = b.transferred_from
      left join student_packages b2 on b2.id = b1.transferred_from
      left join student_packages b3 on b3.id = b2.transferred_from
     where true ${inMoney(asked, sql`b.currency`)})`;
