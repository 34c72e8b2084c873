import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administersInstructor } from '../access.ts';
import { instructorOf } from '../queries/time.ts';
import { isMember, lockProfileOf, takeAccount } from '../store/profiles.ts';
import { standingChanged } from './around.ts';

/**
 * Makes an account free for another profile: whoever accepts an invitation gets a profile of their own, and the
 * desk then joins the account with the profile it had planned classes for. The emptied profile is put away unless
 * it has classes. Throws 422 for somebody who does not belong here, 403 when the other profile is not theirs to change.
 */
export async function freeAccount(scope: Scope, user_id: string): Promise<void> {
  if (!(await isMember(scope, user_id)))
    throw invalid([{ path: '/user_id', code: 'unknown', message: 'is not a member of this organization' }]);
  const holder = await lockProfileOf(scope, user_id);
  if (!holder) return;
  authorize(administersInstructor(scope.actor, await instructorOf(scope, holder.id)));
  await takeAccount(scope, holder.id);
  await standingChanged(scope, holder.id);
}
