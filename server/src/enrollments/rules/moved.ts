import { addHours, earlierOf, laterOf } from '../../kernel/time/index.ts';
import type { Settings } from '../../settings.ts';
import type { EnrollmentState, SessionState } from './state.ts';

/** Since when a class is not what somebody booked; kept with the booking, until the class is that again. */
export type Moved = Pick<EnrollmentState, 'moved_at' | 'coach_changed_at'>;
type Rules = Pick<Settings, 'moved_free_hours' | 'moved_by_coach'>;

/** When the club has changed it last in a way that counts there; undefined where it has not, or nothing counts. */
export function movedAt({ moved_at, coach_changed_at }: Moved, rules: Rules): Date | undefined {
  if (rules.moved_free_hours === 0) return undefined;
  const coach = rules.moved_by_coach ? coach_changed_at : null;
  if (moved_at !== null && coach !== null) return laterOf(moved_at, coach);
  return moved_at ?? coach ?? undefined;
}

/**
 * Until when a booking may be given up without being late: the club's deadline, and whoever was booked before the class
 * was moved has some hours from then on at least. Never beyond its beginning.
 */
export function freeUntil(moved: Moved, { cancel_by, starts_at, settings }: FreeIn): Date {
  const at = movedAt(moved, settings);
  return at ? earlierOf(starts_at, laterOf(cancel_by, addHours(at, settings.moved_free_hours))) : cancel_by;
}
type FreeIn = Pick<SessionState, 'cancel_by' | 'starts_at'> & { settings: Rules };

/**
 * Until when a date of a fixed place that is given up is the club's loss and not its holder's. Of one class that the club
 * has moved as long as it may be given up in time; where the whole group has another hour, for those first hours: who
 * stays has the new timetable.
 */
export function clubsLossUntil(moved: Moved, date: FreeIn & { follows_group: boolean }): Date | undefined {
  const at = movedAt(moved, date.settings);
  if (!at) return undefined;
  return date.follows_group
    ? earlierOf(date.starts_at, addHours(at, date.settings.moved_free_hours))
    : freeUntil(moved, date);
}
