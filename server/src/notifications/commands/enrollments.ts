import type {
  EnrollmentCancelled,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
} from '../../enrollments/facts.ts';
import type { DeliveredFact, Fact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Kind } from '../rules/kinds.ts';
import { type EnrolledClass, enrolledClasses } from '../store/classes.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, sameReason, tell, wantedBy } from './tell.ts';

type About = Pick<StudentEnrolled['payload'], 'enrollment_id' | 'session_id' | 'student_id'>;
type EnrollmentFact = DeliveredFact<Fact<string, About>>;

/**
 * Tells students (and their guardians) what became of enrolments: each once for all that one cause did to them, so
 * that a cancelled course is one message and not thirteen. What is no longer so, or over, is not told.
 */
async function tellStudents(
  scope: Scope,
  facts: readonly EnrollmentFact[],
  { kind, status }: { kind: Kind; status: string },
): Promise<void> {
  const causes = new Map(facts.map((fact) => [fact.payload.enrollment_id, fact.cause_id]));
  const rows = await enrolledClasses(scope, [...causes.keys()], [status]);
  const coming = rows.filter((one) => one.ends_at > scope.now);
  const told = await wantedBy(scope, kind, coming);
  const occasions = Map.groupBy(
    told,
    (one) => `${causes.get(one.enrollment_id)}:${one.student_id}:${one.club_id}`,
  );
  const recipients = await recipientsOf(
    scope,
    told.map((one) => one.student_id),
  );
  await tell(
    scope,
    [...occasions].flatMap(([key, classes]) => {
      const [{ student_id }] = classes as [EnrolledClass];
      const reason = sameReason(classes.map((one) => one.session_reason || one.reason));
      return (recipients.get(student_id) ?? []).map((to): Message => ({ kind, key, to, classes, reason }));
    }),
  );
}

/** A fixed place makes one booking after the other, for months: its holder knows. Who imports a timetable, too. */
export const isNewsToStudent = ({ source }: StudentEnrolled['payload']): boolean =>
  source !== 'fixed' && source !== 'import';

export const tellEnrolled = (scope: Scope, facts: DeliveredFact<StudentEnrolled>[]): Promise<void> =>
  tellStudents(scope, facts, { kind: 'enrollment_confirmed', status: 'enrolled' });

export const tellWaitlisted = (scope: Scope, facts: DeliveredFact<StudentWaitlisted>[]): Promise<void> =>
  tellStudents(scope, facts, { kind: 'waitlisted', status: 'waitlisted' });

export const tellPromoted = (scope: Scope, facts: DeliveredFact<StudentPromoted>[]): Promise<void> =>
  tellStudents(scope, facts, { kind: 'waitlist_promotion', status: 'enrolled' });

/** The club took places away: the class is off, or the place was given back for the student. */
export async function tellCancelled(
  scope: Scope,
  facts: DeliveredFact<EnrollmentCancelled>[],
): Promise<void> {
  const isOff = (fact: DeliveredFact<EnrollmentCancelled>) => fact.payload.reason === 'session_cancelled';
  const off = facts.filter(isOff);
  const given = facts.filter((fact) => !isOff(fact));
  await tellStudents(scope, off, { kind: 'session_cancelled', status: 'cancelled' });
  await tellStudents(scope, given, { kind: 'enrollment_cancelled', status: 'cancelled' });
}
