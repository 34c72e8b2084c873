import { paidBack } from './paid-back.ts';
import type { Refusal } from './refusals.ts';
import type { PaidBack } from './state.ts';
import { type EnrollmentState, enrollmentIn, type SessionState, type State } from './state.ts';

/** The club puts somebody at the head of the waiting list: out of the place that they have, or who has lost it. */
export interface ListRequest {
  kind: 'list';
  enrollment_id: string;
}
export interface Listed extends PaidBack {
  /** What paid for the place comes back, and who moves up pays anew; what was paid at the desk stays paid. */
  enrollment: EnrollmentState;
}
export type ListDecision = { refused: Refusal[] } | { listed: Listed };

export function decideListing(state: State, { enrollment_id }: ListRequest, now: Date): ListDecision {
  const enrollment = state.enrollments.get(enrollment_id);
  if (!enrollment) throw new Error('the shell decides about loaded enrolments only');
  const { session_id, status, student_id, checked_in } = enrollment;
  const no = (code: Refusal['code']): ListDecision => ({ refused: [{ session_id, code }] });
  if (checked_in) return no('already_attended');
  if (status === 'waitlisted') return no('already_waitlisted');
  const session = state.sessions.get(session_id) as SessionState;
  // Money stays with the ticket: who moves up has paid, and it goes to the account when the ticket ends.
  const listed = { enrollment, ...paidBack(enrollment, session, now), refunds: false };
  if (status === 'enrolled') return { listed };
  if (enrollmentIn(state, student_id, session_id)) return no('already_enrolled');
  return state.students.get(student_id)?.blocked ? no('client_blocked') : { listed };
}
