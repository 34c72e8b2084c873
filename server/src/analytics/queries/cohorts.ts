import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addMonths, earlierDate, laterDate, localDateOf } from '../../kernel/time/index.ts';
import type { AnalyticsCohorts, AnalyticsQuery } from '../schemas.ts';
import { type Asked, askedOf } from './asked.ts';
import { classesOf, duringOf, isOf } from './classes.ts';
import { type KeptFor, keptFor } from './kept.ts';
import { type Came, keptCohorts } from './kept-cohorts.ts';

const months = 12;

/**
 * Who came for the first time in each of twelve months (that of the last day asked for, or today's, and those before), and how many of
 * them came in each month since; in a snapshot, as `getAnalytics`. Throws 404, 422.
 */
export async function getCohorts(scope: Scope, query: AnalyticsQuery): Promise<AnalyticsCohorts> {
  const asked = await askedOf(scope, query);
  return cohortsOf(scope, asked, await keptFor(scope, asked));
}

/** Without `kept` everything is read as it is. */
export async function cohortsOf(
  scope: Scope,
  asked: Asked,
  kept: KeptFor | undefined,
): Promise<AnalyticsCohorts> {
  const today = localDateOf(scope.now, asked.clubs[0]?.timezone ?? 'UTC');
  const until = laterDate(asked.from, earlierDate(asked.until, today));
  const from = addMonths(`${until.slice(0, 7)}-01`, 1 - months);
  const year = { ...asked, from, until };
  const counted = kept ? await keptCohorts(scope, year, kept) : await countedOf(scope, year);
  const cohorts = [...Map.groupBy(counted, ({ first }) => first)].map(([month, rows]) => ({
    month,
    students: rows.find((row) => row.month === month)?.students ?? 0,
    active: monthsFrom(month, until).map((one) => rows.find((row) => row.month === one)?.students ?? 0),
  }));
  return { cohorts };
}

function monthsFrom(first: string, until: string): string[] {
  const all: string[] = [];
  for (let day = `${first}-01`; day <= until; day = addMonths(day, 1)) all.push(day.slice(0, 7));
  return all;
}

async function countedOf(scope: Scope, asked: Asked): Promise<Came[]> {
  const { rows } = await sql<Came>`
    with k as materialized (${classesOf(asked, scope)}),
    came as materialized (
      select e.student_id, to_char(k.local_date, 'YYYY-MM') as month, min(e.session_starts_at) as first_at
        from class_enrollments e join k on ${isOf('k')}
       where ${duringOf(asked)} and k.status <> 'cancelled' and e.status = 'enrolled' and e.checked_in
       group by 1, 2),
    first as materialized (
      select f.student_id, f.month from (
        select distinct on (student_id) student_id, month, first_at from came order by student_id, first_at) f
       where not exists (select from class_enrollments x where x.student_id = f.student_id and x.checked_in and x.session_starts_at < f.first_at))
    select first.month as first, came.month, count(*)::int as students
      from first join came on came.student_id = first.student_id
     group by 1, 2 order by 1, 2`.execute(scope.tx);
  return rows;
}
