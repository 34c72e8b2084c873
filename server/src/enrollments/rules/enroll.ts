import { whyNotOfAge } from './ages.ts';
import { barredSince } from './arrears.ts';
import { decideClaimed } from './claimed.ts';
import { whyNoEntry } from './doors.ts';
import { makeUpFor, whyNoMakeUp } from './make-ups/use.ts';
import { creditIn, isPaidOnlineOnly, payerOf } from './money.ts';
import { creditFor, isChosen, needsPackage, type Reserved } from './packages.ts';
import {
  type EnrollRequest,
  held,
  inFront,
  newPlacement,
  type Override,
  overlapping,
  overlaps,
  type Placement,
  priceFor,
  whyNoClass,
} from './placement.ts';
import type { Because, Refusal, RefusalCode } from './refusals.ts';
import {
  accountKey,
  type EnrollmentState,
  enrollmentIn,
  freePlaces,
  releasedIn,
  type SessionState,
  type State,
  type StudentState,
} from './state.ts';

interface Asking {
  request: EnrollRequest;
  reserved: Reserved;
  /** The booking, ticket or released date that the student has there. */
  before: EnrollmentState | undefined;
}

export type EnrollDecision = { refused: Refusal[] } | { places: Placement[] };

/**
 * One student, one or several sessions, all or nothing: a place or a ticket in each, or every reason why not.
 * Source: product decisions 6 and 7.
 */
export function decideEnrollment(state: State, request: EnrollRequest, now: Date): EnrollDecision {
  const student = state.students.get(request.student_id);
  if (!student) throw new Error('the shell decides about loaded students only');
  const reserved: Reserved = new Map();
  const decided = request.session_ids.map((id, index) =>
    decideOne(state, { request, reserved }, { student, session: sessionIn(state, id), index }, now),
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
  { request, reserved }: Omit<Asking, 'before'>,
  { student, session, index }: { student: StudentState; session: SessionState; index: number },
  now: Date,
): Refusal | Placement {
  if (request.source === 'fixed') return decideClaimed(state, request, { student, session, index }, now);
  const free = freePlaces(session) > 0;
  const existing = enrollmentIn(state, student.id, session.id);
  const before = existing ?? releasedIn(state, student.id, session.id);
  const code =
    whyNotAtAll(session, request, { student, before }, now) ??
    (existing && whyNotAgain(existing, free)) ??
    whyNotThisStudent(state, { request, reserved, before }, student, session);
  const owed_since = code ? undefined : barredSince(session, { request, student, before }, now);
  if (owed_since) return { session_id: session.id, code: 'fees_owed', because: { owed_since } };
  if (code === 'credit_too_low')
    return {
      session_id: session.id,
      code,
      because: tooLow(state, { request, reserved, before }, student, session),
    };
  if (code) return { session_id: session.id, code, because: becauseOf(code, state, student, session) };
  const noTicket = free || existing ? undefined : whyNoTicket(session, request, before);
  if (noTicket) return { session_id: session.id, code: noTicket };
  const first = whatComesFirst(state, { request, reserved, before }, student, session);
  if (first) return { session_id: session.id, code: first };
  const asking = { request, reserved, before, index };
  if (existing) return paid(state, asking, redeem(existing, student, session));
  const id = request.ids[index] as string;
  const fresh = newPlacement(state, { id, request, student, session });
  if (before) return takeBack(state, fresh, before);
  return held(paid(state, asking, fresh), request, session, now);
}

/** Somebody who takes a date of theirs back needs none. */
const paysWithMakeUp = ({ request, before }: Omit<Asking, 'reserved'>): boolean =>
  request.make_up === true && !before?.released;

function paid(state: State, asking: Asking & { index: number }, placement: Placement): Placement {
  const session = sessionIn(state, placement.session_id);
  if (payerOf(asking.request) !== undefined) return paidByCredit(asking, placement);
  if (!paysWithMakeUp(asking)) return paidByPackage(state, asking, placement, session);
  const pays = makeUpFor(state, placement.student_id, session);
  return pays ? { ...placement, price: 0, pays } : placement;
}

/** The account has it, as was asked before; who waits pays when they move up, if it has it still. */
function paidByCredit(
  { request: { credit }, reserved, before, index }: Asking & { index: number },
  placement: Placement,
): Placement {
  const { status, price, currency } = placement;
  if (!credit || status === 'waitlisted' || price === 0 || before?.paid) return placement;
  const key = accountKey(credit.payer_id, currency);
  reserved.set(key, (reserved.get(key) ?? 0) + price);
  const by_credit = { payer_id: credit.payer_id, payment_id: credit.payment_ids[index] as string };
  return { ...placement, by_credit };
}

/** Who waits pays when they move up. */
function paidByPackage(
  state: State,
  { request, reserved, before }: Asking,
  placement: Placement,
  session: SessionState,
): Placement {
  if (placement.status === 'waitlisted' || request.source === 'import' || before?.paid) return placement;
  const credit = creditFor(state, placement.student_id, session, request, reserved);
  if (!credit) return placement;
  reserved.set(credit.id, (reserved.get(credit.id) ?? 0) + 1);
  return { ...placement, price: 0, student_package_id: credit.id };
}

/** It is the booking of the fixed place again. */
function takeBack(state: State, placement: Placement, released: EnrollmentState): Placement {
  const { schedule_enrollment_id } = released;
  const despite_overlap = placement.despite_overlap || released.despite_overlap;
  return inFront(state, {
    ...placement,
    source: 'fixed',
    schedule_enrollment_id,
    despite_overlap,
    takes_back: released,
  });
}

/** The facts behind a refusal, so that the reader need not ask what they are. */
function becauseOf(
  code: RefusalCode,
  state: State,
  student: StudentState,
  session: SessionState,
): Because | undefined {
  if (code === 'overlapping_booking') return overlapping(state, student.id, session);
  const { rating_min, rating_max } = session;
  if (code !== 'level_not_suitable' || student.level === null) return undefined;
  return { rating_min, rating_max, level: student.level };
}

/** A ticket never stands in its holder's own way: where a place can be had, it becomes one. */
function whyNotAgain(existing: EnrollmentState, free: boolean): RefusalCode | undefined {
  if (existing.status !== 'waitlisted') return 'already_enrolled';
  return free ? undefined : 'already_waitlisted';
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
  // The booked price counts.
  price: ticket.price,
  currency: session.currency,
  despite_overlap: ticket.despite_overlap,
  student_package_id: null,
  ...{ pay_with: ticket.pay_with, credit_of: ticket.credit_of },
  ticket,
});

