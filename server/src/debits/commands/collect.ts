import { lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { pendPayments } from '../../payments/public.ts';
import { collectsAt } from '../access.ts';
import { getCollection } from '../queries/collections.ts';
import { collectedOf, collectingAt, refuseDay } from '../queries/preview.ts';
import { announcedTo } from '../rules/announced.ts';
import { paymentOf, peopleOf } from '../rules/payment.ts';
import type { CollectionPreview, MakeCollection, WholeCollection } from '../schemas.ts';
import { candidatesFor } from '../store/candidates.ts';
import { insertCollection, insertItems } from '../store/collections.ts';

type Items = CollectionPreview['items'];

const changed = () =>
  conflict('debits.changed', 'Something of this has changed since it was shown. Look at it again.');

/**
 * A club collects what it was shown: each charge waits for its day from now on, and is paid in no other way. Throws 403,
 * 404, 409 `debits.off | changed`, 422. (`lock: false`: what a test shows to go wrong then.)
 */
export async function makeCollection(
  scope: Scope,
  input: MakeCollection,
  { lock } = { lock: true },
): Promise<WholeCollection> {
  const { club_id, collect_on } = input;
  await clubOf(scope, club_id);
  authorize(collectsAt(scope.actor, club_id));
  const { creditor, earliest_on } = await collectingAt(scope, club_id);
  refuseDay(collect_on, earliest_on, '/collect_on');
  const items = lock ? await lockItems(scope, input) : (await itemsNow(scope, input)).items;
  const id = await insertCollection(scope, { club_id, collect_on, creditor });
  const payments = await pendPayments(
    scope,
    items.map((one) => paymentOf({ ...one, club_id })),
  );
  const rows = items.map((one, at) => ({ ...one, payment_id: payments[at]! }));
  if ((await insertItems(scope, id, rows)) < rows.length) throw changed();
  const of = { collection_id: id, club_id, collect_on, creditor_id: creditor.id };
  const announced = items.map((one) => ({ ...one, ...of }));
  await append(scope, announcedTo('debits.collection_announced', announced));
  announce(scope.tx, 'charges', peopleOf(items));
  return getCollection(scope, id);
}

/** As it is under the locks of everybody whom it concerns: what was shown, or nothing. */
async function lockItems(scope: Scope, input: MakeCollection): Promise<Items> {
  const shown = (await itemsNow(scope, input)).items;
  await lockPeople(scope.tx, peopleOf(shown));
  const { items, seen } = await itemsNow(scope, input);
  if (items.length === 0 || seen !== input.seen) throw changed();
  return items;
}

const itemsNow = async (scope: Scope, asked: MakeCollection) =>
  collectedOf(await candidatesFor(scope, asked));
