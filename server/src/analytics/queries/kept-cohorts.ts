import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, addMonths, earlierDate, type LocalDate } from '../../kernel/time/index.ts';
import { type Asked, around } from './asked.ts';
import { classesOf, isOf } from './classes.ts';
import type { KeptFor } from './kept.ts';
import { bookedSince, isOnce, keptStudentsOf, times } from './kept-students.ts';

/** How many of those who came first in one month came in another. */
export interface Came {
  first: string;
  month: string;
  students: number;
}

/**
 * The cohorts of a period, which begins with a month, from what is kept: of whoever was not written to since, when they came
 * first and in which months; of the last days, and of everybody else, what the bookings say. A student is one row, with a
 * column for each month.
 */
export async function keptCohorts(scope: Scope, asked: Asked, kept: KeptFor): Promise<Came[]> {
  const months = monthsOf(asked);
  const { starts_at, ends_at } = around(asked);
  const { rows } = await sql<{ first: string; students: number[] }>`
    with changed as materialized (select id from unnest(${kept.student_ids}::uuid[]) id),
    booked as materialized (${bookedSince(starts_at, ends_at, kept)}),
    k as materialized (${classesOf(asked, scope, 'bare', sql`array(select session_id from booked)`)}),
    since as materialized (
      select e.student_id, min(e.session_starts_at) as first_at, (array_agg(k.local_date order by e.session_starts_at))[1] as first_on,
             ${sql.join(months.map(({ from, until }, n) => sql`bool_or(k.local_date between ${from}::date and ${until}::date) as ${came(n)}`))}
        from booked e join k on ${isOf('k')} where k.status <> 'cancelled' and e.checked_in group by e.student_id),
    past as (${pastOf(asked, kept, months)}),
    new as (
      select student_id, first_on from since s
       where not exists (select from class_enrollments x where x.student_id = s.student_id and x.checked_in and x.session_starts_at < s.first_at)),
    everybody as (
      select coalesce(p.first_on, w.first_on) as first_on,
             ${sql.join(months.map((_, n) => sql`coalesce(p.${came(n)}, false) or coalesce(n.${came(n)}, false) as ${came(n)}`))}
        from past p full join since n using (student_id) left join new w using (student_id)
       where coalesce(p.first_on, w.first_on) is not null)
    select to_char(first_on, 'YYYY-MM') as first, array[${sql.join(
      months.map((_, n) => sql`(count(*) filter (where ${came(n)}))::int`),
    )}] as students
      from everybody group by 1 order by 1`.execute(scope.tx);
  return rows.flatMap(({ first, students }) =>
    students.flatMap((count, n) => {
      const month = months[n]?.from.slice(0, 7);
      return month && count > 0 ? [{ first, month, students: count }] : [];
    }),
  );
}

interface Month {
  from: LocalDate;
  until: LocalDate;
}
const came = (n: number) => sql.ref(`came_${n}`);

/** The months of a period, the last one as far as it is in it. */
function monthsOf({ from, until }: Asked): Month[] {
  const months: Month[] = [];
  for (let day = from; day <= until; day = addMonths(day, 1))
    months.push({ from: day, until: earlierDate(until, addDays(addMonths(day, 1), -1)) });
  return months;
}

/** Who is kept and came first in about this period: when, where that was in what is asked for, and in which months. */
function pastOf(asked: Asked, kept: KeptFor, months: readonly Month[]): RawBuilder<unknown> {
  const { starts_at, ends_at } = around(asked);
  const cells = sql`
    select s.student_id, case when s.first_at = s.first_ever and s.first_on between ${asked.from}::date and ${asked.until}::date then s.first_on end as first_on,
           ${sql.join(months.map((month, n) => sql`${times(sql`s.came`, month)} > 0 as ${came(n)}`))}
      from kept_students s
     where ${keptStudentsOf(asked)} and s.first_ever >= ${starts_at}::timestamptz and s.first_ever < ${ends_at}::timestamptz
       ${kept.student_ids.length > 0 ? sql`and not exists (select from changed where id = s.student_id)` : sql``}`;
  return isOnce(asked)
    ? cells
    : sql`select student_id, min(first_on) as first_on, ${sql.join(months.map((_, n) => sql`bool_or(${came(n)}) as ${came(n)}`))}
            from (${cells}) c group by student_id`;
}
