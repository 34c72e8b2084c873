import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Deposit, DepositTerms } from '../rules/deposits.ts';
import { addLines } from './charges.ts';
import { isUnderWay } from './late.ts';

export interface NewDeposit {
  club_id: string;
  plan_id: string;
  place_id: string;
  student_id: string;
  currency: string;
  /** The first day of the place. */
  starts_on: LocalDate;
  due_on: LocalDate;
  amount: number;
  terms: DepositTerms;
}

/** Once for a line of places. @returns its id; undefined where there is one already */
export async function insertDeposit(scope: Scope, asked: NewDeposit): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into charges (organization_id, id, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, due_on, deposit, look_on, reminded_before_at, created_by, created_at)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${asked.club_id}::uuid, ${asked.plan_id}::uuid, ${asked.place_id}::uuid, ${asked.place_id}::uuid,
            ${asked.student_id}::uuid, ${asked.starts_on}::date, ${asked.starts_on}::date, ${asked.currency}, ${asked.due_on}::date, ${JSON.stringify(asked.terms)}::jsonb, ${asked.starts_on}::date,
            ${scope.now}::timestamptz, ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz)
    on conflict do nothing returning id`.execute(scope.tx);
  const [row] = rows;
  if (row) await addLines(scope, [{ charge_id: row.id, line: { kind: 'deposit', amount: asked.amount } }]);
  return row?.id;
}

/** What was paid for deposit `d` and is there still, in SQL; `l` is the line of its payment. What a returned debit cost is the club's. */
export const held = sql<number>`greatest(0, least(coalesce(l.amount - l.refunded_amount, 0),
    (select sum(n.amount) from charge_lines n where n.charge_id = d.id and n.kind <> 'returned')) - d.to_return - d.kept
  + coalesce((select sum(n.amount) from charge_lines n where n.charge_id = d.counts_in and n.kind = 'deposit'), 0))::int`;

/** What nothing was decided about yet, by the first place of its line; what is not paid holds nothing. */
export async function depositsOf({ tx }: Scope, roots: readonly string[]): Promise<Map<string, Deposit>> {
  const { rows } = await sql<Deposit & { root_id: string }>`
    select d.id, d.root_id, d.deposit ->> 'counts' as counts, d.deposit ->> 'leaving' as leaving, ${held} as held
      from charges d left join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
     where d.root_id = any(${roots}::uuid[]) and d.deposit is not null and d.settled_at is null and d.counts_in is null
       and d.status <> 'cancelled' and d.cancel_reason <> 'merged'`.execute(tx);
  return new Map(rows.map(({ root_id, ...one }) => [root_id, one]));
}

/** Nobody pays, counts or gives them back meanwhile. */
export async function lockDeposits({ tx }: Scope, ids: readonly string[]): Promise<void> {
  await sql`select id from charges where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(
    tx,
  );
}

/** A deposit, and the charge of the same line of places in which it counts. */
export interface Counted {
  deposit_id: string;
  period_start: LocalDate;
  amount: number;
}

/**
 * A deposit is taken off a charge: once, whoever else raises another one at that moment; what was not paid is not to be
 * paid in advance any more. (`once: false`: what a test shows to go wrong then.)
 */
