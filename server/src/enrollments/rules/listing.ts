import type { LocalDate } from '../../kernel/time/index.ts';
import { givenBack } from './make-ups/use.ts';
import { type Returned, returnedCredit } from './packages.ts';
import type { Refusal } from './refusals.ts';
import { type EnrollmentState, enrollmentIn, type SessionState, type State } from './state.ts';

/** The club puts somebody at the head of the waiting list: out of the place that they have, or who has lost it. */
export interface ListRequest {
  kind: 'list';
  enrollment_id: string;
}
export interface Listed {
  enrollment: EnrollmentState;
  /** As for a booking that the club cancels: what paid for the place comes back, and who moves up pays anew. */
  gives_back: LocalDate | undefined;
  returns: Returned | undefined;
}
export type ListDecision = { refused: Refusal[] } | { listed: Listed };

export function decideListing(state: State, { enrollment_id }: ListRequest, now: Date): ListDecision {
  const enrollment = state.enrollments.get(enrollment_id);
  if (!enrollment) throw new Error('the shell decides about loaded enrolments only');
  const { session_id, status, student_id, checked_in } = enrollment;
  const no = (code: Refusal['code']): ListDecision => ({ refused: [{ session_id, code }] });
  if (checked_in) return no('already_attended');
  if (status === 'waitlisted') return no('already_waitlisted');
  const how = { is_late: false, by_club: true, now };
  const session = state.sessions.get(session_id) as SessionState;
  const gives_back = givenBack(enrollment, session, how);
  const returns = returnedCredit(enrollment, session, how);
  const listed = { enrollment, gives_back, returns };
  if (status === 'enrolled') return { listed };
  if (enrollmentIn(state, student_id, session_id)) return no('already_enrolled');
  return state.students.get(student_id)?.blocked ? no('client_blocked') : { listed };
}
