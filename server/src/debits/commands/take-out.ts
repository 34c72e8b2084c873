import { allowTime } from '../../fees/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { cancelPending } from '../../payments/public.ts';
import { type ItemRow, otherByNow, waitingByEnded } from '../queries/collections.ts';
import { announcedTo } from '../rules/announced.ts';
import { peopleOf } from '../rules/payment.ts';
import { takeItemsOut } from '../store/items.ts';

/**
 * They are not collected: each charge is open as before, with as many days until it is late, and who was to pay hears of
 * it. Everybody is locked.
 */
export async function takeOut(scope: Scope, items: readonly ItemRow[]): Promise<void> {
  if (items.length === 0) return;
  await takeItemsOut(
    scope,
    items.map(({ id }) => id),
  );
  await cancelPending(
    scope.tx,
    items.map(({ payment_id }) => payment_id),
    scope.now,
  );
  await allowTime(
    scope,
    items.map(({ charge_id }) => charge_id),
  );
  await append(scope, announcedTo('debits.collection_cancelled', items));
  announce(scope.tx, 'charges', peopleOf(items));
}

/**
 * Places have other days, and what is charged for them is something else by now: what no bank has yet is collected
 * another time. Whose they are is locked by whoever changed the days.
 */
export const takeOutFollowed = async (scope: Scope, charges: readonly string[]): Promise<void> =>
  takeOut(scope, await otherByNow(scope, charges));

/** Of two profiles that are one by now one mandate has ended: what no bank has yet is not collected by it. They are locked. */
export const takeOutEnded = async (scope: Scope, client_id: string): Promise<void> =>
  takeOut(scope, await waitingByEnded(scope, client_id));
