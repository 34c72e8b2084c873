import { actsFor } from '../../clients/public.ts';
import type { Answer } from '../../kernel/http/idempotency.ts';
import { found, notFound } from '../../kernel/problem.ts';
import { managesEnrollments } from '../access.ts';
import { getEnrollment } from '../queries/enrollments.ts';
import type { CancelRequest } from '../rules/cancel.ts';
import type { State } from '../rules/state.ts';
import { type Asker, refusalProblem } from './enroll.ts';
import type { BookingLane } from './lane.ts';

/**
 * Gives a place or a ticket back; who is next on the list gets the place in the same transaction. Throws 404 for
 * an enrolment that the actor may not see, 409 `enrollment.<reason>` when it cannot be cancelled any more.
 */
export function cancelEnrollment(
  lane: BookingLane,
  asker: Asker,
  input: { enrollment_id: string; reason: string },
): Promise<Answer> {
  const request: CancelRequest = { kind: 'cancel', ...input, by_club: false };
  return lane.submit(asker.scope.organization_id, {
    asked: { request, via: asker.scope.via, now: asker.now, judge: (state) => judge(state, asker, request) },
    key: asker.key,
    request_id: asker.request_id,
    answer: async (scope, decision) => {
      if ('refused' in decision) throw refusalProblem(decision.refused);
      return {
        status: 200,
        body: await getEnrollment({ ...scope, actor: asker.actor }, input.enrollment_id),
      };
    },
  });
}

function judge(state: State, { actor }: Asker, request: CancelRequest): CancelRequest {
  const enrollment = found(state.enrollments.get(request.enrollment_id), 'enrolment');
  const session = found(state.sessions.get(enrollment.session_id), 'session');
  const own = actsFor(actor, enrollment.student_id);
  if (!own && !managesEnrollments(actor, session)) throw notFound('enrolment');
  return { ...request, by_club: !own };
}
