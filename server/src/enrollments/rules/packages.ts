import { compareDates, type LocalDate } from '../../kernel/time/index.ts';
import { graceUntil } from './grace.ts';
import { type EnrollRequest, priceFor } from './placement.ts';
import type { Credit, EnrollmentState, Returned, SessionState, State } from './state.ts';

/** How many classes of each package, and how much of an account, the earlier classes of the same request take. */
export type Reserved = Map<string, number>;

/** How somebody wants to pay; nothing: with the package that fits best, where one does. */
export type Means = Pick<EnrollRequest, 'pay_with' | 'student_package_id'> & {
  /** It paid for this class before: also where packages are off by now. */
  again?: boolean;
};

/**
 * The packages that could pay for this class, the one that does first: of those of its student that fit the one that
 * expires first, or the one that was chosen. None where packages are off, where the class costs them nothing, or where
 * it is to be paid otherwise.
 */
export function creditsFor(
  state: State,
  studentId: string,
  session: SessionState,
  means: Means = {},
  reserved: Reserved = new Map(),
): Credit[] {
  if (means.pay_with !== undefined && means.pay_with !== 'package') return [];
  if (!session.settings.enable_packages && !means.again) return [];
  const student = state.students.get(studentId);
  const isFree = student !== undefined && priceFor(session, student) === 0;
  if (isFree && !session.requires_package && !isChosen(means)) return [];
  const own = state.credits.get(studentId) ?? [];
  return own
    .filter((one) => means.student_package_id === undefined || one.id === means.student_package_id)
    .filter((one) => one.balance > (reserved.get(one.id) ?? 0) && fits(one, session))
    .toSorted((a, b) => compareDates(a.expires_on, b.expires_on) || (a.id < b.id ? -1 : 1));
}

/** The package that pays for this class. */
export const creditFor = (...asked: Parameters<typeof creditsFor>): Credit | undefined =>
  creditsFor(...asked)[0];

/** The asker wants it paid by a package, and by nothing else. */
export const isChosen = ({ pay_with, student_package_id }: Means): boolean =>
  pay_with === 'package' || student_package_id !== undefined;

/** Of this club, for this type, and valid on the day of the class. */
const fits = (one: Credit, session: SessionState): boolean =>
  (one.club_id === null || one.club_id === session.club_id) &&
  (one.class_type_ids.length === 0 || one.class_type_ids.includes(session.class_type_id)) &&
  compareDates(session.local_date, one.expires_on) <= 0;

export const needsPackage = (session: SessionState): boolean =>
  session.requires_package && session.settings.enable_packages;

/** Undefined when nothing comes back. What the club called off leaves time to find another class. */
export function returnedCredit(
  enrollment: EnrollmentState,
  session: SessionState,
  how: { is_late: boolean; by_club: boolean; now: Date },
): Returned | undefined {
  const { student_package_id } = enrollment;
  if (student_package_id === null || enrollment.status !== 'enrolled') return undefined;
  if (how.is_late && session.settings.package_late_cancel === 'lost') return undefined;
  return { student_package_id, at_least: how.by_club ? graceUntil(session, how.now) : null };
}

/** Moves a package in the state, so that the next request of the fold finds it as it is then. */
export function moveCredit(state: State, studentId: string, id: string, delta: number): void {
  const own = state.credits.get(studentId)?.find((one) => one.id === id);
  if (own) own.balance += delta;
}

/** What a decision writes into the ledger of packages. */
export type CreditEntry =
  | { kind: 'used'; enrollment_id: string; student_package_id: string }
  | {
      kind: 'given_back';
      enrollment_id: string;
      student_id: string;
      student_package_id: string;
      at_least: LocalDate | null;
    };
