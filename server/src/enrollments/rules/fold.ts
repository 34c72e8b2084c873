import {
  applyCancellation,
  applyListing,
  applyPlacement,
  applyPromotion,
  applyReinstatement,
  type Changes,
  hadPlace,
  type PaysNow,
} from './apply.ts';
import { type CancelDecision, type CancelRequest, decideCancellation } from './cancel.ts';
import { decideEnrollment, type EnrollDecision } from './enroll.ts';
import { decideListing, type ListDecision, type ListRequest } from './listing.ts';
import { heldForTicket, payerOfTicket } from './money.ts';
import { creditFor, needsPackage } from './packages.ts';
import type { EnrollRequest } from './placement.ts';
import { decidePromotions, freedBy, mayBeServed } from './promote.ts';
import { decideReinstatement, type ReinstateDecision, type ReinstateRequest } from './reinstate.ts';
import type { Decision, Request } from './requests.ts';
import type { EnrollmentState, SessionState, State } from './state.ts';

/** Decides one request and applies it to `state`, so that the next one sees it; `changes` collects what is to be written. */
export function decideAndApply(state: State, changes: Changes, request: Request, now: Date): Decision {
  if (request.kind === 'enroll') return place(state, changes, request, now);
  if (request.kind === 'cancel') return giveBack(state, changes, request, now);
  if (request.kind === 'reinstate') return bringBack(state, changes, request);
  if (request.kind === 'list') return putInFront(state, changes, request, now);
  return { promoted: promoteFromWaitlist(state, changes, request.session_id, now) };
}

/** Whoever waits and may take a free place has it before a newcomer, however it became free. */
function place(state: State, changes: Changes, request: EnrollRequest, now: Date): EnrollDecision {
  const { session_ids, student_id } = request;
  for (const id of session_ids) promoteFromWaitlist(state, changes, id, now, { ahead_of: student_id });
  const decision = decideEnrollment(state, request, now);
  if ('places' in decision)
    for (const placement of decision.places) applyPlacement(state, changes, placement);
  for (const id of session_ids) promoteFromWaitlist(state, changes, id, now);
  return decision;
}

function giveBack(state: State, changes: Changes, request: CancelRequest, now: Date): CancelDecision {
  const decision = decideCancellation(state, request, now);
  if ('refused' in decision) return decision;
  const { enrollment, freed } = decision.cancelled;
  const { by_club, told_otherwise } = request;
  applyCancellation(state, changes, {
    ...decision.cancelled,
    by_club,
    ...(told_otherwise && { told_otherwise }),
  });
  if (freed)
    for (const { session, except } of freedBy(state, enrollment))
      promoteFromWaitlist(state, changes, session.id, now, { except });
  return decision;
}

function bringBack(state: State, changes: Changes, request: ReinstateRequest): ReinstateDecision {
  const decision = decideReinstatement(state, request);
  if ('reinstated' in decision) applyReinstatement(state, changes, decision.reinstated);
  return decision;
}

/** Whoever they kept from a place elsewhere at that time, they themselves, may have it now. */
function putInFront(state: State, changes: Changes, request: ListRequest, now: Date): ListDecision {
  const decision = decideListing(state, request, now);
  if ('refused' in decision) return decision;
  applyListing(state, changes, decision.listed);
  for (const { session, except } of freedBy(state, decision.listed.enrollment))
    promoteFromWaitlist(state, changes, session.id, now, { except });
  return decision;
}

/** @returns how many moved up */
function promoteFromWaitlist(
  state: State,
  changes: Changes,
  sessionId: string,
  now: Date,
  { except = null, ahead_of }: { except?: string | null; ahead_of?: string } = {},
): number {
  const session = state.sessions.get(sessionId);
  if (!session || !mayBeServed(session, now)) return 0;
  const served = decidePromotions(state, session, now, except);
  const own = served.findIndex((one) => one.student_id === ahead_of);
  const next = own < 0 ? served : served.slice(0, own);
  for (const enrollment of next) {
    applyPromotion(state, changes, enrollment, paysNow(state, enrollment, session, now));
  }
  return next.length;
}

/**
 * What pays for who moves up: as they had chosen when they took their ticket, where that can be had still. A date of a
 * fixed place is not paid by packages, nor what the desk has the money for.
 */
function paysNow(state: State, ticket: EnrollmentState, session: SessionState, now: Date): PaysNow {
  const { schedule_enrollment_id, paid, student_id, pay_with } = ticket;
  if (schedule_enrollment_id !== null || paid) return {};
  const means = pay_with === '' || needsPackage(session) ? {} : { pay_with };
  const credit = creditFor(state, student_id, session, means);
  if (credit) return { student_package_id: credit.id };
  const payer_id = payerOfTicket(state, ticket, session);
  if (payer_id !== undefined) return { by_credit: { payer_id } };
  const until = hadPlace(ticket) ? undefined : heldForTicket(ticket, session, now);
  return until ? { pay_until: until.toISOString() } : {};
}
