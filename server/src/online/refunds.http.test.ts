import { beforeAll, describe, expect, test } from 'vitest';
import { type Place, person } from '../../test/builders.ts';
import { findingsOf, useOnline } from '../../test/online.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { compareOnline, settleOnline } from './jobs.ts';

const now = '2026-03-02T09:00:00Z';
const online = useOnline(now);
const { server, packages, payOnline, asking, hook, sending, payment, bought, account } = online;
type Person = Awaited<ReturnType<typeof person>>;
let stripe: FakeStripe;
let place: Place;
let owner: Person;
beforeAll(() => {
  ({ stripe, place, owner } = online.made);
});

/** What the duty does, some minutes later. */
const settle = () =>
  settleOnline({
    ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
    clock: fixedClock(addMinutes(new Date(now), 6).toISOString()),
  });

/** A class that is paid online. */
async function paidClass() {
  const who = await packages.student();
  const { session_id } = await packages.group();
  const { body: booking } = await packages.enroll(who, session_id);
  const { body } = await payOnline(who, [{ enrollment_id: booking.id }]);
  await hook(stripe.event('checkout.session.completed', stripe.pay(body.payment_id)));
  const paid = await payment(who, body.payment_id);
  const back = (amount: number) =>
    owner.post(`/api/classes/payments/${paid.id}/refund/`, {
      ...{ line_id: paid.lines[0].id, amount, to: 'same', reason: 'llovió' },
    });
  return { who, payment_id: paid.id as string, back };
}

const refundsOf = async (payment_id: string) => {
  const { rows } = await server.owner.query(
    'select amount, state, reference, error from online_refunds where payment_id = $1 order by created_at, amount',
    [payment_id],
  );
  return rows;
};

