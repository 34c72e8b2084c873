import type { Listed } from './listing.ts';
import type { LedgerEntry } from './make-ups/ledger.ts';
import { spend } from './make-ups/use.ts';
import { type MoneyEntry, spendCredit } from './money.ts';
import { type CreditEntry, moveCredit } from './packages.ts';
import { type ByCredit, headPriority, holderPriority, type Placement } from './placement.ts';
import type { Credit, OpenMakeUp, PaidBack } from './state.ts';
import { addEnrollment, type EnrollmentState, type SessionState, type State } from './state.ts';

/** The rows that a fold of decisions changes; the shell writes them in a handful of statements. */
export interface Changes {
  placed: Placement[];
  cancelled: Cancelled[];
  promoted: EnrollmentState[];
  /** Bookings and tickets that are a fixed place's from now on. */
  adopted: EnrollmentState[];
  reinstated: EnrollmentState[];
  /** Put at the head of a waiting list, out of their place or back from nowhere. */
  listed: EnrollmentState[];
  /** Of these, who had a place. */
  displaced: EnrollmentState[];
  /** What becomes of make-ups, in the order of the decisions. */
  ledger: LedgerEntry[];
  /** What becomes of packages, in the same order. */
  credits: CreditEntry[];
  /** What becomes of money that was paid, in the same order. */
  money: MoneyEntry[];
  /** Per session: how its counts move. */
  counts: Map<string, { enrolled: number; waitlisted: number }>;
}

export interface Cancelled {
  enrollment: EnrollmentState;
  is_late: boolean;
  reason: string;
  by_club: boolean;
  was_waitlisted: boolean;
  /** Another message says what became of it: nobody is told of the loss alone. */
  told_otherwise?: true;
}

export const noChanges = (): Changes => ({
  placed: [],
  cancelled: [],
  promoted: [],
  adopted: [],
  reinstated: [],
  listed: [],
  displaced: [],
  ledger: [],
  credits: [],
  money: [],
  counts: new Map(),
});

function count(changes: Changes, session: SessionState, enrolled: number, waitlisted: number): void {
  const moved = changes.counts.get(session.id) ?? { enrolled: 0, waitlisted: 0 };
  changes.counts.set(session.id, {
    enrolled: moved.enrolled + enrolled,
    waitlisted: moved.waitlisted + waitlisted,
  });
  session.enrolled_count += enrolled;
  session.waitlisted_count += waitlisted;
}

/** Adds what one request changed to what its batch changes. */
export function addChanges(all: Changes, own: Changes): void {
  all.placed.push(...own.placed);
  all.cancelled.push(...own.cancelled);
  all.promoted.push(...own.promoted);
  all.adopted.push(...own.adopted);
  all.reinstated.push(...own.reinstated);
  all.listed.push(...own.listed);
  all.displaced.push(...own.displaced);
  all.ledger.push(...own.ledger);
  all.credits.push(...own.credits);
  all.money.push(...own.money);
  for (const [id, by] of own.counts) {
    const moved = all.counts.get(id) ?? { enrolled: 0, waitlisted: 0 };
    all.counts.set(id, {
      enrolled: moved.enrolled + by.enrolled,
      waitlisted: moved.waitlisted + by.waitlisted,
    });
  }
}

const sessionOf = (state: State, id: string): SessionState => state.sessions.get(id) as SessionState;

export function applyPlacement(state: State, changes: Changes, placement: Placement): void {
  if (placement.ticket) applyPromotion(state, changes, placement.ticket, placement);
  else if (placement.adopts) applyAdoption(state, changes, placement, placement.adopts);
  else applyNew(state, changes, placement);
  if (placement.pays) applyUse(state, changes, placement.pays, placement.id);
}

function applyUse(state: State, changes: Changes, pays: OpenMakeUp, enrollment_id: string): void {
  spend(state, pays);
  const enrollment = state.enrollments.get(enrollment_id);
  if (enrollment) enrollment.by_make_up = true;
  const { id: make_up_id, number, expires_on } = pays;
  changes.ledger.push({ kind: 'used', enrollment_id, make_up_id, number: number + 1, expires_on });
}

function applySpending(
  state: State,
  changes: Changes,
  { id, student_id }: { id: string; student_id: string },
  student_package_id: string,
): void {
  moveCredit(state, student_id, student_package_id, -1);
  changes.credits.push({ kind: 'used', enrollment_id: id, student_package_id });
}

/** The account pays; the payment is named by whoever writes it where it was not before. */
function applyCredit(
  state: State,
  changes: Changes,
  enrollment: EnrollmentState,
  { payer_id, payment_id }: { payer_id: string; payment_id?: string },
): void {
  const { club_id, currency } = sessionOf(state, enrollment.session_id);
  const entry = {
    ...{ kind: 'by_credit' as const, enrollment_id: enrollment.id, payer_id, club_id },
    ...{ amount: enrollment.price, currency, payment_id },
  };
  spendCredit(state, entry);
  enrollment.paid = true;
  changes.money.push(entry);
}

/**
 * Somebody's own booking or ticket becomes their fixed place's: it waits in front, and goes when the place goes. A fixed
 * place is paid otherwise: what paid for the booking goes back before it can be lost, or made up for, as a date of it.
 */
function applyAdoption(state: State, changes: Changes, placement: Placement, own: EnrollmentState): void {
  own.schedule_enrollment_id = placement.schedule_enrollment_id;
  own.source = 'fixed';
  own.despite_overlap ||= placement.despite_overlap;
  if (own.status === 'waitlisted') own.waitlist_priority = Math.max(own.waitlist_priority, holderPriority);
  changes.adopted.push(own);
  if (placement.paid_back) {
    applyReturn(state, changes, own, placement.paid_back);
    own.by_make_up = false;
    own.student_package_id = null;
  }
  if (own.status === 'waitlisted' && placement.status === 'enrolled') applyPromotion(state, changes, own);
}

