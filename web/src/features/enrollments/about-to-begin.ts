import type { MyClass } from './api.ts';

/** No club opens its check-in earlier unless it says so; the server says from when it is. In milliseconds. */
const AHEAD = 3_600_000;

/** Whether somebody is likely to arrive at this class now, and has not been noted. */
export function isAboutToBegin(
  mine: Pick<MyClass, 'status' | 'session_status' | 'checked_in' | 'scheduled_datetime' | 'ends_at'>,
  now: Date,
): boolean {
  const isComing = mine.status === 'enrolled' && mine.session_status !== 'cancelled' && !mine.checked_in;
  return isComing && Date.parse(mine.scheduled_datetime) - AHEAD <= +now && +now < Date.parse(mine.ends_at);
}
