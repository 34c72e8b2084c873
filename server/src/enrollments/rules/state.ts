import type { LocalDate } from '../../kernel/time/index.ts';
import type { Settings } from '../../settings.ts';

/** What decisions know about a session; counts are as of the lock that the shell holds. */
export interface SessionState {
  id: string;
  club_id: string;
  schedule_id: string;
  class_type_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  status: 'scheduled' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled';
  published: boolean;
  /** False once its club is no longer in use: nobody books there any more. */
  club_active: boolean;
  starts_at: Date;
  ends_at: Date;
  /** YYYY-MM-DD at the club. */
  local_date: string;
  timezone: string;
  enrolled_count: number;
  waitlisted_count: number;
  max_participants: number;
  price: number;
  member_price: number | null;
  currency: string;
  allow_waitlist: boolean;
  allow_drop_in: boolean;
  requires_package: boolean;
  /** Those who book for themselves may do so from here, and until there. */
  opens_at: Date;
  closes_at: Date;
  /** Cancelling is free until then. */
  cancel_by: Date;
  rating_min: number;
  rating_max: number;
  /** Full years on the day of the class, both included; null = open. */
  min_age: number | null;
  max_age: number | null;
  settings: Settings;
}

export interface StudentState {
  id: string;
  display_name: string;
  level: number | null;
  /** YYYY-MM-DD; null = not told. */
  birth_date: string | null;
  is_club_member: boolean;
  /** The last day of their certificate, YYYY-MM-DD; null = none is noted. */
  certificate_until: string | null;
  blocked: boolean;
  /** Since when a fee of theirs is overdue, by club; null: none is. Not asked of those who only wait or are booked. */
  owes: Readonly<Record<string, LocalDate>> | null;
  /** To the privacy text in force, or there is none; not asked of those who only wait or are booked. */
  agreed: boolean;
  /** Until which day, included, what they have signed of the waiver is enough; '' for none. Not asked of those either. */
  signed_until: string;
}

export type EnrollmentStatus = 'enrolled' | 'waitlisted' | 'cancelled' | 'no_show';
export type Source = 'self' | 'guardian' | 'desk' | 'instructor' | 'fixed' | 'import';

/** How somebody wants to pay: with a package and nothing else, at the desk, with the credit of an account, or online. */
export type PayWith = 'package' | 'desk' | 'account_credit' | 'online';

/** An enrolment with the time of its session. */
export interface EnrollmentState {
  id: string;
  session_id: string;
  student_id: string;
  schedule_enrollment_id: string | null;
  status: EnrollmentStatus;
  source: Source;
  waitlist_priority: number;
  /** Order of the tickets; a ticket taken in this fold gets the next number. */
  ticket: number;
  checked_in: boolean;
  /** The desk allowed another class at the same time. */
  despite_overlap: boolean;
  /** Cancelled, and its holder's to take back: the fixed place has this date, and is not paused. */
  released: boolean;
  /** What the make-up that this released date gave is now; null where it gave none, or it is no more. */
  earned: 'open' | 'used' | null;
  /** As it was booked, in minor units. */
  price: number;
  /** With money, or with the credit of an account. */
  paid: boolean;
  /** Paid with a make-up. */
  by_make_up: boolean;
  /** The package that paid for it. */
  student_package_id: string | null;
  /** How the holder of a ticket wants to pay when they move up; '': as usual. */
  pay_with: PayWith | '';
  /** Whose credit pays then. */
  credit_of: string | null;
  /** When the club last put the class at another time than it was booked for; null: it is when it was booked. */
  moved_at: Date | null;
  /** When it last got another coach than it was booked with. */
  coach_changed_at: Date | null;
  /** Until when the place that they move up to is held for them to pay it online, RFC 3339. */
  pay_until?: string | undefined;
  starts_at: Date;
  ends_at: Date;
}

