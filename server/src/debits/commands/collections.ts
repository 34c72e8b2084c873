import { lockPeople } from '../../clients/public.ts';
import { allowTime } from '../../fees/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { captureSale } from '../../sales/public.ts';
import {
  getCollection,
  type ItemRow,
  itemOf,
  readCollection,
  readItem,
  waitingIn,
} from '../queries/collections.ts';
import { isFileTaken } from '../queries/file.ts';
import { peopleOf } from '../rules/payment.ts';
import type { Collection, DebitItem, WholeCollection } from '../schemas.ts';
import { lockCollection, setStatus } from '../store/collections.ts';
import { bookItems } from '../store/items.ts';
import { takeOut } from './take-out.ts';

type Ability = keyof Collection['abilities'];

/** As it is while nobody else goes on with it, everybody of it locked. Throws 403, 404, 409 `debits.changed`. */
async function held(scope: Scope, id: string, ability: Ability): Promise<ItemRow[]> {
  const before = await readCollection(scope, id);
  authorize(before.abilities[ability] || before.status !== 'cancelled');
  await lockPeople(scope.tx, peopleOf(await waitingIn(scope, id)));
  await lockCollection(scope, id);
  const now = await readCollection(scope, id);
  if (!now.abilities[ability]) throw conflict('debits.changed', 'Somebody has gone on with this meanwhile.');
  return waitingIn(scope, id);
}

/**
 * Its file is at the bank: nothing is taken out of it any more. Throws 403, 404, 409, also `debits.file_changed` where
 * the file that was taken is another one.
 */
export async function submitCollection(scope: Scope, id: string): Promise<WholeCollection> {
  await held(scope, id, 'submit');
  if (!(await isFileTaken(scope, id)))
    throw conflict('debits.file_changed', 'The file that was taken is another one: take it anew.');
  await setStatus(scope, id, 'submitted');
  return getCollection(scope, id);
}

/** It is not, after all: what is of a mandate that has ended since is not collected. Throws 403, 404, 409. */
export async function unsubmitCollection(scope: Scope, id: string): Promise<WholeCollection> {
  const items = await held(scope, id, 'unsubmit');
  await setStatus(scope, id, 'made');
  await takeOut(
    scope,
    items.filter((one) => one.mandate_ended),
  );
  return getCollection(scope, id);
}

/** All of it is owed as before. Throws 403, 404, 409. */
export async function cancelCollection(scope: Scope, id: string): Promise<WholeCollection> {
  const items = await held(scope, id, 'cancel');
  await takeOut(scope, items);
  await setStatus(scope, id, 'cancelled');
  return getCollection(scope, id);
}

/**
 * The bank has collected: what is still owed is paid; what is not any more goes to the account of who paid. Throws 403,
 * 404, 409.
 */
export async function bookCollection(scope: Scope, id: string): Promise<WholeCollection> {
  const items = await held(scope, id, 'book');
  const booked: { id: string; kept_amount: number }[] = [];
  for (const { id: item_id, payment_id } of items) {
    const sale = await captureSale(scope, payment_id);
    booked.push({ id: item_id, kept_amount: sale?.late_amount ?? 0 });
  }
  await bookItems(scope, booked);
  // What costs something else by now is open still: it was not late while a bank was to collect it.
  await allowTime(
    scope,
    items.map((one) => one.charge_id),
  );
  await setStatus(scope, id, 'booked');
  announce(scope.tx, 'charges', peopleOf(items));
  return getCollection(scope, id);
}

/** It is not collected with the others. Throws 403, 404, 409. */
export async function takeItemOut(scope: Scope, id: string): Promise<DebitItem> {
  const item = await heldItem(scope, id, 'take_out');
  await takeOut(scope, [item]);
  return itemOf(scope, await readItem(scope, id));
}

/** A charge of a collection, locked with its people. Throws 403, 404, 409 `debits.changed`. */
export async function heldItem(
  scope: Scope,
  id: string,
  ability: keyof DebitItem['abilities'],
): Promise<ItemRow> {
  const before = await readItem(scope, id);
  await lockPeople(scope.tx, peopleOf([before]));
  await lockCollection(scope, before.collection_id);
  const now = await readItem(scope, id);
  if (!itemOf(scope, now).abilities[ability])
    throw conflict('debits.changed', 'Somebody has gone on with this meanwhile.');
  return now;
}
