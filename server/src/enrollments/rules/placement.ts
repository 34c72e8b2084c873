import { addMinutes, earlierOf } from '../../kernel/time/index.ts';
import type { RefusalCode } from './refusals.ts';
import type { OpenMakeUp, PaidBack, PayWith } from './state.ts';
import {
  type EnrollmentState,
  freePlaces,
  isActive,
  type SessionState,
  type Source,
  type State,
  type StudentState,
} from './state.ts';

/** What the desk may decide to overlook for one booking. */
export const overrides = [
  'level',
  'age',
  'overlap',
  'package',
  'privacy',
  'waiver',
  'certificate',
  'arrears',
] as const;
export type Override = (typeof overrides)[number];
/** Granted once, a place is not judged again by level, age, package or consent; only by what is there. */
export const onceGranted: readonly Override[] = overrides.filter((one) => one !== 'overlap');

export interface EnrollRequest {
  kind: 'enroll';
  student_id: string;
  session_ids: readonly string[];
  source: Source;
  /** Whether a full class means the waiting list (where there is one) or a refusal. */
  waitlist: boolean;
  overrides: readonly Override[];
  /** Pay with a make-up: a free place, in one class. */
  make_up?: boolean;
  /** A package that fits unless told. */
  pay_with?: PayWith;
  /** Whose account pays, with what each payment is named, session by session. */
  credit?: { payer_id: string; payment_ids: readonly string[] };
  /** The package to pay with. */
  student_package_id?: string;
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
  /** The single booking or ticket that becomes a date of the fixed place. */
  adopts?: EnrollmentState;
  /** What paid for that booking. */
  paid_back?: PaidBack;
  /** The released date that its holder takes back by this. */
  takes_back?: EnrollmentState;
  /** The make-up that pays for it. */
  pays?: OpenMakeUp;
  /** The package that does. */
  student_package_id: string | null;
  /** The account that does. */
  by_credit?: ByCredit;
  /** What a ticket remembers. */
  pay_with: PayWith | '';
  credit_of: string | null;
  /** Until when it is held for who pays it online, RFC 3339. */
  pay_until?: string;
  /** What keeps a fixed place from its date; the ticket waits for its end. */
  hindered_by?: RefusalCode;
}

/** A class that the credit of an account pays. */
export interface ByCredit {
  payer_id: string;
  payment_id: string;
}

/** How long a place is held for who pays it online. */
const heldMinutes = 15;

/** A place that is to be paid online is held for a while, never beyond the beginning of its class. */
export function held(
  placement: Placement,
  request: EnrollRequest,
  { starts_at }: SessionState,
  now: Date,
): Placement {
  const { status, price, student_package_id, pays } = placement;
  const isOwed = status === 'enrolled' && price > 0 && student_package_id === null && pays === undefined;
  if (request.pay_with !== 'online' || !isOwed) return placement;
  return { ...placement, pay_until: earlierOf(addMinutes(now, heldMinutes), starts_at).toISOString() };
}

/** A holder of a fixed place goes before those who want a single class. */
export const holderPriority = 1;
/** Who had a place and lost it because there are fewer goes before everybody. */
export const headPriority = 2;

/** What a class costs this student. */
export const priceFor = (
  { price, member_price }: Pick<SessionState, 'price' | 'member_price'>,
  { is_club_member }: Pick<StudentState, 'is_club_member'>,
): number => (is_club_member ? (member_price ?? price) : price);

/** A new booking or ticket, whoever asks for it. */
export function newPlacement(
  state: State,
  asked: { id: string; request: EnrollRequest; student: StudentState; session: SessionState },
): Placement {
  const { id, request, student, session } = asked;
  const free = freePlaces(session) > 0;
  return {
    id,
    session_id: session.id,
    student_id: student.id,
    student_name: student.display_name,
    status: free ? 'enrolled' : 'waitlisted',
    waitlist_priority: 0,
    waitlist_position: free ? null : positionOf(state, session, 0),
    source: request.source,
    schedule_enrollment_id: request.schedule_enrollment_id,
    price: priceFor(session, student),
    currency: session.currency,
    despite_overlap: request.overrides.includes('overlap'),
    student_package_id: null,
    pay_with: free ? '' : (request.pay_with ?? ''),
    credit_of: free ? null : (request.credit?.payer_id ?? null),
  };
}

/** A ticket of somebody who goes before those who want a single class. */
export function inFront(state: State, placement: Placement): Placement {
  if (placement.status === 'enrolled') return placement;
  const session = state.sessions.get(placement.session_id) as SessionState;
  const waitlist_position = positionOf(state, session, holderPriority);
  return { ...placement, waitlist_priority: holderPriority, waitlist_position };
}

function positionOf(state: State, session: SessionState, priority: number): number {
  if (priority === 0) return session.waitlisted_count + 1;
  let ahead = 0;
  for (const other of state.waiting.get(session.id) ?? []) if (other.waitlist_priority >= priority) ahead++;
  return ahead + 1;
}

/** Why nobody can book this class. */
export function whyNoClass(session: SessionState): RefusalCode | undefined {
  if (session.status === 'cancelled') return 'session_cancelled';
  return session.published ? undefined : 'not_published';
}

/** True when the student holds a place (not a ticket) in another class that shares a moment with this one. */
export const overlaps = (state: State, studentId: string, session: SessionState): boolean =>
  overlapping(state, studentId, session) !== undefined;

/** The place that the student holds in another class that shares a moment with this one. */
export function overlapping(
  state: State,
  studentId: string,
  session: SessionState,
): EnrollmentState | undefined {
  for (const other of state.byStudent.get(studentId) ?? [])
    if (
      other.session_id !== session.id &&
      isActive(other) &&
      other.status !== 'waitlisted' &&
      other.starts_at < session.ends_at &&
      session.starts_at < other.ends_at
    )
      return other;
  return undefined;
}
