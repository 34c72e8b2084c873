import type { Scope } from '../../kernel/scope.ts';
import { localDateOf, localTimeOf } from '../../kernel/time/index.ts';
import { type Collision, collisions } from '../rules/collisions.ts';
import { type Conflict, coachesWanted } from '../rules/generation.ts';
import type { Standing } from '../rules/timetable/clashes.ts';
import { recurrenceOf, type ScheduleRow } from '../store/schedules.ts';
import { closuresFrom, courtKey, keysOf, standingOn } from '../store/standing.ts';
import type { GenerationResult } from './generate.ts';

/** `is_unmade`: a series for whose date no class was made yet, of which generating knows nothing. */
type Later = Conflict & { is_unmade: boolean };

/**
 * Where a series that is about to be published meets what is there, over its whole term: classes are made for some
 * months only, and two that begin in September would pass each other until then. The first date of each.
 */
export async function conflictsLater(scope: Scope, row: ScheduleRow): Promise<Later[]> {
  const { court_id } = row;
  const closures = await closuresFrom(scope, [row.club_id]);
  const standing = await standingOn(
    scope,
    {
      court_ids: court_id === null ? [] : [court_id],
      instructor_ids: coachesWanted(row),
    },
    closures,
  );
  const from = localDateOf(scope.now, row.timezone);
  const series = { ...recurrenceOf(row), from, closures: closures.get(row.club_id) ?? [] };
  return collisions([...standing, { keys: keysOf(row), series }], standing.length).map((one) => {
    const other = standing[one.first] as Standing;
    return { ...conflictOf(row, one, other.title), is_unmade: other.series !== undefined };
  });
}

function conflictOf(row: ScheduleRow, { key, first_at, second_at }: Collision, title: string): Conflict {
  const { starts_at } = first_at;
  const code = row.court_id !== null && key === courtKey(row.court_id) ? 'court_busy' : 'instructor_busy';
  const there = `${localDateOf(starts_at, row.timezone)} at ${localTimeOf(starts_at, row.timezone)}`;
  return {
    ...{ code, date: localDateOf(second_at.starts_at, row.timezone), blocking: true },
    params: { name: row.name, title },
    message: `“${title}” is there on ${there}.`,
    with: { ...first_at, title, session_id: null },
  };
}

/**
 * What generating did not come to, or could not know of, once for each that is in the way. Where the class was made
 * it is the other series that loses its date, when its turn comes.
 */
export function withLater(result: GenerationResult, later: readonly Later[]): GenerationResult {
  const said = new Set<string>();
  const made = new Set(result.sessions.map((one) => one.local_date));
  const unknown = later.filter((one) => {
    const what = `${one.code} ${one.params.title}`;
    const isNew = (one.is_unmade || one.date > result.until) && !said.has(what);
    if (isNew) said.add(what);
    return isNew;
  });
  const told = unknown.map(({ is_unmade: _, ...one }) => ({ ...one, blocking: !made.has(one.date) }));
  return { ...result, conflicts: [...result.conflicts, ...told] };
}
