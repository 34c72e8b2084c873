import type { LocalDate } from '../../kernel/time/index.ts';
import { givenBack } from './make-ups/use.ts';
import { returnsMoney } from './money.ts';
import { freeUntil } from './moved.ts';
import { returnedCredit } from './packages.ts';
import type { Refusal } from './refusals.ts';
import type { EnrollmentState, Returned, State } from './state.ts';

export interface CancelRequest {
  kind: 'cancel';
  enrollment_id: string;
  /** The club cancelling is never late, and may do so after the start. */
  by_club: boolean;
  reason: string;
  /** Somebody gives this one date back, not the club or a pause for them: the holder of a fixed place may take it again. */
  releases?: boolean;
  /** Another message says what became of it. */
  told_otherwise?: true;
}

export type CancelDecision =
  | { refused: Refusal[] }
  | {
      cancelled: {
        enrollment: EnrollmentState;
        is_late: boolean;
        freed: boolean;
        reason: string;
        released: boolean;
        /** Until when the make-up that paid for it is valid at least; undefined when none comes back. */
        gives_back: LocalDate | undefined;
        /** The class that goes back to its package. */
        returns: Returned | undefined;
        /** What was paid for it goes to the account of who paid. */
        refunds: boolean;
      };
    };

/**
 * Gives a place or a ticket back. Free until the club's deadline, or for a while after the club has moved the class; late
 * after it. Source: product decision 8.
 */
export function decideCancellation(state: State, request: CancelRequest, now: Date): CancelDecision {
  const enrollment = state.enrollments.get(request.enrollment_id);
  const session = enrollment && state.sessions.get(enrollment.session_id);
  if (!enrollment || !session) throw new Error('the shell decides about loaded enrolments only');
  const no = (code: Refusal['code']): CancelDecision => ({ refused: [{ session_id: session.id, code }] });
  if (enrollment.status === 'cancelled' || enrollment.status === 'no_show') return no('not_enrolled');
  if (enrollment.checked_in) return no('already_attended');
  if (!request.by_club && now >= session.starts_at) return no('session_started');
  const holdsPlace = enrollment.status === 'enrolled';
  const is_late = holdsPlace && !request.by_club && now > freeUntil(enrollment, session);
  const released = request.releases === true && enrollment.schedule_enrollment_id !== null;
  const how = { is_late, by_club: request.by_club, now };
  const gives_back = givenBack(enrollment, session, how);
  const returns = returnedCredit(enrollment, session, how);
  const refunds = returnsMoney(enrollment, session, how);
  return {
    cancelled: {
      enrollment,
      is_late,
      freed: holdsPlace,
      reason: request.reason,
      released,
      gives_back,
      returns,
      refunds,
    },
  };
}
