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
const within = sql`${sql.lit(backWithinHours)} * interval '1 hour'`;
/** Whether they were back in what is kept. */
const isBack = (n: 0 | 1) => sql`second_at <= ${column('kept', n)} + ${within}`;
const counts = (n: 0 | 1) => sql`jsonb_build_object(
  'were', count(*) filter (where ${column('came', n + 1)}),
  'stayed', count(*) filter (where ${column('came', n)} and ${column('came', n + 1)}),
  'booked', count(*) filter (where ${column('bookings', n)} > 0),
  'repeated', count(*) filter (where ${column('bookings', n)} > 1),
  'fresh', count(*) filter (where ${column('kept', n)} is not null) + (select count(*) from ${sql.table(`first_${n}`)} where is_new),
  'back', count(*) filter (where ${isBack(n)}) + (select count(*) from ${sql.table(`first_${n}`)} where is_back))`;

const during = (day: RawBuilder<unknown>, { from, until }: Period) =>
  sql`${day} between ${from}::date and ${until}::date`;
/** How many of these days, which are in order, are in a period. */
export const times = (days: RawBuilder<unknown>, { from, until }: Period) =>
  sql`(width_bucket(${until}::date, ${days}) - width_bucket(${addDays(from, -1)}::date, ${days}))`;

/** Bookings that stand and are not kept: of the last days, and of whoever was written to since. */
export function bookedSince(starts_at: Date, ends_at: Date, kept: KeptFor): RawBuilder<unknown> {
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
  const since = sql`
    select e.student_id, (count(*) filter (where ${during(day, asked)}))::int as bookings_0, (count(*) filter (where ${during(day, then)}))::int as bookings_1,
           ${cameIn(asked)} as came_0, ${cameIn(then)} as came_1, ${cameIn(longAgo)} as came_2,
           ${firstIn(asked)} as first_0, ${firstIn(then)} as first_1
      from booked e join k on ${isOf('k')} where k.status <> 'cancelled' group by e.student_id`;
  const past = sql`
    select s.student_id, ${times(sql`s.booked`, asked)} as bookings_0, ${times(sql`s.booked`, then)} as bookings_1,
           ${times(sql`s.came`, asked)} > 0 as came_0, ${times(sql`s.came`, then)} > 0 as came_1, ${times(sql`s.came`, longAgo)} > 0 as came_2,
           ${keptFirst(asked)} as kept_0, ${keptFirst(then)} as kept_1, s.first_ever is not null as has_come, s.second_at
      from kept_students s where ${keptStudentsOf(asked)} ${kept.student_ids.length > 0 ? sql`and not exists (select from changed where id = s.student_id)` : sql``}`;
  return sql`
    changed as materialized (select id from unnest(${kept.student_ids}::uuid[]) id),
    booked as materialized (${bookedSince(starts_at, around(asked).ends_at, kept)}),
    k as materialized (${classesOf({ ...asked, from: longAgo.from }, scope, 'bare', sql`array(select session_id from booked)`)}),
    since as materialized (${since}),
    past as (${isOnce(asked) ? past : onceEach(past)}),
    everybody as materialized (
      select student_id, coalesce(p.bookings_0, 0) + coalesce(n.bookings_0, 0) as bookings_0, coalesce(p.bookings_1, 0) + coalesce(n.bookings_1, 0) as bookings_1,
             coalesce(p.came_0, false) or coalesce(n.came_0, false) as came_0, coalesce(p.came_1, false) or coalesce(n.came_1, false) as came_1,
             coalesce(p.came_2, false) or coalesce(n.came_2, false) as came_2, p.kept_0, p.kept_1, n.first_0, n.first_1, p.second_at,
             coalesce(p.has_come, false) as has_come
        from past p full join since n using (student_id))`;
}

/** Whether what is asked for has a student at most once in what is kept. */
export const isOnce = ({ club_ids, instructor_id, class_type_id, level_id }: Asked): boolean => {
  const told = [instructor_id, class_type_id, level_id].filter((one) => one !== undefined).length;
  return club_ids.length === 1 && (told === 0 || told === 3);
};
const onceEach = (cells: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select student_id, sum(bookings_0)::int as bookings_0, sum(bookings_1)::int as bookings_1, bool_or(came_0) as came_0, bool_or(came_1) as came_1,
         bool_or(came_2) as came_2, min(kept_0) as kept_0, min(kept_1) as kept_1, bool_or(has_come) as has_come, min(second_at) as second_at
    from (${cells}) c group by student_id`;

/** Each student once for a club, or once for a coach, a type and a level, where one of them is asked for. */
export const keptStudentsOf = (asked: Asked): RawBuilder<unknown> => {
  const isFiltered = asked.instructor_id ?? asked.class_type_id ?? asked.level_id;
  return sql`${isFiltered === undefined ? sql`s.is_whole` : sql`not s.is_whole`} and ${keptMatch('s', asked)}`;
};

/**
 * What is not known from what is kept: whether somebody was back who came first so lately that it was not yet kept, and who
 * came first of all since.
 */
function firsts(n: 0 | 1, kept: KeptFor): RawBuilder<unknown> {
  const visit = (first: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`exists (
    select from class_enrollments x where x.student_id = o.student_id and x.checked_in and x.session_starts_at > ${first} and ${when})`;
  const back = (first: RawBuilder<unknown>) => visit(first, sql`x.session_starts_at <= ${first} + ${within}`);
  const [keptAt, liveAt] = [sql.ref(`o.kept_${n}`), sql.ref(`o.first_${n}`)];
  return sql`
    select false as is_new, ${back(keptAt)} as is_back
      from everybody o
     where ${keptAt} + ${within} >= ${kept.until}::timestamptz and coalesce(o.second_at > ${keptAt} + ${within}, true)
    union all
    select true, ${back(liveAt)} from everybody o
     where not o.has_come and ${liveAt} is not null and not exists (
       select from class_enrollments x where x.student_id = o.student_id and x.checked_in and x.session_starts_at < ${liveAt})`;
}
