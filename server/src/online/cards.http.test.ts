import { beforeAll, expect, test } from 'vitest';
import type { person } from '../../test/builders.ts';
import { useOnline } from '../../test/online.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { compareOnline, settleOnline } from './jobs.ts';

const now = '2026-03-02T09:00:00Z';
const online = useOnline(now);
const { server, packages, buyer, payOnline, hook, sending, payment, bought, account } = online;
type Person = Awaited<ReturnType<typeof person>>;
let stripe: FakeStripe;
beforeAll(() => {
  ({ stripe } = online.made);
});

const cardsOf = (who: Person, of = who) => who.get(`/api/classes/accounts/${of.profile_id}/cards/`);
const payWith = (who: Person, order: string, more: object) =>
  who.post(`/api/classes/accounts/${who.profile_id}/pay_online/`, {
    ...{ club_id: online.made.place.club_id, items: [{ student_package_id: order }], ...more },
  });
/** Another package that they have ordered. */
async function another(who: Person): Promise<string> {
  const { id } = await packages.add();
  return (await who.post(`/api/classes/packages/${id}/purchase/`, {})).body.id;
}
/** Somebody who has paid once and keeps the card, and orders again. */
async function withCard() {
  const { who, order } = await buyer();
  const { body } = await payWith(who, order, { save_card: true });
  await hook(stripe.event('checkout.session.completed', stripe.pay(body.payment_id)));
  const { body: cards } = await cardsOf(who);
  return { who, card: cards.results[0], order: await another(who), cards };
}
const duties = (minutes: number) => ({
  ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
  clock: fixedClock(addMinutes(new Date(now), minutes).toISOString()),
});

test('a card is kept at Stripe where whoever pays says so, and pays at one press; nobody else sees it', async () => {
  const { who, card, order, cards } = await withCard();
  expect(cards.results).toEqual([
    { id: card.id, brand: 'visa', last_four: '4242', exp_month: 12, exp_year: 2030 },
  ]);
  const { body, status } = await payWith(who, order, { card_id: card.id });
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body).toMatchObject({ url: null, paid: true });
  expect(await bought(who, order)).toMatchObject({ classes_remaining: 5, payment_method: 'online' });
  // Told again, and compared: once.
  const intent = stripe.session(body.payment_id).payment_intent!;
  await hook(stripe.event('payment_intent.succeeded', intent));
  await compareOnline(duties(0));
  expect((await account(who)).credit).toEqual([]);
  // It goes back like any other.
  stripe.refund(body.payment_id, 1000);
  await hook(stripe.event('charge.refunded', intent.latest_charge!));
  expect(await payment(who, body.payment_id)).toMatchObject({ refunded_amount: 1000 });

  const other = await withCard();
  expect((await cardsOf(other.who, who)).status).toBe(404);
  expect((await cardsOf(online.made.owner, who)).status).toBe(404);
  expect((await payWith(other.who, other.order, { card_id: card.id })).status).toBe(404);
});

test('a card that is not to be kept is not', async () => {
  const { who, order } = await buyer();
  const { body } = await payOnline(who, [{ student_package_id: order }]);
  await hook(stripe.event('checkout.session.completed', stripe.pay(body.payment_id)));
  expect((await cardsOf(who)).body.results).toEqual([]);
});

test('a card that will not do, or whose bank wants to ask, asks for no more: the page does', async () => {
  const { who, card, order } = await withCard();
  for (const does of ['declined', 'requires_action'] as const) {
    stripe.state.cardDoes = does;
    const { body } = await payWith(who, order, { card_id: card.id });
    expect(body).toMatchObject({ url: null, paid: false });
    expect((await payment(who, body.payment_id)).status).toBe('cancelled');
    expect(stripe.session(body.payment_id).payment_intent!.status).toBe('canceled');
  }
  stripe.state.cardDoes = 'succeeded';
  const { body } = await payWith(who, order, {});
  expect(body).toMatchObject({ url: expect.stringContaining('/pay/'), paid: false });
  // Who takes the card after all ends the page.
  const { body: paid } = await payWith(who, order, { card_id: card.id });
  expect(paid).toMatchObject({ paid: true });
  expect(stripe.session(body.payment_id).status).toBe('expired');
});

test('what is cut off while a card is asked is found, and asked for once', async () => {
  const { who, card, order } = await withCard();
  stripe.state.faults.push('after', 'after');
  expect((await payWith(who, order, { card_id: card.id })).status).toBe(503);
  await settleOnline(duties(6));
  await settleOnline(duties(12));
  expect(await bought(who, order)).toMatchObject({ classes_remaining: 5 });
  expect((await account(who)).credit).toEqual([]);
});

test('a card that is removed pays nothing more, here and at Stripe', async () => {
  const { who, card, order } = await withCard();
  const before = stripe.state.kept.size;
  const { body } = await who.delete(`/api/classes/accounts/${who.profile_id}/cards/${card.id}/`);
  expect(body).toEqual({ results: [] });
  expect((await payWith(who, order, { card_id: card.id })).status).toBe(404);
  await sending();
  expect(stripe.state.kept.size).toBe(before - 1);
  await sending();
});
