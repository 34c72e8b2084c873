import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Asked } from './asked.ts';

/** What is added to classes, in minor units, not rounded: one class after the other. */
export interface Shares {
  session_ids: string[];
  amounts: string[];
}

/** The longest stretch that a fee is for, and a bit. */
const longestFeeDays = 800;

/**
 * Each fee that was paid, shared by the classes of its place in its time: those that were held, and are still to come
 * (docs/domain/kpis.md). Step by step: fees, their places, and the classes of those, each looked up by what was found.
 */
export async function feeShares(scope: Scope, asked: Asked): Promise<Shares> {
  const fees = await paidFees(scope, asked);
  const places = await placesOf(
    scope,
    fees.map(({ root_id }) => root_id),
  );
  if (places.length === 0) return { session_ids: [], amounts: [] };
  const { rows } = await sql<{ session_id: string; amount: string }>`
    with fee as (select * from jsonb_to_recordset(${JSON.stringify(fees)}::jsonb) as f(id uuid, root_id uuid, period_start date, period_end date, amount numeric)),
    place as (select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(root_id uuid, id uuid)),
    booked as materialized (
      select e.session_id, e.schedule_enrollment_id, s.local_date
        from class_enrollments e join class_sessions s on s.id = e.session_id
       where e.schedule_enrollment_id = any(${places.map(({ id }) => id)}::uuid[]) and s.status <> 'cancelled'
         and (e.status in ('enrolled', 'no_show') or e.released)),
    dated as (
      select fee.amount, b.session_id, b.local_date, count(*) over (partition by fee.id) as classes
        from fee join place on place.root_id = fee.root_id
        join booked b on b.schedule_enrollment_id = place.id and b.local_date between fee.period_start and fee.period_end)
    select session_id, sum(amount / classes)::text as amount from dated
     where local_date between ${asked.from}::date and ${asked.until}::date
     group by session_id`.execute(scope.tx);
  return { session_ids: rows.map((row) => row.session_id), amounts: rows.map((row) => row.amount) };
}

interface PaidFee {
  id: string;
  root_id: string;
  period_start: string;
  period_end: string;
  amount: number;
}

async function paidFees({ tx }: Scope, asked: Asked): Promise<PaidFee[]> {
  const { rows } = await sql<PaidFee>`
    -- What of them counts is asked of what was found: none of it is in the index.
    with charged as materialized (
      select h.id, h.root_id, h.period_start, h.period_end, h.currency, h.status, h.deposit is not null as is_deposit
        from charges h
       where h.club_id = any(${asked.club_ids}::uuid[])
         and h.period_start between ${addDays(asked.from, -longestFeeDays)}::date and ${asked.until}::date)
    select h.id, h.root_id, h.period_start, h.period_end,
           (coalesce((select sum(l.amount - l.refunded_amount) from payment_lines l join payments q on q.id = l.payment_id
              where l.charge_id = h.id and q.captured_at is not null), 0)
          + coalesce((select -sum(l.amount) from charge_lines l where l.charge_id = h.id and l.kind = 'deposit'), 0))::float8 as amount
      from charged h
     where h.period_end >= ${asked.from}::date and not h.is_deposit and h.status <> 'cancelled' and h.currency = ${asked.currency}`.execute(
    tx,
  );
  return rows.filter(({ amount }) => amount !== 0);
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
