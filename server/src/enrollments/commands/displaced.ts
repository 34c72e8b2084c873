import { scopeOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { noChanges } from '../rules/apply.ts';
import { decideAndApply } from '../rules/fold.ts';
import { type EnrollRequest, onceGranted } from '../rules/placement.ts';
import type { RefusalCode } from '../rules/refusals.ts';
import type { Request } from '../rules/requests.ts';
import { type Displaced, displacedWith } from '../store/displaced.ts';
import { loadPairs } from '../store/load.ts';
import { decideTogether, type Outcome } from './decide.ts';
import { cancelByClub } from './sessions.ts';

/** These wait at the head of their lists instead of having a place; the last one of a class is named first. */
export async function putInFront(scope: Scope, ids: readonly string[]): Promise<void> {
  await together(
    scope,
    [...ids].reverse().map((enrollment_id) => ({ kind: 'list', enrollment_id })),
  );
}

/** These lose their places; the date of a fixed place is its holder's as soon as there is room: it waits in front. */
export async function takePlaces(scope: Scope, ids: readonly string[], reason: string): Promise<void> {
  const held = new Set(
    (await displacedWith(scope.tx, ids)).filter((one) => one.is_fixed).map((one) => one.id),
  );
  await putInFront(
    scope,
    ids.filter((id) => held.has(id)),
  );
  await cancelByClub(
    scope,
    ids.filter((id) => !held.has(id)),
    { reason },
  );
}

/** Somebody who lost a place that there is again, and what becomes of them. */
export interface HasAgain {
  enrollment_id: string;
  session_id: string;
  student_id: string;
  as: 'enrolled' | null;
  why_not: RefusalCode | null;
}

/** Who of these would have their place again if their classes had `places`; writes nothing. */
export async function wouldHaveAgain(
  scope: Scope,
  ids: readonly string[],
  places: number,
): Promise<HasAgain[]> {
  const lost = await lostStill(scope, ids);
  const session_ids = lost.map((one) => one.session_id);
  const out = lost.filter((one) => one.status === 'cancelled').map((one) => one.id);
  const state = await loadPairs(scope.tx, { session_ids, wanted: lost, enrollment_ids: out });
  const decide = (request: Request) => decideAndApply(state, noChanges(), request, scope.now);
  // As it is done: who was out waits in front before there are more places.
  for (const enrollment_id of out) decide({ kind: 'list', enrollment_id });
  const inFront = new Set(lost.filter(({ id }) => state.enrollments.get(id)?.status === 'waitlisted'));
  for (const session of state.sessions.values()) session.max_participants = places;
  return lost.map((one) => movedUp(outcomeOf(one, { decision: decide(requestFor(one)) }), inFront.has(one)));
}

/** Who waits in front may have moved up with the one before. */
const movedUp = (one: HasAgain, waits: boolean): HasAgain =>
  waits && one.why_not === 'already_enrolled' ? { ...one, as: 'enrolled', why_not: null } : one;

/** They wait in front before there are more places, so that nobody who came later has theirs. @returns who was out */
export async function awaitAgain(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const out = (await lostStill(scope, ids)).filter((one) => one.status === 'cancelled');
  await together(
    scope,
    out.map(({ id: enrollment_id }) => ({ kind: 'list', enrollment_id })),
  );
  return out.map((one) => one.id);
}

/**
 * After there are more places: who waits still has theirs, also after booking has closed. Who cannot goes on waiting,
 * or is out as before (`out`).
 */
export async function haveAgain(
  scope: Scope,
  ids: readonly string[],
  out: ReadonlySet<string>,
): Promise<HasAgain[]> {
  const lost = (await displacedWith(scope.tx, ids)).filter((one) => one.status !== 'cancelled');
  const waiting = lost.filter((one) => one.status === 'waitlisted');
  const outcomes = await together(scope, waiting.map(requestFor));
  const asked = waiting.map((one, at) => outcomeOf(one, outcomes[at]!));
  const stay = asked.filter((one) => one.as === null && out.has(one.enrollment_id));
  await cancelByClub(
    scope,
    stay.map((one) => one.enrollment_id),
    { reason: 'fewer_places', told_otherwise: true },
  );
  const has = lost.filter((one) => one.status === 'enrolled');
  return [...has.map((one) => ({ ...about(one), as: 'enrolled' as const, why_not: null })), ...asked];
}

/** Who has lost the place still, and not gone since: in the order in which they wait. */
async function lostStill(scope: Scope, ids: readonly string[]): Promise<Displaced[]> {
  const all = await displacedWith(scope.tx, ids);
  return all.filter(
    ({ status, cancel_reason }) =>
      status === 'waitlisted' || (status === 'cancelled' && cancel_reason === 'fewer_places'),
  );
}

async function together(scope: Scope, requests: readonly Request[]): Promise<Outcome[]> {
  const { via } = scopeOf(scope.tx);
  return decideTogether(
    scope,
    requests.map((request) => ({ request, via, now: scope.now })),
  );
}

const requestFor = ({ student_id, session_id }: Displaced): EnrollRequest => ({
  kind: 'enroll',
  ...{ student_id, session_ids: [session_id], source: 'desk', waitlist: false },
  overrides: onceGranted,
  ...{ schedule_enrollment_id: null, ids: [newId()] },
});

const about = ({ id, session_id, student_id }: Displaced) => ({ enrollment_id: id, session_id, student_id });

function outcomeOf(one: Displaced, outcome: Outcome): HasAgain {
  if ('error' in outcome) throw outcome.error;
  const { decision } = outcome;
  const why_not = 'refused' in decision ? decision.refused[0]!.code : null;
  return { ...about(one), as: why_not === null ? 'enrolled' : null, why_not };
}
