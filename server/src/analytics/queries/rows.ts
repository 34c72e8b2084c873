import { sql } from 'kysely';
import { rowsOf as foundOf } from '../../kernel/db/cursor.ts';
import { afterDay, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type KpiKey, kpis } from '../rules/kpis.ts';
import type { AnalyticsQuery, AnalyticsRow, RowsQuery } from '../schemas.ts';
import { type Asked, askedOf } from './asked.ts';
import { ofItsDay } from './classes.ts';
import { type CoachTime, coachTimes, taughtMinutes } from './coaches.ts';
import { rowsOf } from './sources.ts';

/** What a KPI is made of, row by row, the latest first: summed up the rows are the KPI. Throws 404, 422. */
export async function listRows(scope: Scope, key: KpiKey, query: RowsQuery) {
  const asked = await askedOf(scope, query);
  const { source } = kpis[key];
  const size = pageSize(query.limit);
  const after = afterDay(query.cursor);
  if (source === 'instructors') {
    const all = await coachRows(scope, asked);
    const behind = after ? all.filter(({ id }) => id < after.id) : all;
    return pageOf(behind, size, (row) => [row.on, row.id]);
  }
  const rows = await rowsOf(source, { scope, asked, key });
  const found = await sql<AnalyticsRow>`
    with ${rows.with},
    page as materialized (
      select * from (${rows.select}) r ${after ? sql`where ("on", id) < (${after.day}::date, ${after.id}::uuid)` : sql``}
       order by "on" desc, id desc limit ${oneMore(size)})
    ${named}`.execute(scope.tx);
  return pageOf(found.rows, size, (row) => [row.on, row.id]);
}

/** All of them, reckoned once. */
export async function* allRows(
  scope: Scope,
  key: KpiKey,
  query: AnalyticsQuery,
): AsyncGenerator<AnalyticsRow> {
  const asked = await askedOf(scope, query);
  const { source } = kpis[key];
  if (source === 'instructors') return yield* await coachRows(scope, asked);
  const rows = await rowsOf(source, { scope, asked, key });
  yield* foundOf(
    scope.tx,
    sql<AnalyticsRow>`with ${rows.with}, page as materialized (${rows.select}) ${named}`,
  );
}

/** The rows of `page` as they are told. */
const named = sql`
  select r.id, r."on", to_char(s.local_time, 'HH24:MI') as at,
         -- Of a class as its group was called then.
         case when r.label = '' and s.id is not null then ${ofItsDay('name')} else r.label end as label, coalesce(a.display_name, '') as person, r.detail,
         coalesce(k.name, '') as club, r.numerator::float8 as numerator, r.denominator::float8 as denominator,
         r.session_id, r.client_id, r.instructor_id
    from page r
    left join class_sessions s on s.id = r.session_id
    left join class_schedules p on p.id = s.schedule_id
    left join client_profiles a on a.id = r.client_id
    left join clubs k on k.id = r.club_id
   order by r."on" desc, r.id desc`;

const coachRows = async (scope: Scope, asked: Asked): Promise<AnalyticsRow[]> =>
  (await coachTimes(scope, asked, await taughtMinutes(scope, asked)))
    .sort((a, b) => (a.instructor_id < b.instructor_id ? 1 : -1))
    .map((one) => coachRow(asked, one));

const coachRow = (asked: Asked, { instructor_id, name, taught, available }: CoachTime): AnalyticsRow => ({
  ...{ id: instructor_id, on: asked.from, at: null, label: name, person: '', detail: '', club: '' },
  ...{ numerator: taught, denominator: available, session_id: null, client_id: null, instructor_id },
});
