import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Period } from '../rules/period.ts';
import { type Asked, around, before } from './asked.ts';
import { classesOf, isOf } from './classes.ts';
import { type KeptFor, keptMatch } from './kept.ts';
import { backWithinHours, type Counts, kpisOf, type StudentKpis } from './students.ts';

/*
 * The figures of students from what is kept, of a period and the one before it at once: each student once, with how
 * often and whether in which period. What is of the last days, and of students who were written to since, is read as it is.
 */

export async function keptStudentKpis(
  scope: Scope,
  asked: Asked,
  kept: KeptFor,
): Promise<[now: StudentKpis, then: StudentKpis]> {
  const { rows } = await sql<{ now: Counts; then: Counts }>`
    with ${everybody(asked, scope, kept)}, first_0 as (${firsts(0, kept)}), first_1 as (${firsts(1, kept)})
    select ${counts(0)} as now, ${counts(1)} as "then" from everybody`.execute(scope.tx);
  const found = rows[0] as { now: Counts; then: Counts };
  return [kpisOf(found.now), kpisOf(found.then)];
}

const column = (name: string, n: number) => sql.ref(`${name}_${n}`);
const counts = (n: 0 | 1) => sql`jsonb_build_object(
  'were', count(*) filter (where ${column('came', n + 1)}),
  'stayed', count(*) filter (where ${column('came', n)} and ${column('came', n + 1)}),
  'booked', count(*) filter (where ${column('bookings', n)} > 0),
  'repeated', count(*) filter (where ${column('bookings', n)} > 1),
  'fresh', (select count(*) from ${sql.table(`first_${n}`)}),
  'back', (select count(*) from ${sql.table(`first_${n}`)} where is_back))`;

const during = (day: RawBuilder<unknown>, { from, until }: Period) =>
  sql`${day} between ${from}::date and ${until}::date`;
/** How many of these days, which are in order, are in a period. */
const times = (days: RawBuilder<unknown>, { from, until }: Period) =>
  sql`(width_bucket(${until}::date, ${days}) - width_bucket(${addDays(from, -1)}::date, ${days}))`;

/** Bookings that stand and are not kept: of the last days, and of whoever was written to since. */
function bookedSince(starts_at: Date, ends_at: Date, kept: KeptFor): RawBuilder<unknown> {
  const booking = sql`e.student_id, e.session_id, e.session_starts_at, e.checked_in`;
  const stands = sql`e.session_starts_at < ${ends_at}::timestamptz and e.status in ('enrolled', 'no_show')`;
  return sql`
    select ${booking} from class_enrollments e
     where e.session_starts_at >= greatest(${starts_at}::timestamptz, ${kept.until}::timestamptz) and ${stands}
       and not exists (select from changed where id = e.student_id)
    union all
    select ${booking} from class_enrollments e
     where e.student_id = any(${kept.student_ids}::uuid[]) and e.session_starts_at >= ${starts_at}::timestamptz and ${stands}`;
}

/** `everybody`: bookings and whether they came in the periods 0, 1 and 2, and their first class where it is in 0 or 1. */
function everybody(asked: Asked, scope: Scope, kept: KeptFor): RawBuilder<unknown> {
  const [then, longAgo] = [before(asked), before(before(asked))];
  const { starts_at } = around(longAgo);
  const day = sql`k.local_date`;
  const cameIn = (period: Period) => sql`coalesce(bool_or(e.checked_in and ${during(day, period)}), false)`;
  const firstIn = (period: Period) =>
    sql`min(e.session_starts_at) filter (where e.checked_in and ${during(day, period)})`;
  const keptFirst = (period: Period) =>
    sql`case when s.first_at = s.first_ever and ${during(sql`s.first_on`, period)} then s.first_at end`;
  return sql`
    changed as materialized (select id from unnest(${kept.student_ids}::uuid[]) id),
    booked as materialized (${bookedSince(starts_at, around(asked).ends_at, kept)}),
    k as materialized (${classesOf({ ...asked, from: longAgo.from }, scope, 'bare', sql`array(select session_id from booked)`)}),
    each_one as (
      select e.student_id, count(*) filter (where ${during(day, asked)}) as bookings_0, count(*) filter (where ${during(day, then)}) as bookings_1,
             ${cameIn(asked)} as came_0, ${cameIn(then)} as came_1, ${cameIn(longAgo)} as came_2,
             ${firstIn(asked)} as first_0, ${firstIn(then)} as first_1, false as has_come, null::timestamptz as second_at
        from booked e join k on ${isOf('k')} where k.status <> 'cancelled' group by e.student_id
      union all
      select s.student_id, ${times(sql`s.booked`, asked)}, ${times(sql`s.booked`, then)},
             ${times(sql`s.came`, asked)} > 0, ${times(sql`s.came`, then)} > 0, ${times(sql`s.came`, longAgo)} > 0,
             ${keptFirst(asked)}, ${keptFirst(then)}, s.first_ever is not null, s.second_at
        from kept_students s
       where ${keptStudentsOf(asked)} and not exists (select from changed where id = s.student_id)),
    everybody as materialized (
      select student_id, sum(bookings_0) as bookings_0, sum(bookings_1) as bookings_1, bool_or(came_0) as came_0, bool_or(came_1) as came_1,
             bool_or(came_2) as came_2, min(first_0) filter (where has_come) as kept_0, min(first_1) filter (where has_come) as kept_1,
             min(first_0) as first_0, min(first_1) as first_1, bool_or(has_come) as has_come, min(second_at) as second_at
        from each_one group by student_id)`;
}

/** Each student once for a club, or once for a coach, a type and a level, where one of them is asked for. */
const keptStudentsOf = (asked: Asked): RawBuilder<unknown> => {
  const isFiltered = asked.instructor_id ?? asked.class_type_id ?? asked.level_id;
  return sql`${isFiltered === undefined ? sql`s.is_whole` : sql`not s.is_whole`} and ${keptMatch('s', asked)}`;
};

/** Whether each who came first in a period was back; whoever has come before it was kept is known from what is kept. */
function firsts(n: 0 | 1, kept: KeptFor): RawBuilder<unknown> {
  const within = sql`${sql.lit(backWithinHours)} * interval '1 hour'`;
  const visit = (first: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`exists (
    select from class_enrollments x where x.student_id = o.student_id and x.checked_in and x.session_starts_at > ${first} and ${when})`;
  const back = (first: RawBuilder<unknown>) => visit(first, sql`x.session_starts_at <= ${first} + ${within}`);
  const [keptAt, liveAt] = [sql.ref(`o.kept_${n}`), sql.ref(`o.first_${n}`)];
  return sql`
    select coalesce(o.second_at <= ${keptAt} + ${within}, ${keptAt} + ${within} >= ${kept.until}::timestamptz and ${back(keptAt)}) as is_back
      from everybody o where o.has_come and ${keptAt} is not null
    union all
    select ${back(liveAt)} from everybody o
     where not o.has_come and ${liveAt} is not null and not exists (
       select from class_enrollments x where x.student_id = o.student_id and x.checked_in and x.session_starts_at < ${liveAt})`;
}
