import type { Refusal, RefusalCode } from './refusals.ts';
import {
  type EnrollmentState,
  enrollmentIn,
  freePlaces,
  isActive,
  type SessionState,
  type Source,
  type State,
  type StudentState,
} from './state.ts';

/** What the desk may decide to overlook for one booking. */
export type Override = 'level' | 'overlap' | 'package';

export interface EnrollRequest {
  kind: 'enroll';
  student_id: string;
  session_ids: readonly string[];
  source: Source;
  /** Whether a full class means the waiting list (where there is one) or a refusal. */
  waitlist: boolean;
  overrides: readonly Override[];
  schedule_enrollment_id: string | null;
  /** Ids for the enrolments to be made, one per session. */
  ids: readonly string[];
}

export interface Placement {
  id: string;
  session_id: string;
  student_id: string;
  student_name: string;
  status: 'enrolled' | 'waitlisted';
  waitlist_priority: number;
  /** Dense from 1; null when enrolled. */
  waitlist_position: number | null;
  source: Source;
  schedule_enrollment_id: string | null;
  price: number;
  currency: string;
  despite_overlap: boolean;
  /** The ticket that becomes this place; absent when the enrolment is made by it. */
  ticket?: EnrollmentState;
}

export type EnrollDecision = { refused: Refusal[] } | { places: Placement[] };

/** A holder of a fixed place goes before those who want a single class. */
const holderPriority = 1;

/**
 * One student, one or several sessions, all or nothing: a place or a ticket in each, or every reason why not.
 * Source: product decisions 6 and 7.
 */
export function decideEnrollment(state: State, request: EnrollRequest, now: Date): EnrollDecision {
  const student = state.students.get(request.student_id);
  if (!student) throw new Error('the shell decides about loaded students only');
  const decided = request.session_ids.map((id, i) =>
    decideOne(state, request, student, sessionIn(state, id), i, now),
  );
  const refused = decided.filter((one): one is Refusal => 'code' in one);
  const clash = refused.length === 0 ? clashWithin(state, request) : undefined;
  if (clash) return { refused: [clash] };
  return refused.length > 0 ? { refused } : { places: decided as Placement[] };
}

function sessionIn(state: State, id: string): SessionState {
  const session = state.sessions.get(id);
  if (!session) throw new Error('the shell decides about loaded sessions only');
  return session;
}

function decideOne(
  state: State,
  request: EnrollRequest,
  student: StudentState,
  session: SessionState,
  index: number,
  now: Date,
): Refusal | Placement {
  const free = freePlaces(session) > 0;
  const existing = enrollmentIn(state, student.id, session.id);
  const code =
    whyNotAtAll(session, request, student, now) ??
    (existing && whyNotAgain(request, existing, free)) ??
    whyNotThisStudent(state, { request, ticket: existing }, student, session);
  if (code) return { session_id: session.id, code };
  if (existing) return redeem(existing, student, session);
  if (!free) {
    const noTicket = whyNoTicket(session, request);
    if (noTicket) return { session_id: session.id, code: noTicket };
  }
  const priority = request.source === 'fixed' ? holderPriority : 0;
  return {
    id: request.ids[index] as string,
    session_id: session.id,
    student_id: student.id,
    student_name: student.display_name,
    status: free ? 'enrolled' : 'waitlisted',
    waitlist_priority: free ? 0 : priority,
    waitlist_position: free ? null : positionOf(state, session, priority),
    source: request.source,
    schedule_enrollment_id: request.schedule_enrollment_id,
    price: student.is_club_member ? (session.member_price ?? session.price) : session.price,
    currency: session.currency,
    despite_overlap: request.overrides.includes('overlap'),
  };
}

/** A ticket never stands in its holder's own way: where a place can be had, it becomes one. */
function whyNotAgain(
  request: EnrollRequest,
  existing: EnrollmentState,
  free: boolean,
): RefusalCode | undefined {
  if (existing.status !== 'waitlisted') return 'already_enrolled';
  return free && request.source !== 'fixed' ? undefined : 'already_waitlisted';
}

