import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import type { SessionState } from '../rules/session-state.ts';
import { type Clash, clashesOf, holdTheirBookings, type Moving } from '../store/clashes.ts';

export type SessionChange = { before: SessionState; after: SessionState };

/** Who, in classes that move, has another class at the new time. */
export async function studentClashes(scope: Scope, changes: readonly SessionChange[]): Promise<Clash[]> {
  const moving = movingOf(changes);
  return moving.length === 0 ? [] : clashesOf(scope, moving);
}

const movingOf = (changes: readonly SessionChange[]): Moving[] =>
  changes.flatMap(({ before, after }) => {
    if (!takesOtherTime(before, after) || after.enrolled_count === 0) return [];
    const was = { starts_at: before.scheduled_datetime, ends_at: before.ends_at };
    return [{ session_id: after.id, starts_at: after.scheduled_datetime, ends_at: after.ends_at, was }];
  });

/** Earlier or later than before: a class that only becomes shorter is in nobody's way. */
const takesOtherTime = (before: SessionState, after: SessionState): boolean =>
  after.scheduled_datetime < before.scheduled_datetime || after.ends_at > before.ends_at;

/** How many of them a refusal lists: enough to see what is the matter. */
const LISTED = 200;

/**
 * Throws 409 `scheduling.students_busy` with the list (its first 200, and how many people they are altogether): only who decides about it puts people in two places at once.
 * Nobody of these classes books anything until the end of the transaction, or the list would be old before it is used.
 */
export async function refuseClashes(
  scope: Scope,
  timezone: string,
  changes: readonly SessionChange[],
): Promise<void> {
  const moving = movingOf(changes);
  if (moving.length === 0) return;
  await holdTheirBookings(scope, moving);
  const clashes = await clashesOf(scope, moving);
  if (clashes.length === 0) return;
  const count = new Set(clashes.map((one) => one.student_id)).size;
  throw conflict(
    'scheduling.students_busy',
    `${count} students have another class at the new time. Say keep_overlaps to move them all the same.`,
    { params: { count }, clashes: clashes.slice(0, LISTED).map((one) => shownClash(one, timezone)) },
  );
}

/** A clash as it goes out: instants in the club's offset. */
export const shownClash = (one: Clash, timezone: string) => ({
  ...one,
  with: {
    ...one.with,
    starts_at: offsetDateTime(one.with.starts_at, timezone),
    ends_at: offsetDateTime(one.with.ends_at, timezone),
  },
});
