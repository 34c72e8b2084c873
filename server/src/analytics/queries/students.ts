import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Counted, KpiKey } from '../rules/kpis.ts';
import { type Asked, before } from './asked.ts';
import { classesOf, duringOf, isOf } from './classes.ts';
import { columnsOf, type Rows } from './row-columns.ts';

/** Within which somebody new is back. */
export const backWithinHours = 30 * 24;

/** One row for each student of a period: how many bookings of theirs stand, whether they came, and when first. */
const came = (asked: Asked, scope: Scope, name: 'now_of' | 'then_of'): RawBuilder<unknown> => {
  const classes = sql.raw(`${name}_classes`);
  return sql`
    ${classes} as materialized (${classesOf(asked, scope)}),
    ${sql.raw(name)} as materialized (
      select e.student_id, count(*) as bookings, bool_or(e.checked_in) as came,
             min(e.session_starts_at) filter (where e.checked_in) as first_at,
             min(e.session_starts_at) filter (where e.checked_in) + ${sql.lit(backWithinHours)} * interval '1 hour' as back_until,
             max(k.local_date) as last_on
        from class_enrollments e join ${classes} k on ${isOf('k')}
       where ${duringOf(asked)} and k.status <> 'cancelled' and e.status in ('enrolled', 'no_show')
       group by e.student_id)`;
};

const isFirst = sql`came and not exists (
  select from class_enrollments x
   where x.student_id = now_of.student_id and x.checked_in and x.session_starts_at < now_of.first_at)`;
const isBack = sql`exists (
  select from class_enrollments x
   where x.student_id = now_of.student_id and x.checked_in
     and x.session_starts_at > now_of.first_at and x.session_starts_at <= now_of.back_until)`;

const rowOf = (name: 'now_of' | 'then_of') => {
  const of = (column: string) => sql.ref(`${name}.${column}`);
  return columnsOf({ id: of('student_id'), on: of('last_on'), client: of('student_id') });
};

export function studentRows(asked: Asked, scope: Scope, key: KpiKey): Rows {
  const each = (adds: RawBuilder<unknown>) =>
    sql`(${adds})::int::numeric as numerator, 1::numeric as denominator`;
  if (key === 'repeat_enrollment_rate')
    return {
      with: came(asked, scope, 'now_of'),
      select: sql`select ${rowOf('now_of')}, ${each(sql`bookings >= 2`)} from now_of`,
    };
  if (key === 'first_visit_return')
    return {
      with: came(asked, scope, 'now_of'),
      select: sql`select ${rowOf('now_of')}, ${each(isBack)} from now_of where ${isFirst}`,
    };
  const stayed = sql`coalesce(now_of.came, false)`;
  return {
    with: sql`${came(asked, scope, 'now_of')}, ${came(before(asked), scope, 'then_of')}`,
    select: sql`select ${rowOf('then_of')}, ${each(key === 'churn_rate' ? sql`not ${stayed}` : stayed)}
      from then_of left join now_of on now_of.student_id = then_of.student_id where then_of.came`,
  };
}

export type StudentKpis = Record<
  'student_retention_rate' | 'churn_rate' | 'first_visit_return' | 'repeat_enrollment_rate',
  Counted
>;

/** The same summed up, all at once: who came is looked for in each of the two periods once. */
export async function studentKpis(scope: Scope, asked: Asked): Promise<StudentKpis> {
  const { rows } = await sql<Counts>`
    with ${came(asked, scope, 'now_of')}, ${came(before(asked), scope, 'then_of')},
    first as (select ${isBack} as is_back from now_of where ${isFirst})
    select (select count(*) from then_of where came)::int as were,
           (select count(*) from then_of join now_of on now_of.student_id = then_of.student_id
             where then_of.came and now_of.came)::int as stayed,
           (select count(*) from now_of)::int as booked,
           (select count(*) from now_of where bookings >= 2)::int as repeated,
           (select count(*) from first)::int as fresh,
           (select count(*) from first where is_back)::int as back`.execute(scope.tx);
  return kpisOf(rows[0] as Counts);
}

export type Counts = Record<'were' | 'stayed' | 'booked' | 'repeated' | 'fresh' | 'back', number>;
export const kpisOf = ({ were, stayed, booked, repeated, fresh, back }: Counts): StudentKpis => ({
  student_retention_rate: { numerator: stayed, denominator: were },
  churn_rate: { numerator: were - stayed, denominator: were },
  first_visit_return: { numerator: back, denominator: fresh },
  repeat_enrollment_rate: { numerator: repeated, denominator: booked },
});
