import { beforeAll, describe, expect, test } from 'vitest';
import { type Place, person } from '../../test/builders.ts';
import { useOnline } from '../../test/online.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { settleOnline } from './jobs.ts';

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
    expect(refunds.data.map((one) => one.amount)).toEqual([500, 1000]);
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

  test('heard of before the payment itself, and made at Stripe: the money is counted, and a person has to look', async () => {
    const { who, order, payment_id } = await asking();
    const paid = stripe.pay(payment_id);
    stripe.refund(payment_id, 5000);
    const charge = stripe.event('charge.refunded', paid.payment_intent!.latest_charge!);
    expect((await hook(charge)).status).toBe(200);
    await hook(stripe.event('checkout.session.completed', paid));
    expect(await payment(who, payment_id)).toMatchObject({ status: 'captured' });
    expect(await bought(who, order)).toMatchObject({ classes_remaining: 5 });
    const { body } = await owner.get('/api/classes/online/findings/');
    expect(body.results).toContainEqual(
      expect.objectContaining({ payment_id, kind: 'refunded_there', amount: 5000, problem: '' }),
    );
    expect((await who.get('/api/classes/online/findings/')).status).toBe(403);
  });
});
