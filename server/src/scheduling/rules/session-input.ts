import type { InputError } from '../../kernel/problem.ts';
import {
  isLocalDate,
  isLocalTime,
  localDateOf,
  localTimeOf,
  parseInstant,
  toLocalTime,
  zonedInstant,
} from '../../kernel/time/index.ts';
import type { ChangeSession } from '../schemas/session.ts';
import { type CopiedFields, copiedFields, type SessionEdit, type SessionState } from './session-state.ts';

export type SessionTime = Pick<SessionState, 'local_date' | 'local_time' | 'scheduled_datetime'>;

/**
 * The time that an input gives a session: an instant, or a date and a time on the club's wall of which either may
 * be left as it is. Undefined when it names none.
 */
export function readTime(
  input: Pick<ChangeSession, 'scheduled_datetime' | 'local_date' | 'local_time'>,
  session: SessionTime,
  timezone: string,
): SessionTime | InputError | undefined {
  const { scheduled_datetime, local_date, local_time } = input;
  if (scheduled_datetime === undefined && local_date === undefined && local_time === undefined)
    return undefined;
  if (scheduled_datetime === undefined) {
    const date = local_date ?? session.local_date;
    const time = local_time ?? session.local_time;
    if (!isLocalDate(date))
      return { path: '/local_date', code: 'format', params: { format: 'date' }, message: 'is not a date' };
    if (!isLocalTime(time))
      return {
        path: '/local_time',
        code: 'format',
        params: { format: 'time' },
        message: 'is not a time of day',
      };
    const local = toLocalTime(time);
    return { local_date: date, local_time: local, scheduled_datetime: zonedInstant(date, local, timezone) };
  }
  if (local_date !== undefined || local_time !== undefined)
    return {
      path: '/scheduled_datetime',
      code: 'not_together',
      params: { field: 'local_time' },
      message: 'Say the time once: as an instant or as a local time',
    };
  const at = parseInstant(scheduled_datetime);
  if (!at)
    return {
      path: '/scheduled_datetime',
      code: 'format',
      params: { format: 'date-time' },
      message: 'is not an RFC 3339 date and time',
    };
  if (at.getTime() % 60_000 !== 0)
    return { path: '/scheduled_datetime', code: 'whole_minutes', message: 'must be a whole minute' };
  return {
    local_date: localDateOf(at, timezone),
    local_time: localTimeOf(at, timezone),
    scheduled_datetime: at,
  };
}

/** The fields of an input that a session has from its schedule. */
export const copiedOf = (input: ChangeSession): Partial<CopiedFields> =>
  Object.fromEntries(
    copiedFields.filter((field) => input[field] !== undefined).map((field) => [field, input[field]]),
  );

/** Everything of an input that belongs to the session itself. */
export function editOf(input: ChangeSession, time: SessionTime | undefined): SessionEdit {
  const { substitute_instructor_id, notes } = input;
  return {
    ...copiedOf(input),
    ...(substitute_instructor_id !== undefined && { substitute_instructor_id }),
    ...(notes !== undefined && { notes }),
    ...time,
  };
}

/** What is wrong with a session after an edit, other than who and where. */
export function checkSession(after: SessionState, before: SessionState, now: Date): InputError[] {
  const errors: InputError[] = [];
  const moved = after.scheduled_datetime.getTime() !== before.scheduled_datetime.getTime();
  if (moved && after.scheduled_datetime <= now)
    errors.push({ path: '/scheduled_datetime', code: 'in_past', message: 'must lie in the future' });
  if (after.min_participants > after.max_participants)
    errors.push({
      path: '/max_participants',
      code: 'below_field',
      params: { field: 'min_participants' },
      message: 'must not be below min_participants',
    });
  if (after.substitute_instructor_id !== null && after.substitute_instructor_id === after.instructor_id)
    errors.push({
      path: '/substitute_instructor_id',
      code: 'same_as_field',
      params: { field: 'instructor_id' },
      message: 'is the instructor of this session',
    });
  return errors;
}
