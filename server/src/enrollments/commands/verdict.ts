import { ownClientId } from '../../clients/public.ts';
import { isPayableOnline } from '../../kernel/amounts.ts';
import { newId } from '../../kernel/ids.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { sourceOf, usesCredit } from '../access.ts';
import { owedSince } from '../rules/arrears.ts';
import { decideEnrollment, type EnrollDecision } from '../rules/enroll.ts';
import { creditIn } from '../rules/money.ts';
import { creditsFor } from '../rules/packages.ts';
import type { EnrollRequest, Placement } from '../rules/placement.ts';
import { paramsOf, refusals } from '../rules/refusals.ts';
import type { Credit, SessionState, Source, State } from '../rules/state.ts';
import type { Verdict } from '../schemas.ts';
import { loadOnly } from '../store/load.ts';
import { payerFor } from './enroll.ts';

/** The seed's can_enroll: what enrolling would give at this moment, and if nothing, why not. Takes no lock. */
export async function canEnroll(
  scope: Scope,
  sessionId: string,
  studentId: string | undefined,
): Promise<Verdict> {
  const student_id = studentId ?? found(ownClientId(scope.actor), 'client profile of yours');
  const state = await loadOnly(scope.tx, {
    session_ids: [sessionId],
    student_ids: [student_id],
    make_ups: [student_id],
    accounts: [payerFor(scope.actor, student_id)],
  });
  const session = found(state.sessions.get(sessionId), 'session');
  const source = state.students.has(student_id) ? sourceOf(scope.actor, student_id, [session]) : undefined;
  if (!source) throw notFound('client');
  const asked = askedFor(sessionId, student_id, source);
  const decision = decideEnrollment(state, asked, scope.now);
  const student = state.students.get(student_id);
  const owed_since = (student && owedSince(session, student, scope.now)) ?? null;
  const make_up = payable(decideEnrollment(state, { ...asked, make_up: true }, scope.now));
  if ('places' in decision) {
    const [place] = decision.places;
    const paid = state.credits.get(student_id)?.find((one) => one.id === place?.student_package_id);
    const desk = decideEnrollment(state, { ...asked, pay_with: 'desk' }, scope.now);
    const inMoney = 'places' in desk ? (desk.places[0]?.price ?? null) : null;
    const payer_id = usesCredit(scope.actor, source) ? payerFor(scope.actor, student_id) : undefined;
    return {
      can_enroll: true,
      owed_since,
      outcome: place?.status ?? null,
      code: null,
      message: '',
      params: null,
      waitlist_position: place?.waitlist_position ?? null,
      make_up,
      package: paid ? payerOf(paid) : null,
      packages: paid ? creditsFor(state, student_id, session).map(payerOf) : [],
      desk_price: paid ? inMoney : null,
      account_credit: payer_id && inMoney ? creditIn(state, { payer_id, ...session }) || null : null,
      pays_online: isPayableOnline(inMoney ?? 0, session.currency),
      ...terms(session, place?.price ?? session.price),
    };
  }
  const [refusal] = decision.refused;
  const code = refusal?.code ?? 'session_full';
  // Where it is to be paid at once, what it can be paid with is said with it.
  const online = code === 'payment_needed' ? payingOnline(state, asked, scope.now) : undefined;
  const payer_id = usesCredit(scope.actor, source) ? payerFor(scope.actor, student_id) : undefined;
  return {
    can_enroll: false,
    owed_since,
    outcome: null,
    code: `enrollment.${code}`,
    message: refusals[code],
    params: (refusal && paramsOf(refusal, session.timezone)) ?? null,
    waitlist_position: null,
    make_up,
    package: null,
    packages: [],
    desk_price: null,
    account_credit: online && payer_id ? creditIn(state, { payer_id, ...session }) || null : null,
    pays_online: online !== undefined && isPayableOnline(online.price, session.currency),
    ...terms(session, online?.price ?? session.price),
  };
}

const askedFor = (session_id: string, student_id: string, source: Source): EnrollRequest => ({
  kind: 'enroll',
  student_id,
  session_ids: [session_id],
  source,
  waitlist: true,
  overrides: [],
  schedule_enrollment_id: null,
  ids: [newId()],
});

function payingOnline(state: State, asked: EnrollRequest, now: Date): Placement | undefined {
  const decision = decideEnrollment(state, { ...asked, pay_with: 'online' }, now);
  return 'places' in decision ? decision.places[0] : undefined;
}

function payable(decision: EnrollDecision): Verdict['make_up'] {
  const pays = 'places' in decision ? decision.places[0]?.pays : undefined;
  return pays ? { id: pays.id, expires_on: pays.expires_on } : null;
}

const payerOf = ({ id, name, expires_on, balance }: Credit): Verdict['packages'][number] => ({
  ...{ id, name, expires_on },
  classes_remaining: balance,
});

const terms = (session: SessionState, price: number) => ({
  price,
  currency: session.currency,
  opens_at: offsetDateTime(session.opens_at, session.timezone),
  closes_at: offsetDateTime(session.closes_at, session.timezone),
  cancel_by: offsetDateTime(session.cancel_by, session.timezone),
  late_returns: session.settings.package_late_cancel === 'returned',
});
