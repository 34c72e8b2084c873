import { scopeOf } from '../../kernel/db/context.ts';
import type { Scope } from '../../kernel/scope.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import { noChanges } from '../rules/apply.ts';
import { exceptionOn } from '../rules/claims.ts';
import { decideAndApply } from '../rules/fold.ts';
import type { RefusalCode } from '../rules/refusals.ts';
import type { ReinstateRequest } from '../rules/reinstate.ts';
import { addEnrollment } from '../rules/state.ts';
import { claimsOf, groupsOf, type HeldClaim } from '../store/claims.ts';
import { loadPairs } from '../store/load.ts';
import { type CalledOff, type Lost, lostWith } from '../store/roster.ts';
import type { Asked } from './asked.ts';
import { decideTogether } from './decide.ts';
import { settleClaims } from './settle.ts';

/**
 * Classes take place again: everybody who was in them comes back as far as nothing has come in between, then those who
 * got a fixed place while the class was off, then whoever waits beside what is still free.
 */
export async function bringRosterBack(
  scope: Scope,
  facts: readonly { session_id: string; cancelled_at: string }[],
): Promise<void> {
  const { via } = scopeOf(scope.tx);
  const classes = facts.map((fact) => ({ ...fact, cancelled_at: parseInstant(fact.cancelled_at)! }));
  const session_ids = classes.map((one) => one.session_id);
  const lost = await lostWith(scope.tx, classes);
  const asked = (request: Asked['request']): Asked => ({ request, via, now: scope.now });
  await decideTogether(scope, (await requestsFor(scope, lost)).map(asked));
  await settleClaims(scope, {
    schedule_ids: await groupsOf(scope.tx, session_ids),
    session_ids,
    reason: '',
  });
  await decideTogether(
    scope,
    session_ids.map((session_id) => asked({ kind: 'promote', session_id })),
  );
}

/** Somebody who was in a class that is off, and what would become of them if it took place again. */
export interface Returning {
  enrollment_id: string;
  session_id: string;
  student_id: string;
  place_id: string | null;
  as: Lost['as'];
  /** Null for who would come back as they were. */
  why_not: RefusalCode | null;
}

/** Writes and locks nothing. Asked again after the classes are back, it says why who is still out did not come back. */
export async function whoComesBack(scope: Scope, classes: readonly CalledOff[]): Promise<Returning[]> {
  const lost = await lostWith(scope.tx, classes);
  const session_ids = classes.map((one) => one.session_id);
  const state = await loadPairs(scope.tx, {
    ...{ session_ids, wanted: lost },
    make_ups: lost.flatMap((one) => (one.by_make_up ? [one.student_id] : [])),
  });
  const requests = await requestsFor(scope, lost);
  for (const one of lost) addEnrollment(state, one);
  return lost.map(({ id, session_id, student_id, schedule_enrollment_id, as }, at) => {
    const decision = decideAndApply(state, noChanges(), requests[at]!, scope.now);
    const why_not = 'refused' in decision ? decision.refused[0]!.code : null;
    return { enrollment_id: id, session_id, student_id, place_id: schedule_enrollment_id, as, why_not };
  });
}

/** What is asked for each of them; of a fixed place, that the date is still its holder's. */
async function requestsFor({ tx }: Scope, lost: readonly Lost[]): Promise<ReinstateRequest[]> {
  const place_ids = [...new Set(lost.flatMap((one) => one.schedule_enrollment_id ?? []))];
  const claims = place_ids.length === 0 ? [] : await claimsOf(tx, { schedule_ids: [], place_ids });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return lost.map((one) => {
    const claim = byId.get(one.schedule_enrollment_id ?? '');
    const { id: enrollment_id, session_id, as } = one;
    return {
      kind: 'reinstate',
      session_id,
      enrollment_id,
      as,
      payer: one.by_make_up ? one.student_id : null,
      holds: claim === undefined || isDue(claim, one),
    };
  });
}

const isDue = (claim: HeldClaim, { session_id, occurrence_date, local_date }: Lost): boolean =>
  claim.status === 'active' &&
  exceptionOn(claim, { id: session_id, occurrence_date, local_date, status: 'scheduled' }) === undefined;
