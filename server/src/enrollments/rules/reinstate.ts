import { makeUpFor } from './make-ups/use.ts';
import { creditFor } from './packages.ts';
import { overlaps } from './placement.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import type { Credit, OpenMakeUp } from './state.ts';
import { type EnrollmentState, enrollmentIn, freePlaces, type SessionState, type State } from './state.ts';

/** A class takes place again: somebody who lost their place or ticket with it has it as before. */
export interface ReinstateRequest {
  kind: 'reinstate';
  session_id: string;
  enrollment_id: string;
  /** What it was when the class was called off. */
  as: 'enrolled' | 'waitlisted';
  /** The fixed place behind it holds on that date; true where there is none. */
  holds: boolean;
  /** Who paid for it with a make-up, and does again. */
  payer: string | null;
}

export type ReinstateDecision =
  | { refused: Refusal[] }
  | {
      reinstated: {
        enrollment: EnrollmentState;
        status: ReinstateRequest['as'];
        pays: OpenMakeUp | undefined;
        credit: Credit | undefined;
      };
    };

/**
 * What was granted is not judged again by level, hours or packages: only what has come in between stands in the way.
 * A ticket comes back whatever else its holder has at that time; moving up asks about that.
 */
export function decideReinstatement(state: State, request: ReinstateRequest): ReinstateDecision {
  const enrollment = state.enrollments.get(request.enrollment_id);
  const session = state.sessions.get(request.session_id);
  if (!enrollment || !session) throw new Error('the shell decides about loaded enrolments only');
  const code = whyNotBack(state, { enrollment, session, request });
  if (code) return { refused: [{ session_id: session.id, code }] };
  const pays = enrollment.by_make_up ? makeUpFor(state, enrollment.student_id, session) : undefined;
  const credit = paidBefore(enrollment, request) ? creditAgain(state, enrollment, session) : undefined;
  return { reinstated: { enrollment, status: request.as, pays, credit } };
}

function whyNotBack(
  state: State,
  {
    enrollment,
    session,
    request,
  }: { enrollment: EnrollmentState; session: SessionState; request: ReinstateRequest },
): RefusalCode | undefined {
  if (enrollmentIn(state, enrollment.student_id, session.id)) return 'already_enrolled';
  if (state.students.get(enrollment.student_id)?.blocked) return 'client_blocked';
  if (!request.holds) return 'place_ended';
  if (request.as === 'waitlisted') return undefined;
  if (!enrollment.despite_overlap && overlaps(state, enrollment.student_id, session))
    return 'overlapping_booking';
  if (freePlaces(session) <= 0) return 'session_full';
  // The make-up came back when the class was called off, and may have gone into another one since.
  if (enrollment.by_make_up && !makeUpFor(state, enrollment.student_id, session)) return 'no_make_up';
  if (paidBefore(enrollment, request) && !creditAgain(state, enrollment, session)) return 'no_credit';
  return undefined;
}

const paidBefore = (enrollment: EnrollmentState, request: ReinstateRequest): boolean =>
  request.as === 'enrolled' && enrollment.student_package_id !== null;

/** From the package that it came from, or where that has none left from another one. */
const creditAgain = (state: State, enrollment: EnrollmentState, session: SessionState): Credit | undefined =>
  creditFor(state, enrollment.student_id, session, {
    student_package_id: enrollment.student_package_id as string,
    again: true,
  }) ?? creditFor(state, enrollment.student_id, session, { pay_with: 'package', again: true });
