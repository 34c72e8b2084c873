import { ownClientId } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { TenantScope } from '../../kernel/db/database.ts';
import type { Answer, RequestKey } from '../../kernel/http/idempotency.ts';
import { newId } from '../../kernel/ids.ts';
import { forbidden, found, notFound, Problem } from '../../kernel/problem.ts';
import { administers } from '../../organizations/public.ts';
import { sourceOf } from '../access.ts';
import type { EnrollRequest, Placement } from '../rules/enroll.ts';
import { type Refusal, refusals } from '../rules/refusals.ts';
import type { SessionState, State } from '../rules/state.ts';
import type { EnrollInSessions, Enrollment } from '../schemas.ts';
import type { Decision } from './decide.ts';
import type { BookingLane } from './lane.ts';

/** Who asks, over which wire, and when: what a request carries through the lane. */
export interface Asker {
  actor: Actor;
  scope: TenantScope;
  now: Date;
  request_id: string;
  key: RequestKey | undefined;
}

/**
 * Enrols one student in one or several sessions, all or nothing; a full class means its waiting list unless
 * `waitlist` is false. Throws 404 for what does not exist here, 409 `enrollment.<reason>` with every refusal.
 */
export function enroll(lane: BookingLane, asker: Asker, input: EnrollInSessions): Promise<Answer> {
  const student_id = input.student_id ?? found(ownClientId(asker.actor), 'client profile of yours');
  const request: EnrollRequest = {
    kind: 'enroll',
    student_id,
    session_ids: input.session_ids,
    source: 'self',
    waitlist: input.waitlist ?? true,
    overrides: input.overrides ?? [],
    schedule_enrollment_id: null,
    ids: input.session_ids.map(() => newId()),
  };
  return lane.submit(asker.scope.organization_id, {
    asked: {
      request,
      via: asker.scope.via,
      now: asker.now,
      judge: (state) => judge(state, asker.actor, request),
    },
    key: asker.key,
    request_id: asker.request_id,
    answer: (scope, decision) => answerEnrolled(asker.actor, scope.now, decision),
  });
}

/** The loaded rows decide in which quality the actor asks, and whether at all. */
function judge(state: State, actor: Actor, request: EnrollRequest): EnrollRequest {
  const sessions = request.session_ids.map((id) => visibleSession(state, id));
  if (!state.students.has(request.student_id)) throw notFound('client');
  const source = sourceOf(actor, request.student_id, sessions);
  if (!source) throw notFound('client');
  if (request.overrides.length > 0 && !sessions.every((session) => administers(actor, session.club_id)))
    throw forbidden('Only the desk may overlook a rule.');
  return { ...request, source };
}

function visibleSession(state: State, id: string): SessionState {
  return found(state.sessions.get(id), 'session');
}

function answerEnrolled(actor: Actor, now: Date, decision: Decision): Answer {
  if ('refused' in decision) throw refusalProblem(decision.refused);
  if (!('places' in decision)) throw new Error('not an enrolment decision');
  return { status: 201, body: { results: decision.places.map((place) => enrollmentOf(actor, place, now)) } };
}

/** The first refusal names the problem; all of them come with it. */
export function refusalProblem(refused: readonly Refusal[]): Problem {
  const [first] = refused;
  if (!first) throw new Error('a refusal without a reason');
  const list = refused.map(({ session_id, code }) => ({
    session_id,
    code: `enrollment.${code}`,
    message: refusals[code],
  }));
  return new Problem(409, `enrollment.${first.code}`, refusals[first.code], { extra: { refusals: list } });
}

/** The fresh row, as a query would give it, without asking for it again. */
function enrollmentOf(actor: Actor, place: Placement, now: Date): Enrollment {
  const { waitlist_priority: _, ...shown } = place;
  const waits = place.status === 'waitlisted';
  return {
    ...shown,
    paid: false,
    payment_amount: null,
    payment_method: '',
    payment_reference: '',
    checked_in: false,
    check_in_time: null,
    enrolled_at: waits ? null : now.toISOString(),
    cancelled_at: null,
    cancel_reason: '',
    is_late_cancellation: false,
    created_at: now.toISOString(),
    abilities: {
      cancel: true,
      check_in: !waits && (place.source === 'desk' || place.source === 'instructor'),
      record_payment:
        !waits && actor.roles.some((role) => role.role === 'owner' || role.role === 'club_admin'),
    },
  };
}
