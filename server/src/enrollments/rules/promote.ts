import { whyNotOfAge } from './ages.ts';
import { whyNoEntry } from './doors.ts';
import { suits, ticketOverlooks } from './enroll.ts';
import { creditFor, needsPackage } from './packages.ts';
import { overlaps } from './placement.ts';
import type { RefusalCode } from './refusals.ts';
import { type EnrollmentState, freePlaces, type SessionState, type State, waitlistOf } from './state.ts';

/**
 * Who moves up when places are free: in the order of the list, those who could still take one. Nobody after
 * enrolment has closed unless the club says so, and never `except`, the one who has just cancelled.
 * Source: product decision 7.
 */
export function decidePromotions(
  state: State,
  session: SessionState,
  now: Date,
  except: string | null,
): EnrollmentState[] {
  if (!promotesAt(session, now)) return [];
  const free = freePlaces(session);
  const next: EnrollmentState[] = [];
  for (const waiting of waitlistOf(state, session.id)) {
    if (next.length === free) break;
    if (waiting.student_id !== except && !whyPassedOver(state, session, waiting)) next.push(waiting);
  }
  return next;
}

/**
 * Where the end of a booking makes room: in its own session, for anybody but its student; and in the sessions that
 * this very student waits for and could not take while they were booked elsewhere at that time.
 */
export function freedBy(
  state: State,
  ended: EnrollmentState,
): { session: SessionState; except: string | null }[] {
  const own = state.sessions.get(ended.session_id);
  const freed: { session: SessionState; except: string | null }[] = own
    ? [{ session: own, except: ended.student_id }]
    : [];
  for (const other of state.byStudent.get(ended.student_id) ?? []) {
    const session = state.sessions.get(other.session_id);
    const sameTime = other.starts_at < ended.ends_at && ended.starts_at < other.ends_at;
    if (session && session !== own && other.status === 'waitlisted' && sameTime)
      freed.push({ session, except: null });
  }
  return freed;
}

/** Whether somebody may be waiting beside a free place whom nobody has given it to yet. */
export const mayBeServed = (session: SessionState, now: Date): boolean =>
  session.waitlisted_count > 0 && freePlaces(session) > 0 && promotesAt(session, now);

/** Settings that let people move up who could not before. */
export const opensLists = (keys: readonly string[]): boolean =>
  [
    ...['promote_after_close', 'minimum_booking_hours', 'allow_last_minute_booking', 'enable_packages'],
    ...['require_assessment', 'require_certificate'],
  ].some((key) => keys.includes(key));

export function promotesAt(session: SessionState, now: Date): boolean {
  if (!session.published || !['scheduled', 'confirmed'].includes(session.status)) return false;
  return now < (session.settings.promote_after_close ? session.starts_at : session.closes_at);
}

/**
 * Why somebody on the list would be passed over. Eligibility is asked again: a list may be days old. Somebody whom the
 * desk put on it keeps what the desk overlooked.
 */
export function whyPassedOver(
  state: State,
  session: SessionState,
  waiting: EnrollmentState,
): RefusalCode | undefined {
  const student = state.students.get(waiting.student_id);
  if (!student || student.blocked) return 'client_blocked';
  if (!ticketOverlooks(waiting, 'level') && !suits(session, student)) return 'level_not_suitable';
  const age = ticketOverlooks(waiting, 'age') ? undefined : whyNotOfAge(session, student);
  if (age) return age;
  const door = whyNoEntry(session, student, (what) => ticketOverlooks(waiting, what));
  if (door) return door;
  const unpaid = !waiting.paid && !ticketOverlooks(waiting, 'package') && needsPackage(session);
  if (unpaid && !creditFor(state, student.id, session)) return 'package_required';
  const overlap = !ticketOverlooks(waiting, 'overlap') && overlaps(state, student.id, session);
  return overlap ? 'overlapping_booking' : undefined;
}