/** The class itself: is it one that can be booked at this moment by this kind of asker? */
function whyNotAtAll(
  session: SessionState,
  request: EnrollRequest,
  { student, before }: { student: StudentState; before: EnrollmentState | undefined },
  now: Date,
): RefusalCode | undefined {
  const byTheClub = !byThemselves(request);
  const off = whyNoClass(session);
  if (off) return off;
  if (!session.club_active) return 'club_inactive';
  if (student.blocked) return 'client_blocked';
  // The desk may still add somebody to a class that is running, nobody to one that is over; nor is a place of one held.
  const isHeld = request.kind === 'enroll' && request.pay_with === 'online';
  const last = byTheClub && !isHeld ? session.ends_at : session.starts_at;
  if (session.status === 'completed' || now >= last) return 'session_started';
  if (byTheClub) return undefined;
  // Whoever gives a date of theirs back may take it again at once.
  if (now < session.opens_at && !before?.released) return 'not_open_yet';
  if (now >= session.closes_at) return 'closed';
  return undefined;
}

function whyNotThisStudent(
  state: State,
  { request, reserved, before }: Asking,
  student: StudentState,
  session: SessionState,
): RefusalCode | undefined {
  const overlook = overlooking(request, before);
  if (!overlook('level') && !suits(session, student)) return 'level_not_suitable';
  const age = overlook('age') ? undefined : whyNotOfAge(session, student);
  if (age) return age;
  const door = before?.released ? undefined : whyNoEntry(session, student, overlook);
  if (door) return door;
  if (before?.earned === 'used') return 'make_up_used';
  if (paysWithMakeUp({ request, before })) {
    const code = whyNoMakeUp(state, student.id, session);
    if (code) return code;
  } else {
    const code = whyNotPaid(state, { request, reserved, before }, student, session);
    if (code) return code;
    if (!before && !overlook('package') && !session.allow_drop_in && byThemselves(request))
      return 'drop_in_not_allowed';
  }
  return !overlook('overlap') && overlaps(state, student.id, session) ? 'overlapping_booking' : undefined;
}

/**
 * What is to be agreed to, signed and paid in the booking itself: asked of nobody who cannot have the place anyhow, because it is
 * full, or something is owed.
 */
