import { actsFor } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isPayableOnline } from '../../kernel/amounts.ts';
import { conflict, forbidden, found, notFound } from '../../kernel/problem.ts';
import { managesEnrollments, mayOverrule, sourceOf, usesCredit } from '../access.ts';
import type { CancelRequest } from '../rules/cancel.ts';
import { type EnrollRequest, priceFor } from '../rules/placement.ts';
import type { Refusal } from '../rules/refusals.ts';
import type { CancelInSession, Request } from '../rules/requests.ts';
import { enrollmentIn, type SessionState, type State } from '../rules/state.ts';
import type { Asked } from './asked.ts';

type Admitted = { request: Request } | { refused: Refusal[] };

/**
 * The loaded rows decide in which quality the actor asks, and whether at all. Throws the same 404 for what does not
 * exist and for what the actor may not see, before anything is said about it; 403 for an override by a coach whose club keeps them to the desk.
 */
export function admit(state: State, { request, actor }: Asked): Admitted {
  if (request.kind === 'cancel_in_session') return admitCancelInSession(state, actor, request);
  if (!actor || request.kind === 'promote' || request.kind === 'reinstate' || request.kind === 'list')
    return { request };
  if (request.kind === 'enroll') return { request: admitEnrollment(state, actor, request) };
  return { request: admitCancellation(state, actor, request) };
}

function admitEnrollment(state: State, actor: Actor, request: EnrollRequest): EnrollRequest {
  const sessions = request.session_ids.map((id) => found(state.sessions.get(id), 'session'));
  if (!state.students.has(request.student_id)) throw notFound('client');
  const source = sourceOf(actor, request.student_id, sessions);
  if (!source) throw notFound('client');
  if (request.overrides.length > 0 && !sessions.every((session) => mayOverrule(actor, session)))
    throw forbidden('Only the desk may overlook a rule.');
  if (request.credit && !usesCredit(actor, source))
    throw forbidden('Only the desk uses the credit of others.');
  for (const session of sessions) refuseUnpayable(state, request, session);
  return { ...request, source };
}

/** What Stripe does not take is not booked to be paid there. Throws 409 `online.amount`. */
function refuseUnpayable(state: State, { pay_with, student_id }: EnrollRequest, session: SessionState): void {
  if (pay_with !== 'online') return;
  const { currency } = session;
  const amount = priceFor(session, found(state.students.get(student_id), 'client'));
  if (amount > 0 && !isPayableOnline(amount, currency))
    throw conflict('online.amount', 'This amount cannot be paid online.', { amount, currency });
}

export function admitCancellation(state: State, actor: Actor, request: CancelRequest): CancelRequest {
  const enrollment = found(state.enrollments.get(request.enrollment_id), 'enrolment');
  const session = found(state.sessions.get(enrollment.session_id), 'session');
  const own = actsFor(actor, enrollment.student_id);
  if (!own && !managesEnrollments(actor, session)) throw notFound('enrolment');
  return { ...request, by_club: !own, releases: true };
}

function admitCancelInSession(state: State, actor: Actor | undefined, request: CancelInSession): Admitted {
  const { session_id, student_id, reason } = request;
  const session = found(state.sessions.get(session_id), 'session');
  const own = actor !== undefined && actsFor(actor, student_id);
  if (actor && !own && !managesEnrollments(actor, session)) throw notFound('client');
  const enrollment = enrollmentIn(state, student_id, session_id);
  if (!enrollment) return { refused: [{ session_id, code: 'not_enrolled' }] };
  return { request: { kind: 'cancel', enrollment_id: enrollment.id, by_club: !own, reason, releases: true } };
}
