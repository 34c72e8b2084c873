import { ownClientId } from '../../clients/public.ts';
import type { Answer } from '../../kernel/http/idempotency.ts';
import { found } from '../../kernel/problem.ts';
import type { CancelEnrollment } from '../schemas.ts';
import type { Asker, BookingLane } from './lane.ts';

/**
 * Gives a place or a ticket back; who is next on the list gets the place in the same transaction. Throws 404 for
 * an enrolment that the actor may not see, 409 `enrollment.<reason>` when it cannot be cancelled any more.
 */
export const cancelEnrollment = (lane: BookingLane, asker: Asker, enrollment_id: string): Promise<Answer> =>
  lane.submit(asker, { kind: 'cancel', enrollment_id, by_club: false, reason: '' });

/** The same for the booking of a student in a session; 409 `enrollment.not_enrolled` when there is none. */
export function cancelInSession(
  lane: BookingLane,
  asker: Asker,
  session_id: string,
  input: CancelEnrollment,
): Promise<Answer> {
  const student_id = input.student_id ?? found(ownClientId(asker.actor), 'client profile of yours');
  return lane.submit(asker, {
    kind: 'cancel_in_session',
    session_id,
    student_id,
    reason: input.reason ?? '',
  });
}