describe('a refund of the desk', () => {
  test('goes back by Stripe, once, whatever is lost on the way; and never more than was paid', async () => {
    const { payment_id, back } = await paidClass();
    expect((await back(500)).status).toBe(200);
    expect(await refundsOf(payment_id)).toMatchObject([{ amount: 500, state: 'pending', reference: '' }]);
    stripe.state.faults.push('after', 'after');
    await expect(sending()).rejects.toThrow();
    await settle();
    const reference = expect.stringMatching(/^re_/);
    expect(await refundsOf(payment_id)).toMatchObject([{ amount: 500, state: 'succeeded', reference }]);
    const { refunds } = stripe.session(payment_id).payment_intent!.latest_charge!;
    expect(refunds.data.map((one) => one.amount)).toEqual([500]);
    expect((await back(1001)).status).toBe(422);
    expect((await back(1000)).body).toMatchObject({ status: 'refunded', refunded_amount: 1500 });
    await sending();
    expect(refunds.data.map((one) => one.amount)).toEqual([1000, 500]);
    // What Stripe tells of our own refunds is no news.
    await hook(stripe.event('charge.refunded', stripe.session(payment_id).payment_intent!.latest_charge!));
    expect((await owner.get('/api/classes/online/findings/')).body.results).not.toContainEqual(
      expect.objectContaining({ payment_id }),
    );
  });

  test('that fails there is seen, and is asked for anew under another key', async () => {
    const { payment_id, back } = await paidClass();
    stripe.state.refundStatus = 'failed';
    await back(1500);
    await sending();
    stripe.state.refundStatus = 'succeeded';
    expect(await refundsOf(payment_id)).toMatchObject([
      { state: 'failed', error: 'expired_or_canceled_card' },
    ]);
    expect(await payment(owner, payment_id)).toMatchObject({ refunds: [{ state: 'failed' }] });
    const { body } = await owner.get('/api/classes/online/findings/');
    const [found] = body.results.filter((one: { payment_id: string }) => one.payment_id === payment_id);
    expect(found).toMatchObject({ kind: 'refund_failed', amount: 1500 });
    expect((await owner.post(`/api/classes/online/refunds/${found.refund_id}/retry/`)).status).toBe(200);
    await sending();
    expect(await refundsOf(payment_id)).toMatchObject([{ state: 'succeeded', error: '' }]);
  });

  test('that fails there becomes credit, once, and is never asked for again', async () => {
    const { who, payment_id, back } = await paidClass();
    stripe.state.refundStatus = 'failed';
    await back(1500);
    await sending();
    stripe.state.refundStatus = 'succeeded';
    const { body } = await owner.get('/api/classes/online/findings/');
    const { refund_id } = body.results.find((one: { payment_id: string }) => one.payment_id === payment_id);
    const path = `/api/classes/online/refunds/${refund_id}/`;
    expect((await who.post(`${path}to_account/`)).status).toBe(403);
    const other = await person(server, place, 'owner');
    const both = await Promise.all([owner, other].map((one) => one.post(`${path}to_account/`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    // The till has the money still: it is a payment, not a gift.
    expect(await account(who)).toMatchObject({ credit: [{ balance: 1500 }], entries: [{ kind: 'paid_in' }] });
    expect(await owner.post(`${path}retry/`)).toMatchObject({ body: { code: 'online.not_failed' } });
    // What Stripe says of the attempt that failed changes nothing.
    await hook(stripe.event('charge.refunded', stripe.session(payment_id).payment_intent!.latest_charge!));
    expect(await refundsOf(payment_id)).toMatchObject([{ state: 'to_account' }]);
    expect(await payment(owner, payment_id)).toMatchObject({ refunds: [{ state: 'to_account' }] });
  });
});

describe('a refund made at Stripe', () => {
  const findings = async (payment_id: string) => {
    const { body } = await owner.get('/api/classes/online/findings/');
    return body.results.filter((one: { payment_id: string }) => one.payment_id === payment_id);
  };
  const chargeOf = (payment_id: string) => stripe.session(payment_id).payment_intent!.latest_charge!;
  const compare = () =>
    compareOnline({
      ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention, clock: fixedClock(now) },
    });

  test('heard of before the payment itself is booked with it; the package stays, or the desk ends it', async () => {
    const { who, order, payment_id } = await asking();
    const paid = stripe.pay(payment_id);
    stripe.refund(payment_id, 5000);
    const told = [
      stripe.event('charge.refunded', chargeOf(payment_id)),
      stripe.event('refund.created', chargeOf(payment_id).refunds.data[0]!),
      stripe.event('checkout.session.completed', paid),
    ];
    for (const { status } of await Promise.all([...told, ...told].map((one) => hook(one))))
      expect(status).toBe(200);
    await compare();
    expect(await payment(who, payment_id)).toMatchObject({ status: 'refunded', refunded_amount: 5000 });
    expect(await refundsOf(payment_id)).toMatchObject([{ amount: 5000, state: 'succeeded' }]);
    expect(await bought(who, order)).toMatchObject({ classes_remaining: 5, refundable_amount: 0 });
    const [found, ...more] = await findings(payment_id);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ kind: 'refunded_there', amount: 5000, problem: '' },
      there: { lines: [{ kind: 'package', amount: 5000, can_end: true }], unbooked_amount: 0 },
    });
    // Nothing is asked of Stripe for it.
    await sending();
    expect(chargeOf(payment_id).refunds.data).toHaveLength(1);
    const decide = () =>
      owner.post(`/api/classes/online/refunds_there/${found.there.id}/decide/`, {
        end: [found.there.lines[0].line_id],
      });
    expect((await who.get('/api/classes/online/findings/')).status).toBe(403);
    expect((await decide()).status).toBe(200);
    expect((await decide()).body.code).toBe('online.decided');
    expect(await bought(who, order)).toMatchObject({ state: 'refunded', classes_remaining: 0 });
    expect(await findings(payment_id)).toEqual([]);
    expect(await findingsOf(server)).toEqual([]);
  });

  test('of a part goes of all that was paid, to the cent, and nobody told: the booking stays, or is owed again', async () => {
    const who = await packages.student();
    const { session_id } = await packages.group();
    const { body: booking } = await packages.enroll(who, session_id);
    const { id } = await packages.add();
    const { body: order } = await who.post(`/api/classes/packages/${id}/purchase/`, {});
    const { body } = await payOnline(who, [{ enrollment_id: booking.id }, { student_package_id: order.id }]);
    const { payment_id } = body;
    await hook(stripe.event('checkout.session.completed', stripe.pay(payment_id)));
    stripe.refund(payment_id, 1001);
    await compare();
    await compare();
    const back = async () =>
      (await payment(who, payment_id)).lines.map((one: { refunded_amount: number }) => one.refunded_amount);
    // 15.00 and 50.00: 2.31 and 7.70.
    expect((await back()).toSorted((a: number, b: number) => a - b)).toEqual([231, 770]);
    stripe.refund(payment_id, 5499);
    await hook(stripe.event('charge.refunded', chargeOf(payment_id)));
    expect((await back()).toSorted((a: number, b: number) => a - b)).toEqual([1500, 5000]);
    const found = await findings(payment_id);
    expect(found).toHaveLength(2);
    const { there } = found.find((one: { amount: number }) => one.amount === 5499);
    const ofBooking = there.lines.find((one: { kind: string }) => one.kind === 'booking');
    const decided = await owner.post(`/api/classes/online/refunds_there/${there.id}/decide/`, {
      end: [ofBooking.line_id],
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    expect((await account(who)).open).toMatchObject([{ enrollment_id: booking.id, amount: 1500 }]);
    expect(await findingsOf(server)).toEqual([]);
  });

  test('of what had become credit comes out of the account, as far as it is there; one that fails goes back into it', async () => {
    const { who, order, payment_id } = await asking();
    await online.takeCash(who, [{ student_package_id: order }]);
    await hook(stripe.event('checkout.session.completed', stripe.pay(payment_id)));
    expect((await account(who)).credit).toMatchObject([{ balance: 5000 }]);
    const taken = { club_id: place.club_id, delta: -1000, reason: 'prueba' };
    expect((await owner.post(`/api/classes/accounts/${who.profile_id}/adjust/`, taken)).status).toBe(200);
    stripe.refund(payment_id, 5000);
    await hook(stripe.event('charge.refunded', chargeOf(payment_id)));
    expect((await account(who)).credit).toMatchObject([{ balance: 0 }]);
    expect(await findings(payment_id)).toMatchObject([
      { amount: 5000, there: { lines: [], credit_amount: 4000, unbooked_amount: 1000 } },
    ]);
    chargeOf(payment_id).refunds.data[0]!.status = 'failed';
    await hook(stripe.event('refund.failed', chargeOf(payment_id).refunds.data[0]!));
    expect((await account(who)).credit).toMatchObject([{ balance: 4000 }]);
    expect(await findingsOf(server)).toEqual([]);
  });

  // The last one: the doctor says of such a payment, rightly, that nobody knows what became of it.
  test('of money that is not counted here is shown, and shown anew when there is more of it', async () => {
    const { payment_id } = await asking();
    stripe.session(payment_id).amount_total = 4000;
    await hook(stripe.event('checkout.session.completed', stripe.pay(payment_id)));
    const more = async () => {
      stripe.refund(payment_id, 500);
      const { status } = await hook(stripe.event('charge.refunded', chargeOf(payment_id)));
      expect(status).toBe(200);
    };
    const seen = () => owner.post(`/api/classes/online/payments/${payment_id}/seen/`);
    await more();
    expect(await findings(payment_id)).toMatchObject([{ kind: 'refunded_there', amount: 500 }]);
    await seen();
    expect(await findings(payment_id)).toEqual([]);
    await more();
    expect(await findings(payment_id)).toMatchObject([{ kind: 'refunded_there', amount: 1000 }]);
    await seen();
  });
});
