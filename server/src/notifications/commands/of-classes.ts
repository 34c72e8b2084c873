import type {
  EnrollmentCancelled,
  EnrollmentReinstated,
  StudentDisplaced,
  StudentPromoted,
} from '../../enrollments/facts.ts';
import type { DeliveredFact, Fact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SessionCancelled, SessionChanged, SessionReinstated } from '../../scheduling/facts.ts';
import { newsOfCancelled, newsOfDisplaced, newsOfPromoted, newsOfReinstated } from './enrollments.ts';
import { tellJointly } from './joint.ts';
import { coachNewsOf, newsOfChanged } from './sessions.ts';

type Facts = readonly DeliveredFact[];

const of = <F extends Fact>(facts: Facts, type: F['type']): DeliveredFact<F>[] =>
  facts.filter((fact) => fact.type === type) as DeliveredFact<F>[];

/**
 * All that a cause did to classes, in one message for each of those whom it concerns: what is off, lost, elsewhere, back
 * on, or theirs now.
 */
export async function tellOfClasses(scope: Scope, facts: Facts): Promise<void> {
  await tellJointly(scope, [
    ...(await newsOfCancelled(scope, of<EnrollmentCancelled>(facts, 'enrollments.enrollment_cancelled'))),
    ...(await newsOfDisplaced(scope, of<StudentDisplaced>(facts, 'enrollments.student_displaced'))),
    ...(await newsOfReinstated(scope, of<EnrollmentReinstated>(facts, 'enrollments.enrollment_reinstated'))),
    ...(await newsOfPromoted(scope, of<StudentPromoted>(facts, 'enrollments.student_promoted'))),
    ...(await coachNewsOf(
      scope,
      of<SessionCancelled>(facts, 'scheduling.session_cancelled'),
      'session_cancelled',
    )),
    ...(await coachNewsOf(
      scope,
      of<SessionReinstated>(facts, 'scheduling.session_reinstated'),
      'session_reinstated',
    )),
    ...(await newsOfChanged(scope, of<SessionChanged>(facts, 'scheduling.session_changed'))),
  ]);
}