const redeem = (ticket: EnrollmentState, student: StudentState, session: SessionState): Placement => ({
  id: ticket.id,
  session_id: session.id,
  student_id: student.id,
  student_name: student.display_name,
  status: 'enrolled',
  waitlist_priority: ticket.waitlist_priority,
  waitlist_position: null,
  source: ticket.source,
  schedule_enrollment_id: ticket.schedule_enrollment_id,
  price: session.price,
  currency: session.currency,
  despite_overlap: ticket.despite_overlap,
  ticket,
});

/** The class itself: is it one that can be booked at this moment by this kind of asker? */
function whyNotAtAll(
  session: SessionState,
  request: EnrollRequest,
  student: StudentState,
  now: Date,
): RefusalCode | undefined {
  const byTheClub = request.source !== 'self' && request.source !== 'guardian';
  if (session.status === 'cancelled') return 'session_cancelled';
  if (!session.published) return 'not_published';
  if (student.blocked) return 'client_blocked';
  // The desk may still add somebody to a class that is running, nobody to one that is over.
  if (session.status === 'completed' || now >= (byTheClub ? session.ends_at : session.starts_at))
    return 'session_started';
  if (byTheClub) return undefined;
  if (now < session.opens_at) return 'not_open_yet';
  if (now >= session.closes_at) return 'closed';
  return undefined;
}

function whyNotThisStudent(
  state: State,
  { request, ticket }: { request: EnrollRequest; ticket: EnrollmentState | undefined },
  student: StudentState,
  session: SessionState,
): RefusalCode | undefined {
  const overlook = (what: Override) =>
    request.overrides.includes(what) || (ticket !== undefined && ticketOverlooks(ticket, what));
  if (!overlook('level') && !suits(session, student)) return 'level_not_suitable';
  if (request.source !== 'fixed' && !overlook('package')) {
    if (session.requires_package && session.settings.enable_packages) return 'package_required';
    if (!session.allow_drop_in && (request.source === 'self' || request.source === 'guardian'))
      return 'drop_in_not_allowed';
  }
  if (!overlook('overlap') && overlaps(state, student.id, session)) return 'overlapping_booking';
  return undefined;
}

/** What the holder of a ticket is not asked again: what the desk overlooked, and what they needed to get it. */
export function ticketOverlooks({ source, despite_overlap }: EnrollmentState, what: Override): boolean {
  if (what === 'overlap') return despite_overlap;
  return what === 'package' || (source !== 'self' && source !== 'guardian');
}

/** A student who has not been assessed yet suits every level. */
export const suits = (session: SessionState, student: StudentState): boolean =>
  student.level === null || (student.level >= session.rating_min && student.level <= session.rating_max);

/** True when the student holds a place (not a ticket) in another class that shares a moment with this one. */
export function overlaps(state: State, studentId: string, session: SessionState): boolean {
  for (const other of state.byStudent.get(studentId) ?? [])
    if (
      other.session_id !== session.id &&
      isActive(other) &&
      other.status !== 'waitlisted' &&
      other.starts_at < session.ends_at &&
      session.starts_at < other.ends_at
    )
      return true;
  return false;
}

function whyNoTicket(session: SessionState, request: EnrollRequest): RefusalCode | undefined {
  const { settings } = session;
  const hasWaitlist = session.allow_waitlist && settings.enable_waitlist && session.status !== 'in_progress';
  if (!hasWaitlist || !request.waitlist) return 'session_full';
  // A holder keeps their claim however long the list is.
  if (request.source !== 'fixed' && session.waitlisted_count >= settings.max_waitlist_size)
    return 'waitlist_full';
  return undefined;
}

function positionOf(state: State, session: SessionState, priority: number): number {
  if (priority === 0) return session.waitlisted_count + 1;
  let ahead = 0;
  for (const other of state.waiting.get(session.id) ?? []) if (other.waitlist_priority >= priority) ahead++;
  return ahead + 1;
}

/** Two of the sessions asked for in one request must not overlap each other either. */
function clashWithin(state: State, request: EnrollRequest): Refusal | undefined {
  if (request.overrides.includes('overlap')) return undefined;
  const sessions = request.session_ids
    .map((id) => sessionIn(state, id))
    .sort((a, b) => +a.starts_at - +b.starts_at);
  for (const [i, session] of sessions.entries()) {
    const next = sessions[i + 1];
    if (next && next.starts_at < session.ends_at) return { session_id: next.id, code: 'overlapping_booking' };
  }
  return undefined;
}
