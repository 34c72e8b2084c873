import { actsFor } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { isPayableOnline, toStripe } from '../../kernel/amounts.ts';
import type { PageOrder } from '../../kernel/checkout.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { organizationOf } from '../../kernel/scope.ts';
import { addMinutes } from '../../kernel/time/index.ts';
import { getPayment, isOwed, type PayWithCredit, pendSale } from '../../sales/public.ts';
import type { PayOnline } from '../schemas.ts';
import { type Asked, askedFor, insertOnline, isHeldFor } from '../store/online.ts';
import { cardOf, hasCards } from './cards.ts';

/** Stripe's pages live half an hour at least; who asks again after a while asks for the same one. */
const pageMinutes = 60;

/**
 * What somebody pays online is written down, and with it the key under which Stripe will be asked: whatever is cut off
 * after that is found. Throws 404, 409 `payments.not_open`, `online.being_paid`, `online.amount`, `clients.merged`; 422.
 */
export async function askOnline(
  scope: Scope,
  { client_id, input, publicUrl }: { client_id: string; input: PayOnline; publicUrl: string },
): Promise<{ payment_id: string }> {
  const { save_card = false, card_id, ...sale } = input;
  // A card is of who put it there, and whoever pays for others pays as themselves.
  if (save_card) authorize(hasCards(scope.actor, client_id));
  const card = card_id === undefined ? undefined : await cardOf(scope, client_id, card_id);
  const { payment_id, currency } = await pendSale(scope, client_id, sale);
  await refuseTwice(scope, payment_id, input);
  const { lines, payer_id, club_id, amount: all } = await getPayment(scope, payment_id);
  const unsaid = lines.find((line) => toStripe(line.amount, currency) === undefined);
  if (unsaid || !isPayableOnline(all, currency))
    throw conflict('online.amount', 'This amount cannot be paid online.', {
      amount: unsaid?.amount ?? all,
      currency,
    });
  const page: PageOrder = {
    ...{ key: `bandeja-page-${payment_id}`, organization_id: organizationOf(scope), payment_id, currency },
    ...{ payer_id, club_id },
    items: lines.map(({ label, student_name, amount }) => ({ name: `${label} · ${student_name}`, amount })),
    success_url: `${publicUrl}/my-payments?paid=${payment_id}`,
    cancel_url: `${publicUrl}/my-payments?paid=${payment_id}`,
    expires_at: addMinutes(scope.now, pageMinutes).toISOString(),
    at_once: await isHeldFor(scope.tx, payment_id),
    ...(save_card && !card && { save_card }),
    ...(card && { card: { customer_id: card.customer_id, method_id: card.method_id } }),
  };
  await insertOnline(scope.tx, page, scope.now);
  return { payment_id };
}

/** Under the locks of everybody whom it concerns: nothing has two pages at a time. */
async function refuseTwice({ tx }: Scope, payment_id: string, { items }: PayWithCredit): Promise<void> {
  const others = (await askedFor(tx, idsOf(items))).filter((one) => one.payment_id !== payment_id);
  if (others.length > 0) throw conflict('online.being_paid', 'Something of this is being paid online.');
}

const idsOf = (items: PayWithCredit['items']): string[] =>
  items.flatMap((one) => one.enrollment_id ?? one.student_package_id ?? one.charge_id ?? []);

/**
 * What this payer has under way for any of these things: exactly the same, which goes on, or others, which end before
 * something new is asked for. What somebody else pays is not theirs to end.
 */
export async function underWay(
  scope: Scope,
  client_id: string,
  { items, save_card = false, card_id }: PayOnline,
): Promise<{ same: string | undefined; others: string[] }> {
  if (!actsFor(scope.actor, client_id)) throw notFound('client');
  const ids = idsOf(items);
  const own = (await askedFor(scope.tx, ids)).filter((one) => one.payer_id === client_id);
  const isSame = (one: Asked) =>
    card_id === undefined &&
    !one.by_card &&
    one.saves === save_card &&
    new Set([...one.ids, ...ids]).size === ids.length &&
    one.ids.length === ids.length;
  const found = own.find((one) => isSame(one) && addMinutes(scope.now, 1) < one.expires_at);
  // What has been corrected since is asked for anew, at what it costs by now.
  const same = found && (await isOwed(scope, found.payment_id)) ? found : undefined;
  const others = own.filter((one) => one !== same).map((one) => one.payment_id);
  return { same: same?.payment_id, others };
}
