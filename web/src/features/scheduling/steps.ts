import type { Session } from './api.ts';

/* What can be done with a class by the clock; whether somebody may is in its abilities. */

const MINUTE = 60_000;
/** The server begins no class earlier. */
const EARLIEST_START = 60 * MINUTE;

type Clocked = Pick<Session, 'abilities' | 'status' | 'scheduled_datetime' | 'ends_at'>;

/** What adding somebody to a class would come to now: a place, a ticket, or nothing. */
export function takesPeople(
  session: Clocked & Pick<Session, 'free_places' | 'allow_waitlist'>,
  now: Date,
): 'place' | 'waitlist' | null {
  const { abilities, status, ends_at, free_places, allow_waitlist } = session;
  if (!abilities.manage_enrollments || status === 'cancelled' || status === 'completed') return null;
  if (now.getTime() >= Date.parse(ends_at)) return null;
  if (free_places > 0) return 'place';
  return allow_waitlist && status !== 'in_progress' ? 'waitlist' : null;
}

/** Whether it can be said to have begun. */
export const canStart = ({ abilities, scheduled_datetime }: Clocked, now: Date): boolean =>
  abilities.start && now.getTime() >= Date.parse(scheduled_datetime) - EARLIEST_START;

/** Whether it can be said to be over. */
export const canFinish = ({ abilities, status, scheduled_datetime }: Clocked, now: Date): boolean =>
  abilities.finish && (status === 'in_progress' || now.getTime() >= Date.parse(scheduled_datetime));
