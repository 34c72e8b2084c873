import { lockPeople } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { lockSessions } from '../../scheduling/public.ts';
import { classesAndStudentsOf, stillUnpaid, unhold } from '../store/held.ts';
import { cancelByClub } from './sessions.ts';

/**
 * Places that were held for who pays them online, and are not paid: given back, and who waits moves up. What was paid at
 * that moment is kept: whoever marks it has the same lock.
 */
export async function releaseUnpaid(scope: Scope, ids: readonly string[]): Promise<void> {
  const held = await classesAndStudentsOf(scope.tx, ids);
  // Classes before people, as everywhere.
  await lockSessions(
    scope,
    held.map(({ session_id }) => session_id),
  );
  await lockPeople(
    scope.tx,
    held.map(({ student_id }) => student_id),
  );
  const unpaid = await stillUnpaid(scope.tx, ids, scope.now);
  await cancelByClub(scope, unpaid, { reason: 'not_paid' });
  await unhold(scope.tx, ids);
}