/** A make-up that can be used, as of the student's lock. */
export interface OpenMakeUp {
  id: string;
  student_id: string;
  club_id: string;
  /** Null: any type. */
  class_type_id: string | null;
  /** The day of the class that was lost, or on which it was granted. */
  lost_on: LocalDate;
  expires_on: LocalDate;
  /** Of its last entry. */
  number: number;
}

/** A package that somebody has, as of their lock; its balance moves with the fold. */
export interface Credit {
  id: string;
  name: string;
  student_id: string;
  /** Null: every club. */
  club_id: string | null;
  /** None: every type. */
  class_type_ids: readonly string[];
  expires_on: LocalDate;
  balance: number;
}

/** The class of a cancelled booking that goes back to its package. */
export interface Returned {
  student_package_id: string;
  /** The package is valid until this day at least; null: as it is. */
  at_least: LocalDate | null;
}

/** What paid for a booking and goes back to where it came from. */
export interface PaidBack {
  gives_back: LocalDate | undefined;
  returns: Returned | undefined;
  /** What was paid at the desk goes to the account of who paid it. */
  refunds: boolean;
}

/** Everything that one fold of decisions reads. The shell loads it once and applies each decision to it. */
export interface State {
  sessions: Map<string, SessionState>;
  students: Map<string, StudentState>;
  enrollments: Map<string, EnrollmentState>;
  /** Indexes of `enrollments`; `apply` keeps them. */
  byStudent: Map<string, Set<EnrollmentState>>;
  waiting: Map<string, Set<EnrollmentState>>;
  /** By student; loaded where somebody pays with one. */
  makeUps: Map<string, OpenMakeUp[]>;
  /** By student: the packages that are not over. */
  credits: Map<string, Credit[]>;
  /** By {@link accountKey}: what accounts have, in minor units; of those that somebody pays with. */
  accounts: Map<string, number>;
  nextTicket: number;
}

export const emptyState = (): State => ({
  sessions: new Map(),
  students: new Map(),
  enrollments: new Map(),
  byStudent: new Map(),
  waiting: new Map(),
  makeUps: new Map(),
  credits: new Map(),
  accounts: new Map(),
  nextTicket: 1,
});

export const accountKey = (clientId: string, currency: string): string => `${clientId} ${currency}`;

export function addEnrollment(state: State, enrollment: EnrollmentState): void {
  state.enrollments.set(enrollment.id, enrollment);
  setOf(state.byStudent, enrollment.student_id).add(enrollment);
  if (enrollment.status === 'waitlisted') setOf(state.waiting, enrollment.session_id).add(enrollment);
  if (enrollment.ticket >= state.nextTicket) state.nextTicket = enrollment.ticket + 1;
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const set = map.get(key) ?? new Set();
  map.set(key, set);
  return set;
}

export const isActive = (enrollment: EnrollmentState): boolean => enrollment.status !== 'cancelled';

/** The waiting list of a session in its order: priority, then ticket (G2). */
export const waitlistOf = (state: State, sessionId: string): EnrollmentState[] =>
  [...(state.waiting.get(sessionId) ?? [])].sort(
    (a, b) => b.waitlist_priority - a.waitlist_priority || a.ticket - b.ticket,
  );

/** The student's active enrolment in a session, if any. */
export function enrollmentIn(
  state: State,
  studentId: string,
  sessionId: string,
): EnrollmentState | undefined {
  for (const enrollment of state.byStudent.get(studentId) ?? [])
    if (enrollment.session_id === sessionId && isActive(enrollment)) return enrollment;
  return undefined;
}

/** The date of a fixed place that the student gave back in this session and may take again. */
export function releasedIn(state: State, studentId: string, sessionId: string): EnrollmentState | undefined {
  for (const enrollment of state.byStudent.get(studentId) ?? [])
    if (enrollment.session_id === sessionId && enrollment.released) return enrollment;
  return undefined;
}

export const freePlaces = (session: SessionState): number =>
  Math.max(0, session.max_participants - session.enrolled_count);
