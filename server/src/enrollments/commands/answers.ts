import type { Actor } from '../../kernel/actor.ts';
import type { Answer } from '../../kernel/http/idempotency.ts';
import { found, type InputError, Problem, type ProblemParams } from '../../kernel/problem.ts';
import { enrollmentAbilities, mayOverrule } from '../access.ts';
import { type EnrollmentRow, enrollmentOf } from '../queries/enrollments.ts';
import { overrulable } from '../rules/overrule.ts';
import type { ByCredit, Placement } from '../rules/placement.ts';
import { paramsOf, type Refusal, refusals } from '../rules/refusals.ts';
import type { Decision } from '../rules/requests.ts';
import type { SessionState, State } from '../rules/state.ts';
import type { Enrollment } from '../schemas.ts';

/**
 * What an answer is made of: the state after the fold, the rows of the bookings that were to end and of the tickets
 * that became places, as they were, and what the batch itself has placed (somebody may book and cancel in one).
 */
export interface Ground {
  state: State;
  ended: ReadonlyMap<string, EnrollmentRow>;
  placed: readonly Placement[];
  now: Date;
}

/** What the asker is told. Throws 409 `enrollment.<reason>` with every refusal. */
export function answerOf(actor: Actor, decision: Decision, ground: Ground): Answer {
  if ('refused' in decision) throw refusalProblem(actor, decision.refused, ground.state);
  if ('places' in decision)
    return {
      status: 201,
      body: { results: decision.places.map((placement) => placedEnrollment(actor, placement, ground)) },
    };
  if ('cancelled' in decision)
    return { status: 200, body: cancelledEnrollment(actor, decision.cancelled, ground) };
  throw new Error('nobody is told about this');
}

/**
 * The first refusal names the problem; all of them come with it, and what the asker may overlook to have it all the
 * same, if that is enough.
 */
function refusalProblem(actor: Actor, refused: readonly Refusal[], { sessions }: State): Problem {
  const [first] = refused;
  if (!first) throw new Error('a refusal without a reason');
  const paramsIn = (refusal: Refusal) => {
    const params = paramsOf(refusal, found(sessions.get(refusal.session_id), 'session').timezone);
    return params && { params };
  };
  const list = refused.map((refusal) => ({
    session_id: refusal.session_id,
    code: `enrollment.${refusal.code}`,
    message: refusals[refusal.code],
    ...paramsIn(refusal),
  }));
  const may = refused.every(({ session_id }) =>
    mayOverrule(actor, found(sessions.get(session_id), 'session')),
  );
  const overrides = may ? overrulable(refused) : [];
  const extra = { refusals: list, ...paramsIn(first), ...(overrides.length > 0 && { overrides }) };
  const errors = first.code === 'credit_too_low' ? { errors: [creditTooLow(extra.params)] } : {};
  return new Problem(409, `enrollment.${first.code}`, refusals[first.code], { extra, ...errors });
}

const creditTooLow = (params: ProblemParams | undefined): InputError => ({
  ...{ path: '/pay_with', code: 'credit_too_low', ...(params && { params }) },
  message: 'is lower than the price',
});

function placedEnrollment(actor: Actor, placement: Placement, ground: Ground): Enrollment {
  const row = placement.ticket ? redeemedRow(placement, ground) : freshRow(placement, ground);
  return enrollmentOf(row, found(enrollmentAbilities(actor, row, ground.now), 'enrolment'));
}

/** The ticket's row, as it is once it has become a place. */
const redeemedRow = (
  { id, price, pays, student_package_id, by_credit }: Placement,
  { ended, now }: Ground,
): EnrollmentRow => ({
  ...found(ended.get(id), 'enrolment'),
  ...{ price, student_package_id, by_make_up: pays !== undefined },
  ...(by_credit && paidBy(by_credit, price, now)),
  status: 'enrolled',
  waitlist_position: null,
  enrolled_at: now.toISOString(),
});

const paidBy = ({ payment_id }: ByCredit, price: number, now: Date) => ({
  ...{ paid: true, payment_id, payment_method: 'account_credit', payment_amount: price },
  paid_at: now.toISOString(),
});

/** The fresh row, as a query would give it, without asking for it again. */
function freshRow(placement: Placement, { state, now }: Ground): EnrollmentRow {
  const {
    waitlist_priority: _,
    despite_overlap: __,
    ticket,
    adopts,
    takes_back,
    hindered_by,
    pays,
    by_credit,
    pay_with,
    credit_of,
    ...placed
  } = placement;
  const session = state.sessions.get(placed.session_id) as SessionState;
  const { club_id, instructor_id, substitute_instructor_id, status: session_status } = session;
  return {
    ...placed,
    ...{ club_id, instructor_id, substitute_instructor_id, session_status },
    ...{ paid: false, by_make_up: pays !== undefined, by_fee: false },
    payment_amount: null,
    payment_method: '',
    payment_reference: '',
    payment_id: null,
    paid_at: null,
    pay_until: placed.pay_until ?? null,
    ...(by_credit && paidBy(by_credit, placed.price, now)),
    payment_undone_at: null,
    payment_undone_reason: '',
    checked_in: false,
    check_in_time: null,
    enrolled_at: placed.status === 'enrolled' ? now.toISOString() : null,
    cancelled_at: null,
    cancel_reason: '',
    is_late_cancellation: false,
    created_at: now.toISOString(),
    student_level: null,
    student_phone: '',
    is_dependant: false,
    moved_reason: '',
  };
}

function cancelledEnrollment(
  actor: Actor,
  { enrollment, is_late, reason }: { enrollment: { id: string }; is_late: boolean; reason: string },
  ground: Ground,
): Enrollment {
  const { ended, placed, now } = ground;
  const own = placed.find((placement) => placement.id === enrollment.id);
  const row: EnrollmentRow = {
    ...(own ? freshRow(own, ground) : found(ended.get(enrollment.id), 'enrolment')),
    status: 'cancelled',
    waitlist_position: null,
    cancelled_at: now.toISOString(),
    cancel_reason: reason,
    is_late_cancellation: is_late,
  };
  return enrollmentOf(row, found(enrollmentAbilities(actor, row, now), 'enrolment'));
}
