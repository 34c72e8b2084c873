import type {
  EnrollmentCancelled,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
} from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import { isSwitchedOn, type Kind } from '../rules/kinds.ts';
import { type EnrolledClass, enrolledTogether } from '../store/classes.ts';
import { recipientsOf } from '../store/recipients.ts';
import { tell } from './tell.ts';

type About = Pick<StudentEnrolled['payload'], 'enrollment_id' | 'session_id' | 'student_id'>;

/**
 * Tells a student (and their guardians) what became of an enrolment: once for all that one transaction did to them,
 * so that a cancelled course is one message and not thirteen. What is no longer so, or over, is not told.
 */
async function tellStudent(
  scope: Scope,
  fact: Pick<DeliveredFact, 'created_at'> & { payload: About },
  { kind, status }: { kind: Kind; status: string },
): Promise<void> {
  const { enrollment_id, student_id } = fact.payload;
  const together = await enrolledTogether(scope, {
    ...{ enrollment_id, student_id, status },
    at: fact.created_at,
  });
  const own = together.find((one) => one.enrollment_id === enrollment_id);
  if (!own || !isWorthTelling(own, scope.now)) return;
  const inForce = await settingsOf(scope.tx, settings, own.club_id);
  if (!isSwitchedOn(kind, inForce)) return;
  const classes = together.filter((one) => isWorthTelling(one, scope.now) && one.club_id === own.club_id);
  const key = classes.map((one) => one.enrollment_id).sort()[0] as string;
  const reason = own.session_reason || own.reason;
  const recipients = (await recipientsOf(scope, [student_id])).get(student_id) ?? [];
  await tell(
    scope,
    recipients.map((to) => ({ kind, key, to, classes, reason })),
  );
}

const isWorthTelling = (one: EnrolledClass, now: Date): boolean => one.ends_at > now;

/** A booking or a place on the waiting list. A fixed place makes one after the other, for months: its holder knows. */
export async function tellEnrolled(
  scope: Scope,
  fact: DeliveredFact<StudentEnrolled> | DeliveredFact<StudentWaitlisted>,
): Promise<void> {
  if (fact.payload.source === 'fixed' || fact.payload.source === 'import') return;
  const enrolled = fact.type === 'enrollments.student_enrolled';
  await tellStudent(scope, fact, {
    kind: enrolled ? 'enrollment_confirmed' : 'waitlisted',
    status: enrolled ? 'enrolled' : 'waitlisted',
  });
}

export const tellPromoted = (scope: Scope, fact: DeliveredFact<StudentPromoted>): Promise<void> =>
  tellStudent(scope, fact, { kind: 'waitlist_promotion', status: 'enrolled' });

/** The club took a place away: the class is off, or the place was given back for the student. */
export async function tellCancelled(scope: Scope, fact: DeliveredFact<EnrollmentCancelled>): Promise<void> {
  const { by_club, reason } = fact.payload;
  if (!by_club) return;
  const off = reason === 'session_cancelled';
  const kind = off ? 'session_cancelled' : 'enrollment_cancelled';
  await tellStudent(scope, fact, { kind, status: 'cancelled' });
}
