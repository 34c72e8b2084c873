import { addMinutes, type Interval, overlaps, zonedInstant } from '../../kernel/time/index.ts';
import { coachesOf, type SessionState } from './session-state.ts';

/** The class at the same hour on the wall of another zone. */
export function inZone(session: SessionState, timezone: string): SessionState {
  const scheduled_datetime = zonedInstant(session.local_date, session.local_time, timezone);
  return {
    ...session,
    scheduled_datetime,
    ends_at: addMinutes(scheduled_datetime, session.duration_minutes),
  };
}

/** What keeps classes from being at another moment: they would have begun, or somebody of them is at another class then. */
export interface InTheWay {
  session_id: string;
  local_date: string;
  local_time: string;
  reason: 'begun' | 'coach_busy';
  busy_with: string | null;
}

export function inTheWay(
  after: readonly SessionState[],
  busy: ReadonlyMap<string, readonly (Interval & { title: string })[]>,
  now: Date,
): InTheWay[] {
  return after
    .filter((one) => one.status !== 'cancelled')
    .flatMap((one): InTheWay[] => {
      const about = { session_id: one.id, local_date: one.local_date, local_time: one.local_time };
      if (one.scheduled_datetime <= now) return [{ ...about, reason: 'begun', busy_with: null }];
      const time = { starts_at: one.scheduled_datetime, ends_at: one.ends_at };
      const other = coachesOf(one)
        .flatMap((id) => busy.get(id) ?? [])
        .find((it) => overlaps(it, time));
      return other ? [{ ...about, reason: 'coach_busy', busy_with: other.title }] : [];
    });
}
