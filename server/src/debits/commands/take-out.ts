import { allowTime } from '../../fees/public.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { endPending } from '../../payments/public.ts';
import type { ItemRow } from '../queries/collections.ts';
import { takeItemsOut } from '../store/items.ts';

/** They are not collected: each charge is open as before, with as many days until it is late. Everybody is locked. */
export async function takeOut(scope: Scope, items: readonly ItemRow[]): Promise<void> {
  if (items.length === 0) return;
  await takeItemsOut(
    scope,
    items.map(({ id }) => id),
  );
  for (const { payment_id } of items)
    await endPending(scope.tx, payment_id, { status: 'cancelled', at: scope.now });
  await allowTime(
    scope,
    items.map(({ charge_id }) => charge_id),
  );
  announce(scope.tx, 'charges', [...new Set(items.flatMap((one) => [one.student_id, one.payer_id]))]);
}
