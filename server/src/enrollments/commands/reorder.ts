import { announce } from '../../kernel/live.ts';
import { conflict, forbidden } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { clubOfEnrollment, getEnrollment } from '../queries/enrollments.ts';
import { refusals } from '../rules/refusals.ts';
import { reordered } from '../rules/reorder.ts';
import type { Enrollment, Reorder } from '../schemas.ts';
import { lockList, saveOrder } from '../store/reorder.ts';

/**
 * The desk puts somebody elsewhere in a waiting list, and says why. Throws 404, 403 for anybody but the desk, 409
 * `enrollment.not_waiting` for somebody who waits no more.
 */
export async function reorderWaiting(scope: Scope, id: string, input: Reorder): Promise<Enrollment> {
  const { session_id } = await getEnrollment(scope, id);
  if (!administers(scope.actor, await clubOfEnrollment(scope, id)))
    throw forbidden('Only the desk changes the order of a waiting list.');
  const list = await lockList(scope.tx, session_id);
  if (!list.some((one) => one.id === id)) throw conflict('enrollment.not_waiting', refusals.not_waiting);
  await saveOrder(scope.tx, reordered(list, id, input.position), { id, reason: input.reason });
  announce(scope.tx, 'sessions', [session_id]);
  return getEnrollment(scope, id);
}