export async function countDeposits(
  scope: Scope,
  counted: readonly Counted[],
  { once } = { once: true },
): Promise<void> {
  if (counted.length === 0) return;
  const { tx, now } = scope;
  await lockDeposits(
    scope,
    counted.map(({ deposit_id }) => deposit_id),
  );
  const given = JSON.stringify(counted);
  const { rows } = await sql<{ charge_id: string; amount: number }>`
    with counted as (
      select o.id as charge_id, c.deposit_id, c.amount from jsonb_to_recordset(${given}::jsonb) as c(deposit_id uuid, period_start date, amount int)
        join charges d on d.id = c.deposit_id
        join charges o on o.root_id = d.root_id and o.period_start = c.period_start and o.deposit is null and o.differs_from is null and o.part = 1 and o.status = 'open'
        left join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
       where c.amount > 0 and d.status = 'paid' and ${once ? sql`d.counts_in is null and c.amount <= ${held}` : sql`true`})
    update charges d set counts_in = c.charge_id, updated_at = now() from counted c where d.id = c.deposit_id
    returning c.charge_id, c.amount`.execute(tx);
  await addLines(
    scope,
    rows.map(({ charge_id, amount }) => ({ charge_id, line: { kind: 'deposit', amount: -amount } })),
  );
  await awaitPaid(scope, given);
  await sql`
    update charges d set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancel_reason = 'deposit_over', settled_at = ${now}::timestamptz, look_on = null, updated_at = now()
     where d.id = any(${counted.map((one) => one.deposit_id)}::uuid[]) and d.status = 'open' and d.counts_in is null`.execute(
    tx,
  );
}

/** Whose money is on its way stands as paid: it counts in that charge when it is there (`countPaid`). */
async function awaitPaid({ tx }: Scope, given: string): Promise<void> {
  await sql`
    update charges d set counts_in = o.id, updated_at = now()
      from jsonb_to_recordset(${given}::jsonb) as c(deposit_id uuid, period_start date), charges o
     where d.id = c.deposit_id and d.status = 'open' and d.counts_in is null and ${isUnderWay(sql`d`)}
       and o.root_id = d.root_id and o.period_start = c.period_start and o.deposit is null and o.differs_from is null and o.part = 1 and o.status = 'open'`.execute(
    tx,
  );
}

/**
 * What has just been paid and was waited for is taken off its charge, if that is to be paid still and nobody is about to;
 * else it is held, and goes back when the place is over.
 */
export async function countPaid(scope: Scope, paid: readonly string[]): Promise<void> {
  const { rows } = await sql<{ charge_id: string; amount: number }>`
    select c.id as charge_id, least(c.amount, ${held}) as amount
      from charges d join charges c on c.id = d.counts_in
      join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
     where d.id = any(${[...paid]}::uuid[]) and d.deposit is not null and d.status = 'paid' and c.status = 'open' and c.amount > 0
       and not ${isUnderWay(sql`c`)} for no key update of c`.execute(scope.tx);
  await addLines(
    scope,
    rows.flatMap(({ charge_id, amount }) =>
      amount > 0 ? [{ charge_id, line: { kind: 'deposit', amount: -amount } }] : [],
    ),
  );
}

/**
 * These charges are to be paid no more: what was paid in advance is held again. Of one that is paid the rest, which is as
 * it was, goes back by whoever calls.
 */
export async function uncountDeposits(scope: Scope, charges: readonly string[]): Promise<void> {
  if (charges.length === 0) return;
  const { rows } = await sql<{ charge_id: string; amount: number | null; is_paid: boolean }>`
    with counted as (
      select d.id, d.counts_in from charges d where d.counts_in = any(${[...charges]}::uuid[]) order by d.id for no key update)
    update charges d set counts_in = null, settled_at = null, look_on = (${scope.now}::timestamptz)::date, updated_at = now() from counted c where d.id = c.id
    returning c.counts_in as charge_id, (select p.status = 'paid' from charges p where p.id = c.counts_in) as is_paid,
              (select -sum(n.amount) from charge_lines n where n.charge_id = c.counts_in and n.kind = 'deposit')::int as amount`.execute(
    scope.tx,
  );
  await addLines(
    scope,
    rows.flatMap(({ charge_id, amount, is_paid }) =>
      // What was waited for and is not paid is no line of it.
      amount === null || amount === 0
        ? []
        : [
            { charge_id, line: { kind: 'deposit', amount } },
            ...(is_paid ? [{ charge_id, line: { kind: 'leaving', amount: -amount } }] : []),
          ],
    ),
  );
}

