import type { Scope } from '../../kernel/scope.ts';
import { addMinutes, localDateOf, localTimeOf } from '../../kernel/time/index.ts';
import { type Collision, collisions } from '../rules/collisions.ts';
import type { Conflict } from '../rules/generation.ts';
import { recurrenceOf, type ScheduleRow } from '../store/schedules.ts';
import { closuresFrom, courtKey, keysOf, standingOn } from '../store/standing.ts';
import type { GenerationResult } from './generate.ts';

/**
 * Where a series that is about to be published meets what is there, over its whole term: classes are made for some
 * months only, and two that begin in September would pass each other until then. The first date of each.
 */
export async function conflictsLater(scope: Scope, row: ScheduleRow): Promise<Conflict[]> {
  const { court_id, instructor_id } = row;
  const closures = await closuresFrom(scope, [row.club_id]);
  const standing = await standingOn(
    scope,
    {
      court_ids: court_id === null ? [] : [court_id],
      instructor_ids: instructor_id === null ? [] : [instructor_id],
    },
    closures,
  );
  const from = localDateOf(scope.now, row.timezone);
  const series = { ...recurrenceOf(row), from, closures: closures.get(row.club_id) ?? [] };
  return collisions([...standing, { keys: keysOf(row), series }], standing.length).map((one) =>
    conflictOf(row, one, standing[one.first]?.title ?? ''),
  );
}

function conflictOf(row: ScheduleRow, { key, starts_at }: Collision, title: string): Conflict {
  const date = localDateOf(starts_at, row.timezone);
  const code = row.court_id !== null && key === courtKey(row.court_id) ? 'court_busy' : 'instructor_busy';
  return {
    ...{ code, date, blocking: true, params: { name: row.name, title } },
    message: `“${title}” is there on ${date} at ${localTimeOf(starts_at, row.timezone)}.`,
    with: {
      ...{ starts_at, ends_at: addMinutes(starts_at, row.duration_minutes) },
      ...{ title, session_id: null },
    },
  };
}

/** What generating did not come to yet, once for each that is in the way. */
export function withLater(result: GenerationResult, later: readonly Conflict[]): GenerationResult {
  const said = new Set<string>();
  const beyond = later.filter((one) => {
    const what = `${one.code} ${one.params.title}`;
    const isNew = one.date > result.until && !said.has(what);
    if (isNew) said.add(what);
    return isNew;
  });
  return { ...result, conflicts: [...result.conflicts, ...beyond] };
}
