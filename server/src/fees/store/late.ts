import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { LateCharge, LateFee } from '../rules/late.ts';

/** Of how many parts charge `c` is one, in SQL. */
export const partsOf = (c: RawBuilder<unknown>) => sql<number>`
  (select count(*)::int from charges o where o.root_id = ${c}.root_id and o.period_start = ${c}.period_start and o.period_end = ${c}.period_end and o.differs_from is null)`;

/** What is added to charge `c` where it is not paid in time, and when the next of it, in SQL. */
export const lateOf = (c: RawBuilder<unknown>) => sql`
  case when ${c}.status = 'open' then ${c}.late - 'after_days' || jsonb_build_object('next_on', ${c}.late_on) end`;

/** Money for charge `c` is on its way: it is no time to add something, or to remind of it. */
export const isUnderWay = (c: RawBuilder<unknown>) => sql<boolean>`exists (
  select from payment_lines l join payments p on p.id = l.payment_id where l.charge_id = ${c}.id and p.status = 'pending')`;

export interface Late extends LateCharge {
  id: string;
  student_id: string;
}

/** The rest an hour later. */
const most = 200;

/** Charges of a club to which something is to be added today. Nobody pays or corrects them meanwhile. */
export async function lockLate({ tx }: Scope, club_id: string, today: LocalDate): Promise<Late[]> {
  const { rows } = await sql<Late>`
    with due as materialized (
      select c.id, c.student_id, c.currency, c.late, c.late_on from charges c
       where c.club_id = ${club_id}::uuid and c.status = 'open' and c.amount > 0 and c.late_on <= ${today}::date
         and not ${isUnderWay(sql`c`)}
       order by c.late_on, c.id limit ${most} for no key update of c)
    select d.*, (select jsonb_agg(jsonb_build_object('kind', l.kind, 'amount', l.amount))
                   from charge_lines l where l.charge_id = d.id) as lines
      from due d`.execute(tx);
  return rows;
}

export interface NewLateFee extends LateFee {
  charge_id: string;
  days: number;
  /** How many there can be. */
  times: number;
}

/**
 * A line for each occasion. One that somebody else has added meanwhile is left out (`charge_lines_late`).
 * @returns how many there are more
 */
export async function addLateFees(scope: Scope, fees: readonly NewLateFee[]): Promise<number> {
  if (fees.length === 0) return 0;
  const rows = fees.map((one) => ({ ...one, id: newId() }));
  const { numAffectedRows } = await sql`
    insert into charge_lines (organization_id, id, charge_id, number, kind, amount, occasion, facts, created_at)
    select ${organizationOf(scope)}::uuid, d.id, d.charge_id,
           (select max(l.number) from charge_lines l where l.charge_id = d.charge_id)
             + row_number() over (partition by d.charge_id order by d.occasion), 'late', d.amount, d.occasion,
           jsonb_build_object('days', d.days, 'occasion', d.occasion, 'times', d.times), ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as d(id uuid, charge_id uuid, amount int, occasion int, days int, times int)
     where not exists (select from charge_lines l where l.charge_id = d.charge_id and l.occasion = d.occasion)
    on conflict do nothing`.execute(scope.tx);
  return Number(numAffectedRows ?? 0n);
}

/** When the next is added to each. */
export async function setLateOn(
  { tx }: Scope,
  dates: readonly { id: string; late_on: LocalDate | null }[],
): Promise<void> {
  await sql`
    update charges c set late_on = d.late_on, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as d(id uuid, late_on date)
     where c.id = d.id`.execute(tx);
}