/** Charges that are to be paid after all: what was taken off them and is held still is taken off again. */
export async function countAgain(scope: Scope, charges: readonly string[]): Promise<void> {
  if (charges.length === 0) return;
  const { rows } = await sql<Counted>`
    select d.id as deposit_id, c.period_start, least(c.amount, ${held}) as amount
      from charges c join charges d on d.root_id = c.root_id and d.deposit is not null and d.counts_in is null and d.settled_at is null
      left join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
     where c.id = any(${[...charges]}::uuid[]) and c.status = 'open' and d.status = 'paid'
       and exists (select from charge_lines n where n.charge_id = c.id and n.kind = 'deposit')`.execute(
    scope.tx,
  );
  await countDeposits(scope, rows);
}

/**
 * What is to be paid more for charges in which a deposit counted is less by what of it is held again. @returns how much
 * that is
 */
export async function countInMore(
  scope: Scope,
  more_id: string,
  { root_id, ids }: { root_id: string; ids: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    with found as (
      select d.id, least(m.amount, ${held}) as amount
        from charges d join charges m on m.id = ${more_id}::uuid join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
       where d.root_id = ${root_id}::uuid and d.deposit is not null and d.counts_in is null and d.settled_at is null and d.status = 'paid'
         and exists (select from charge_lines n where n.charge_id = any(${[...ids]}::uuid[]) and n.kind = 'deposit'))
    update charges d set counts_in = ${more_id}::uuid, updated_at = now() from found f where f.id = d.id and f.amount > 0 returning f.amount`.execute(
    scope.tx,
  );
  const amount = rows[0]?.amount ?? 0;
  if (amount > 0) await addLines(scope, [{ charge_id: more_id, line: { kind: 'deposit', amount: -amount } }]);
  return amount;
}

/** What of the payment of a charge was taken off another one, as a deposit, and cannot go back any more. */
export async function countedOf({ tx }: Scope, charge_id: string): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    select coalesce(-sum(n.amount), 0)::int as counted
      from charges d join charge_lines n on n.charge_id = d.counts_in and n.kind = 'deposit' where d.id = ${charge_id}::uuid`.execute(
    tx,
  );
  return rows[0]?.counted ?? 0;
}

/** Something of a deposit has gone back, at the desk, at Stripe or at the bank: as much less of it is kept. */
export async function keepLess({ tx }: Scope, charge_id: string): Promise<void> {
  await sql`
    update charges d set kept = least(d.kept, greatest(0, l.amount - l.refunded_amount)), updated_at = now()
      from payment_lines l where l.payment_id = d.payment_id and l.charge_id = d.id and d.id = ${charge_id}::uuid and d.kept > 0`.execute(
    tx,
  );
}

/** It is owed again: whether it is to be paid still is looked at anew. What counts already does so, and is owed by this. */
export async function lookAtOwed({ tx, now }: Scope, id: string): Promise<void> {
  await sql`
    update charges set settled_at = null, kept = 0, look_on = (${now}::timestamptz)::date, updated_at = now()
     where id = ${id}::uuid and deposit is not null and status = 'open'`.execute(tx);
}

/** How a deposit stands, and the last place of its line. */
export interface Standing extends Deposit {
  status: 'open' | 'paid';
  root_id: string;
  place_id: string;
  schedule_id: string;
  student_id: string;
  currency: string;
  period_start: LocalDate;
  /** It was taken off a charge, and this is what is left. */
  is_counted: boolean;
  ends_on: LocalDate | null;
  gave_notice: boolean;
  by_club: boolean;
  /** Somebody has the place today, or will. */
  is_held: boolean;
}

/** The last place of the line of deposit `d`, and how it ends: with its group at the latest. */
const lastOf = (today: LocalDate) => sql`(
  with recursive line as (
    select d.root_id as id union all select n.id from line l join schedule_enrollments n on n.follows_id = l.id)
  select f.id as place_id, f.schedule_id, f.notice_given_at is not null as gave_notice, f.status = 'ended' and f.end_reason = 'schedule_cancelled' as by_club,
         case when f.status = 'active' then least(f.ends_on, g.end_date) else f.starts_on - 1 end as ends_on,
         f.status = 'active' and coalesce(least(f.ends_on, g.end_date), ${today}::date) >= ${today}::date as is_held
    from line l join schedule_enrollments f on f.id = l.id join class_schedules g on g.id = f.schedule_id
   order by f.status = 'active' desc, f.starts_on desc, f.id desc limit 1)`;

/** What is held for these lines of places, or may be to be decided at a club by now: a few at a time. */
export async function depositsStanding(
  { tx }: Scope,
  where: { club_id: string } | { roots: readonly string[] },
  today: LocalDate,
): Promise<Standing[]> {
  const which =
    'roots' in where
      ? sql`d.root_id = any(${[...where.roots]}::uuid[]) and d.deposit is not null and d.cancel_reason <> 'merged'`
      : sql`d.club_id = ${where.club_id}::uuid and d.look_on <= ${today}::date`;
  const most = 'roots' in where ? sql`` : sql`limit 40`;
  const { rows } = await sql<Standing>`
    with due as materialized (
      select d.* from charges d where ${which} and d.settled_at is null and d.status <> 'cancelled' order by d.look_on, d.id ${most})
    select d.id, d.root_id, d.status, d.deposit ->> 'counts' as counts, d.deposit ->> 'leaving' as leaving, ${held} as held,
           f.place_id, f.schedule_id, d.student_id, d.currency, d.period_start, d.counts_in is not null as is_counted, f.ends_on, f.gave_notice, f.by_club, f.is_held
      from due d
      left join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
      cross join lateral ${lastOf(today)} f
     order by d.id`.execute(tx);
  return rows;
}

/** When they are to be looked at again; null: not before the days of the place change. */
export async function lookAgain({ tx }: Scope, ids: readonly string[], on: LocalDate | null): Promise<void> {
  await sql`
    update charges set look_on = ${on}::date where id = any(${[...ids]}::uuid[]) and deposit is not null and settled_at is null`.execute(
    tx,
  );
}

/** Of these nothing is to be paid any more, but for what is paid by now: that is held, and decided about as usual. */
export async function dropOpen({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  await sql`
    update charges set settled_at = ${now}::timestamptz, look_on = null, updated_at = now(), status = 'cancelled', with_place = true,
           cancelled_at = ${now}::timestamptz
     where id = any(${[...ids]}::uuid[]) and status = 'open'`.execute(tx);
}

/** Nothing is left to be decided. Of one that is open nothing is to be paid any more. */
export async function settleDeposit(
  { tx, now }: Scope,
  id: string,
  { kept = 0 }: { kept?: number } = {},
): Promise<void> {
  await sql`
    update charges set kept = kept + ${kept}::int, settled_at = ${now}::timestamptz, look_on = null, updated_at = now(),
           status = case when status = 'open' then 'cancelled' else status end, with_place = status = 'open',
           cancelled_at = case when status = 'open' then ${now}::timestamptz else cancelled_at end
     where id = ${id}::uuid`.execute(tx);
}

/** Their places are there again: what was kept of them is held, and what was not paid is owed. */
export async function holdAgain({ tx }: Scope, roots: readonly string[], today: LocalDate): Promise<void> {
  await sql`
    update charges d set kept = 0, settled_at = null, look_on = ${today}::date, updated_at = now(), with_place = false,
           status = case when d.with_place then 'open' else d.status end, cancelled_at = case when d.with_place then null else d.cancelled_at end
      from (select x.id from charges x where x.root_id = any(${[...roots]}::uuid[]) and x.deposit is not null and x.settled_at is not null and (x.kept > 0 or x.with_place)) o
     where o.id = d.id and (select f.is_held from ${lastOf(today)} f)`.execute(tx);
}