function whatComesFirst(
  state: State,
  { request, reserved, before }: Asking,
  student: StudentState,
  session: SessionState,
): RefusalCode | undefined {
  const overlook = overlooking(request, before);
  const asks = asksConsent(session, request) && !student.agreed && !overlook('privacy');
  if (asks) return 'privacy_needed';
  const signs = asksWaiver(session, request) && student.signed_until < session.local_date;
  if (signs && !before?.released && !overlook('waiver')) return 'waiver_needed';
  return paysFirst(state, { request, reserved, before }, student, session) ? 'payment_needed' : undefined;
}

const overlooking =
  (request: EnrollRequest, before: EnrollmentState | undefined) =>
  (what: Override): boolean =>
    request.overrides.includes(what) || (before !== undefined && ticketOverlooks(before, what));

const byThemselves = ({ source }: EnrollRequest): boolean => source === 'self' || source === 'guardian';

/** Last of all: whoever is to pay at once has signed what they are asked for, and pays nothing for a place they cannot have. */
function paysFirst(
  state: State,
  { request, reserved, before }: Asking,
  student: StudentState,
  session: SessionState,
): boolean {
  if (before || !byThemselves(request) || paysWithMakeUp({ request, before })) return false;
  return owesAtOnce(state, { request, reserved }, student, session);
}

/** A club that takes no money at its desk is paid in the booking; who waits pays when they move up. */
function owesAtOnce(
  state: State,
  { request, reserved }: Omit<Asking, 'before'>,
  student: StudentState,
  session: SessionState,
): boolean {
  if (!isPaidOnlineOnly(session.settings) || freePlaces(session) === 0) return false;
  const pays = request.pay_with === 'online' || payerOf(request) !== undefined;
  if (pays || priceFor(session, student) === 0) return false;
  return creditFor(state, student.id, session, request, reserved) === undefined;
}

/** A list that the desk brings along was agreed on elsewhere. */
const asksConsent = ({ settings }: SessionState, { source }: EnrollRequest): boolean =>
  settings.require_privacy_consent && source !== 'import';

/**
 * The waiver is signed before somebody takes part, as the class's type or group asks. Whom a coach adds is there: the
 * roster says who has not signed.
 */
const asksWaiver = ({ settings }: SessionState, { source }: EnrollRequest): boolean =>
  settings.require_waiver && source !== 'import' && source !== 'instructor';

/** A package is asked for where the class needs one, or its student wants to pay with one. */
function whyNotPaid(
  state: State,
  { request, reserved, before }: Asking,
  student: StudentState,
  session: SessionState,
): RefusalCode | undefined {
  if (before?.released || before?.paid || creditFor(state, student.id, session, request, reserved))
    return undefined;
  if (isChosen(request)) return 'no_credit';
  const asked = !request.overrides.includes('package') && !(before && ticketOverlooks(before, 'package'));
  if (asked && needsPackage(session)) return 'package_required';
  return tooLow(state, { request, reserved, before }, student, session) && 'credit_too_low';
}

/** An account is to pay for a place that is free, and has less. */
function tooLow(
  state: State,
  { request, reserved, before }: Asking,
  student: StudentState,
  session: SessionState,
): { price: number; credit: number; currency: string } | undefined {
  const payer_id = payerOf(request);
  if (payer_id === undefined || freePlaces(session) === 0) return undefined;
  const { currency } = session;
  const price = before?.price ?? priceFor(session, student);
  const credit = creditIn(state, { payer_id, currency }, reserved);
  return credit < price ? { price, credit, currency } : undefined;
}

/** What the holder of a ticket is not asked again: what the desk overlooked, and what they needed to get it. */
export function ticketOverlooks({ source, despite_overlap }: EnrollmentState, what: Override): boolean {
  return what === 'overlap' ? despite_overlap : source !== 'self' && source !== 'guardian';
}

/** A student who has not been assessed yet suits every level. */
export const suits = (session: SessionState, student: StudentState): boolean =>
  student.level === null || (student.level >= session.rating_min && student.level <= session.rating_max);

function whyNoTicket(
  session: SessionState,
  request: EnrollRequest,
  before: EnrollmentState | undefined,
): RefusalCode | undefined {
  const { settings } = session;
  const hasWaitlist = session.allow_waitlist && settings.enable_waitlist && session.status !== 'in_progress';
  if (!hasWaitlist || !request.waitlist || request.make_up) return 'session_full';
  // A holder keeps their claim however long the list is.
  if (!before && session.waitlisted_count >= settings.max_waitlist_size) return 'waitlist_full';
  return undefined;
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
