import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, type LocalDate, laterDate } from '../../kernel/time/index.ts';
import { type Asked, around } from './asked.ts';

/** What is added to classes, in minor units, not rounded: one class after the other, in whichever money. */
export interface Shares {
  session_ids: string[];
  currencies: string[];
  amounts: string[];
}
export const noShares: Shares = { session_ids: [], currencies: [], amounts: [] };

/** What of the earnings is asked for. */
export interface Earning extends Asked {
  /** Of fees only those whose period ends on this day or later. */
  fees_from?: LocalDate;
  /** Only those whose period ended before this one. */
  fees_before?: LocalDate;
  /** In whichever money. */
  any_currency?: boolean;
}

/** The longest stretch that a fee is for, and a bit. */
const longestFeeDays = 800;

/**
 * Each fee that was paid, shared by the classes of its place in its time: those that were held, and are still to come
 * (docs/domain/kpis.md). Step by step: fees, their places, and the classes of those, each looked up by what was found.
 */
export async function feeShares(scope: Scope, asked: Earning): Promise<Shares> {
  const fees = await paidFees(scope, asked);
  const places = await placesOf(
    scope,
    fees.map(({ root_id }) => root_id),
  );
  const [first, last] = [
    fees.map((fee) => fee.period_start).sort()[0],
    fees
      .map((fee) => fee.period_end)
      .sort()
      .at(-1),
  ];
  if (places.length === 0 || !first || !last) return noShares;
  const { starts_at, ends_at } = around({ from: first, until: last });
  const { rows } = await sql<Earned>`
    with fee as (select * from jsonb_to_recordset(${JSON.stringify(fees)}::jsonb)
           as f(id uuid, root_id uuid, period_start date, period_end date, currency text, amount numeric)),
    place as (select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(root_id uuid, id uuid)),
    booked as materialized (
      select e.session_id, e.schedule_enrollment_id, s.local_date
        from class_enrollments e join class_sessions s on s.id = e.session_id
       where e.schedule_enrollment_id = any(${places.map(({ id }) => id)}::uuid[]) and s.status <> 'cancelled'
         and e.session_starts_at >= ${starts_at}::timestamptz and e.session_starts_at < ${ends_at}::timestamptz
         and (e.status in ('enrolled', 'no_show') or e.released)),
    dated as (
      select fee.amount, fee.currency, b.session_id, b.local_date, count(*) over (partition by fee.id) as classes
        from fee join place on place.root_id = fee.root_id
        join booked b on b.schedule_enrollment_id = place.id and b.local_date between fee.period_start and fee.period_end)
    select session_id, currency, sum(amount / classes)::text as amount from dated
     where local_date between ${asked.from}::date and ${asked.until}::date ${ofThese(asked, sql`session_id`)}
     group by session_id, currency`.execute(scope.tx);
  return sharesOf(rows);
}

export interface Earned {
  session_id: string;
  currency: string;
  amount: string;
}
export const sharesOf = (rows: readonly Earned[]): Shares => ({
  session_ids: rows.map(({ session_id }) => session_id),
  currencies: rows.map(({ currency }) => currency),
  amounts: rows.map(({ amount }) => amount),
});
const ofThese = ({ session_ids }: Asked, column: RawBuilder<unknown>) =>
  session_ids === undefined ? sql`` : sql`and ${column} = any(${session_ids}::uuid[])`;
/** In the money that is asked for. */
export const inMoney = (asked: Earning, column: RawBuilder<unknown>) =>
  asked.any_currency ? sql`` : sql`and ${column} = ${asked.currency}`;

interface PaidFee {
  id: string;
  root_id: string;
  period_start: string;
  period_end: string;
  currency: string;
  amount: number;
}

async function paidFees(scope: Scope, asked: Earning): Promise<PaidFee[]> {
  const of = asked.session_ids === undefined ? undefined : await placesAt(scope, asked.session_ids);
  if (of?.days.length === 0) return [];
  const { rows } = await sql<PaidFee>`
    -- What of them counts is asked of what was found: none of it is in the index.
    with charged as materialized (
      select h.id, h.root_id, h.period_start, h.period_end, h.currency, h.status, h.deposit is not null as is_deposit
        from charges h
       where ${of === undefined ? sql`h.club_id = any(array(select k.id from clubs k))` : sql`h.root_id = any(${of.roots}::uuid[])`}
         and h.period_start between ${addDays(laterDate(asked.from, asked.fees_from ?? asked.from), -longestFeeDays)}::date and ${asked.until}::date)
    select h.id, h.root_id, h.period_start, h.period_end, h.currency,
           (coalesce((select sum(l.amount - l.refunded_amount) from payment_lines l join payments q on q.id = l.payment_id
              where l.charge_id = h.id and q.captured_at is not null), 0)
          + coalesce((select -sum(l.amount) from charge_lines l where l.charge_id = h.id and l.kind = 'deposit'), 0))::float8 as amount
      from charged h
     where h.period_end >= ${asked.from}::date and not h.is_deposit and h.status <> 'cancelled' ${inMoney(asked, sql`h.currency`)}
       ${asked.fees_from === undefined ? sql`` : sql`and h.period_end >= ${asked.fees_from}::date`}
       ${asked.fees_before === undefined ? sql`` : sql`and h.period_end < ${asked.fees_before}::date`}
       ${of === undefined ? sql`` : sql`and exists (select from unnest(${of.days}::date[]) d where d between h.period_start and h.period_end)`}`.execute(
    scope.tx,
  );
  return rows.filter(({ amount }) => amount !== 0);
}

/** Which places have a date in these classes, back to those that they go on from, and on which days. */
async function placesAt({ tx }: Scope, sessionIds: readonly string[]) {
  const { rows } = await sql<{ roots: string[]; days: string[] }>`
    with recursive dates as materialized (
      select e.schedule_enrollment_id as id, s.local_date
        from class_enrollments e join class_sessions s on s.id = e.session_id
       where e.session_id = any(${sessionIds}::uuid[]) and e.schedule_enrollment_id is not null),
    up(id) as (
      select id from dates
      union
      select f.follows_id from up join schedule_enrollments f on f.id = up.id where f.follows_id is not null)
    select array(select id from up) as roots, array(select distinct local_date::text from dates) as days`.execute(
    tx,
  );
  return rows[0] ?? { roots: [], days: [] };
}

/** The places that these began, and those that go on from them. */
async function placesOf({ tx }: Scope, roots: readonly string[]): Promise<{ root_id: string; id: string }[]> {
  if (roots.length === 0) return [];
  const { rows } = await sql<{ root_id: string; id: string }>`
    with recursive down(root_id, id) as (
      select r.id, r.id from unnest(${[...new Set(roots)]}::uuid[]) as r(id)
      union all
      select down.root_id, f.id from down join schedule_enrollments f on f.follows_id = down.id)
    select root_id, id from down`.execute(tx);
  return rows;
}
