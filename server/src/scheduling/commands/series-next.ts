import { isDeepStrictEqual } from 'node:util';
import type { Occurrence } from '../rules/recurrence.ts';
import {
  type CopiedFields,
  copiedFields,
  followSchedule,
  type SessionState,
} from '../rules/session-state.ts';
import type { ScheduleRow } from '../store/schedules.ts';
import type { SessionChange } from './clashes.ts';
import type { SeriesChange } from './series-plan.ts';

/** The session the change was made on, and its fields: there the change counts although they were edited by hand. */
export type Origin = { session_id: string; fields: readonly string[] };

const patternFields = [
  'start_date',
  'end_date',
  'start_time',
  'recurrence',
  'recurrence_days',
  'rrule',
  'exdates',
] as const;

export function patternChanged({ before, after }: SeriesChange): boolean {
  return patternFields.some((field) => !isDeepStrictEqual(before[field], after[field]));
}

/** The sessions to come as their changed schedule has them; `placeOf` says where they go when the pattern changed. */
export function sessionsAfter(
  change: SeriesChange,
  sessions: readonly SessionState[],
  { placeOf, origin }: { placeOf?: ReadonlyMap<string, Occurrence> | undefined; origin?: Origin | undefined },
): SessionChange[] {
  const changes = copiedChanges(change);
  return sessions.map((session) => {
    const place = placeOf?.get(session.id);
    if (session.id !== origin?.session_id)
      return { before: session, after: followSchedule(session, changes, place) };
    const own = { ...changes, ...valuesOf(change.after, origin) };
    return { before: session, after: followSchedule(forgetEdits(session, origin), own, place) };
  });
}

function copiedChanges({ before, after }: SeriesChange): Partial<CopiedFields> {
  const changed = copiedFields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

const forgetEdits = (session: SessionState, { fields }: Origin): SessionState => ({
  ...session,
  edited_fields: session.edited_fields.filter((field) => !fields.includes(field)),
});

/** What the session of the change is to have, also where the schedule had it already. */
const valuesOf = (after: ScheduleRow, { fields }: Origin): Partial<CopiedFields> =>
  Object.fromEntries(
    copiedFields.filter((field) => fields.includes(field)).map((field) => [field, after[field]]),
  );
