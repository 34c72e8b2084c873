import { sql } from 'kysely';
import { busyCourts } from '../../courts/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, laterDate, localDateOf, zonedInstant } from '../../kernel/time/index.ts';
import { coachesWanted } from '../rules/generation.ts';
import type { Closure } from '../rules/recurrence.ts';
import type { Standing } from '../rules/timetable/clashes.ts';
import { busyInstructors } from './busy.ts';
import { recurrenceOf } from './schedules.ts';
import { holdsItsDate } from './sessions.ts';

export interface Wanted {
  court_ids: readonly string[];
  instructor_ids: readonly string[];
}

export const courtKey = (id: string): string => `court ${id}`;
export const instructorKey = (id: string): string => `instructor ${id}`;
/** What a series takes for itself. */
export const keysOf = (row: {
  court_id: string | null;
  instructor_id: string | null;
  assistant_instructor_ids: readonly string[];
}): string[] => [
  ...(row.court_id === null ? [] : [courtKey(row.court_id)]),
  ...coachesWanted(row).map(instructorKey),
];

/** No class is planned for a later day. */
const lastDay = zonedInstant('3000-01-01', '00:00', 'UTC');

/**
 * What takes these courts and coaches from now on: the classes that are there, and the published series on the days
 * for which none was made yet.
 */
export async function standingOn(
  scope: Scope,
  wanted: Wanted,
  closures: ReadonlyMap<string, readonly Closure[]>,
): Promise<Standing[]> {
  const { court_ids, instructor_ids } = wanted;
  const frame = { from: scope.now, until: lastDay };
  const [courts, coaches, series] = await Promise.all([
    busyCourts(scope, { court_ids, ...frame }),
    busyInstructors(scope, { instructor_ids, ...frame }),
    seriesOn(scope, wanted),
  ]);
  return [
    ...courts
      .filter(({ class_session_id: id }) => id !== null)
      .map(({ court_id, title, ...at }) => ({ title, keys: [courtKey(court_id)], at })),
    ...[...coaches].flatMap(([id, busy]) =>
      busy.map(({ title, ...at }) => ({ title, keys: [instructorKey(id)], at })),
    ),
    ...series.map((row) => standingSeries(scope, row, closures)),
  ];
}

type SeriesRow = Awaited<ReturnType<typeof seriesOn>>[number];

function standingSeries(
  { now }: Scope,
  row: SeriesRow,
  closures: ReadonlyMap<string, readonly Closure[]>,
): Standing {
  const next = row.last_made === null ? row.start_date : addDays(row.last_made, 1);
  const series = {
    ...recurrenceOf(row),
    from: laterDate(localDateOf(now, row.timezone), next),
    closures: closures.get(row.club_id) ?? [],
  };
  return { title: row.name, keys: keysOf(row), series };
}

async function seriesOn({ tx, now }: Scope, { court_ids, instructor_ids }: Wanted) {
  if (court_ids.length === 0 && instructor_ids.length === 0) return [];
  const yesterday = addDays(localDateOf(now, 'UTC'), -1);
  return tx
    .selectFrom('class_schedules as s')
    .innerJoin('clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.club_id'),
    )
    .selectAll('s')
    .select('c.timezone')
    .select(
      sql<string | null>`(select max(e.occurrence_date) from class_sessions e
        where e.organization_id = s.organization_id and e.schedule_id = s.id
          and ${holdsItsDate('e')})`.as('last_made'),
    )
    .where('s.status', '=', 'published')
    .where((where) => where.or([where('s.end_date', 'is', null), where('s.end_date', '>=', yesterday)]))
    .where(
      sql<boolean>`(s.court_id = any(${[...court_ids]}::uuid[]) or s.instructor_id = any(${[...instructor_ids]}::uuid[])
        or s.assistant_instructor_ids && ${[...instructor_ids]}::uuid[])`,
    )
    .execute();
}

/** The days on which these clubs are closed, from today on. */
export async function closuresFrom(
  { tx, now }: Scope,
  club_ids: readonly string[],
): Promise<ReadonlyMap<string, Closure[]>> {
  if (club_ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('club_closures')
    .select(['club_id', 'starts_on', 'ends_on', 'name'])
    .where('club_id', '=', sql<string>`any(${[...club_ids]}::uuid[])`)
    .where('ends_on', '>=', addDays(localDateOf(now, 'UTC'), -1))
    .execute();
  return Map.groupBy(rows, (row) => row.club_id);
}
