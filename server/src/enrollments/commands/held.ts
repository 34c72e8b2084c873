import { lockPeople } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { stillUnpaid, studentsOf, unhold } from '../store/held.ts';
import { cancelByClub } from './sessions.ts';

/**
 * Places that were held for who pays them online, and are not paid: given back, and who waits moves up. What was paid at
 * that moment is kept: whoever marks it has the same lock.
 */
export async function releaseUnpaid(scope: Scope, ids: readonly string[]): Promise<void> {
  await lockPeople(scope.tx, await studentsOf(scope.tx, ids));
  const unpaid = await stillUnpaid(scope.tx, ids, scope.now);
  await cancelByClub(scope, unpaid, { reason: 'not_paid' });
  await unhold(scope.tx, ids);
}
