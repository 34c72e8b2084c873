import { type Actor, system } from '../../kernel/actor.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import { isRetryable, isUnavailable } from '../../kernel/db/errors.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, invalid, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Clock } from '../../kernel/time/index.ts';
import { roundStarted } from '../facts.ts';
import { getRound, loadEnded, PACKAGES_AT_MOST, seenOf } from '../queries/rounds.ts';
import type { Decision } from '../rules.ts';
import type { DecideEnded, PackageRound } from '../schemas.ts';
import { insertRound, nextItem, settleItem, stopItems } from '../store/rounds.ts';
import { extendHeld, held, refundHeld } from './manage.ts';

/**
 * Decides about all packages that have ended within some days, as they were shown: the worker does it, each in a
 * transaction of its own. Throws 403, 422, 409 `packages.others_now` where there are others by now, or other sums.
 */
export async function decideEnded(scope: Scope, input: DecideEnded): Promise<PackageRound> {
  const { seen, club_id = null, ...decision } = input;
  refuseWrongDay(decision);
  const ended = await loadEnded(scope, input);
  if (ended.length > PACKAGES_AT_MOST)
    throw invalid([
      {
        ...{ path: '/ended_from', code: 'too_many', params: { max: PACKAGES_AT_MOST } },
        message: `must not be about more than ${PACKAGES_AT_MOST}`,
      },
    ]);
  if (ended.length === 0 || seenOf(ended) !== seen)
    throw conflict('packages.others_now', 'There are others by now.', { count: ended.length });
  const id = await insertRound(
    scope,
    { ...decision, club_id },
    ended.map((one) => one.id),
  );
  await append(scope, [roundStarted(id)]);
  return getRound(scope, id);
}

function refuseWrongDay({ action, expires_on, ended_until }: DecideEnded | Omit<DecideEnded, 'seen'>) {
  if (action !== 'extend') {
    if (expires_on !== undefined)
      throw invalid([{ path: '/expires_on', code: 'invalid', message: 'is for what is extended' }]);
    return;
  }
  if (expires_on === undefined)
    throw invalid([{ path: '/expires_on', code: 'required', message: 'is missing' }]);
  if (expires_on <= ended_until)
    throw invalid([
      {
        ...{ path: '/expires_on', code: 'not_before', params: { date: ended_until } },
        message: `must be after ${ended_until}`,
      },
    ]);
}

/** What waits is left as it is; what was done stays done. */
export async function stopRound(scope: Scope, id: string): Promise<PackageRound> {
  await getRound(scope, id);
  await stopItems(scope.tx, id, scope.now);
  return getRound(scope, id);
}

/** In the worker, as soon as something was decided. */
export const workTold =
  (clock: Clock) =>
  (db: Transactions, { organization_id }: DeliveredFact): Promise<void> =>
    workRounds({ db, clock }, organization_id);

/** One after the other until nothing waits; who is killed in between has done some, and the next one goes on. */
export async function workRounds(
  { db, clock }: { db: Transactions; clock: Clock },
  organization_id: string,
): Promise<void> {
  while (await workOne({ db, clock }, organization_id));
}

/** @returns whether there was one */
async function workOne(
  { db, clock }: { db: Transactions; clock: Clock },
  organization_id: string,
): Promise<boolean> {
  const now = clock.now();
  const at = { organization_id, via: { user_id: null, via: 'package round' } };
  return db.tenant(at, async (tx) => {
    const item = await nextItem(tx);
    if (!item) return false;
    const actor: Actor = { ...system(organization_id), user_id: item.created_by };
    // One that cannot be done keeps none of the others waiting.
    const problem = await attempt(tx, () => act({ tx, actor, now }, item.student_package_id, item)).then(
      () => '',
      codeOf,
    );
    await settleItem(tx, item.item_id, { status: problem ? 'skipped' : 'done', problem, now });
    return true;
  });
}

/** Why it was not done. Throws what is not its fault: a database that is gone, or two who wait for each other. */
function codeOf(error: unknown): string {
  if (isUnavailable(error) || isRetryable(error)) throw error;
  return error instanceof Problem ? error.code : 'failed';
}

/**
 * What is used up, extended or paid back by now, or was never paid, is left as it is and named. Looked at under its
 * student's lock: the desk may be extending it at this moment.
 */
async function act(scope: Scope, id: string, { action, expires_on, reason }: Decision): Promise<void> {
  if (action === 'leave') return;
  const before = await held(scope, id, 'manage');
  const { student_id, state, refundable_amount } = before;
  if (state !== 'expired')
    throw conflict('packages.not_ended', 'This package has not ended, or nothing is left.');
  if (action === 'extend') await extendHeld(scope, before, { expires_on: expires_on as string, reason });
  else if (refundable_amount === 0)
    throw conflict('packages.worth_nothing', 'Nothing was paid for what is left.');
  else await refundHeld(scope, before, { reason, to: action === 'refund' ? 'same' : 'account_credit' });
  announce(scope.tx, 'student_packages', [student_id]);
}