function applyNew(state: State, changes: Changes, placement: Placement): void {
  const session = sessionOf(state, placement.session_id);
  const waits = placement.status === 'waitlisted';
  const enrollment: EnrollmentState = {
    ...placement,
    ticket: waits ? state.nextTicket : 0,
    checked_in: false,
    released: false,
    paid: false,
    earned: null,
    moved_at: null,
    coach_changed_at: null,
    by_make_up: placement.pays !== undefined,
    student_package_id: placement.student_package_id,
    starts_at: session.starts_at,
    ends_at: session.ends_at,
  };
  addEnrollment(state, enrollment);
  changes.placed.push(placement);
  if (placement.by_credit) applyCredit(state, changes, enrollment, placement.by_credit);
  if (placement.student_package_id !== null)
    applySpending(state, changes, placement, placement.student_package_id);
  if (placement.takes_back) placement.takes_back.released = false;
  count(changes, session, waits ? 0 : 1, waits ? 1 : 0);
}

/** What paid for a place goes back to where it came from. */
function applyReturn(
  state: State,
  changes: Changes,
  enrollment: EnrollmentState,
  { gives_back, returns, refunds }: PaidBack,
): void {
  const { id: enrollment_id, student_id } = enrollment;
  if (gives_back !== undefined)
    changes.ledger.push({ kind: 'given_back', enrollment_id, at_least: gives_back });
  if (refunds) {
    changes.money.push({ kind: 'returned', enrollment_id });
    enrollment.paid = false;
  }
  if (!returns) return;
  moveCredit(state, student_id, returns.student_package_id, 1);
  changes.credits.push({ kind: 'given_back', enrollment_id, student_id, ...returns });
}

export function applyCancellation(
  state: State,
  changes: Changes,
  {
    released = false,
    gives_back,
    returns,
    refunds = false,
    ...cancelled
  }: Omit<Cancelled, 'was_waitlisted'> & { released?: boolean } & Partial<PaidBack>,
): void {
  const { enrollment } = cancelled;
  const waited = enrollment.status === 'waitlisted';
  count(changes, sessionOf(state, enrollment.session_id), waited ? 0 : -1, waited ? -1 : 0);
  state.waiting.get(enrollment.session_id)?.delete(enrollment);
  enrollment.status = 'cancelled';
  enrollment.released = released;
  applyReturn(state, changes, enrollment, { gives_back, returns, refunds });
  changes.cancelled.push({ ...cancelled, was_waitlisted: waited });
}

/** Who waits before everybody has lost a place, and what they had paid for it may be on an account. */
export const hadPlace = ({ waitlist_priority }: EnrollmentState): boolean =>
  waitlist_priority === headPriority;

/** What pays for who moves up; nothing: they owe the price. */
export interface PaysNow {
  student_package_id?: string | null;
  by_credit?: Pick<ByCredit, 'payer_id'> & Partial<ByCredit>;
  /** Until when it is held for them to pay it online, RFC 3339. */
  pay_until?: string;
}

/** Who waited pays now, with the package or the account that is told, or again with what they had paid. */
export function applyPromotion(
  state: State,
  changes: Changes,
  enrollment: EnrollmentState,
  { student_package_id = null, by_credit, pay_until }: PaysNow = {},
): void {
  count(changes, sessionOf(state, enrollment.session_id), 1, -1);
  state.waiting.get(enrollment.session_id)?.delete(enrollment);
  enrollment.status = 'enrolled';
  if (student_package_id !== null) applySpending(state, changes, enrollment, student_package_id);
  else if (by_credit) applyCredit(state, changes, enrollment, by_credit);
  else if (hadPlace(enrollment) && !enrollment.paid)
    changes.money.push({ kind: 'paid_again', enrollment_id: enrollment.id });
  enrollment.student_package_id = student_package_id;
  enrollment.pay_until = pay_until;
  changes.promoted.push(enrollment);
}

/** With the ticket that it had: those who wait are in their old order. */
export function applyReinstatement(
  state: State,
  changes: Changes,
  {
    enrollment,
    status,
    pays,
    credit,
  }: {
    enrollment: EnrollmentState;
    status: 'enrolled' | 'waitlisted';
    pays: OpenMakeUp | undefined;
    credit: Credit | undefined;
  },
): void {
  const waits = status === 'waitlisted';
  enrollment.status = status;
  addEnrollment(state, enrollment);
  changes.reinstated.push(enrollment);
  if (pays) applyUse(state, changes, pays, enrollment.id);
  if (!waits && !enrollment.paid && !pays && !credit)
    changes.money.push({ kind: 'paid_again', enrollment_id: enrollment.id });
  if (credit) {
    enrollment.student_package_id = credit.id;
    applySpending(state, changes, enrollment, credit.id);
  }
  count(changes, sessionOf(state, enrollment.session_id), waits ? 0 : 1, waits ? 1 : 0);
}

/** Somebody waits in front of everybody: instead of the place that they had, or after they had lost it. */
export function applyListing(state: State, changes: Changes, { enrollment, ...back }: Listed): void {
  const held = enrollment.status === 'enrolled';
  applyReturn(state, changes, enrollment, back);
  enrollment.by_make_up = false;
  enrollment.student_package_id = null;
  enrollment.status = 'waitlisted';
  enrollment.waitlist_priority = headPriority;
  enrollment.ticket = state.nextTicket;
  addEnrollment(state, enrollment);
  changes.listed.push(enrollment);
  if (held) changes.displaced.push(enrollment);
  count(changes, sessionOf(state, enrollment.session_id), held ? -1 : 0, 1);
}
