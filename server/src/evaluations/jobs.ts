import { touch } from '../kernel/cache.ts';
import type { Scope } from '../kernel/scope.ts';
import { addHours, localDateOf } from '../kernel/time/index.ts';
import { areEnough, changeableDays, evaluableDays, monthOf } from './rules/evaluate.ts';
import { coachesWaitedFor, forgetAuthors, lockRated, showWaiting, whoWaits } from './store.ts';

/**
 * At night: what was written without a name is shown where so many wrote that nobody can be told from the others, and
 * who wrote it is forgotten when they can neither change it nor say more of that class (docs/domain/evaluations.md).
 */
export async function showEvaluations(scope: Scope): Promise<void> {
  for (const instructor_id of await coachesWaitedFor(scope)) {
    await lockRated(scope, instructor_id);
    if (!areEnough(await whoWaits(scope, instructor_id))) continue;
    await showWaiting(scope, instructor_id, monthOf(localDateOf(scope.now, 'UTC')));
    touch(scope.tx, 'ratings');
  }
  await forgetAuthors(scope, {
    until: addHours(scope.now, -24 * changeableDays),
    // A day more: theirs may begin later than ours.
    classes_before: addHours(scope.now, -24 * (evaluableDays + 2)),
  });
}
