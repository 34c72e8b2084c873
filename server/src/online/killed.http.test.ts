import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitingForLocks } from '../../test/at-once.ts';
import { findingsOf, useOnline } from '../../test/online.ts';
import { type Process, startProcess } from '../../test/process.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addHours, addMinutes, fixedClock, systemClock } from '../kernel/time/index.ts';
import { settleOnline } from './jobs.ts';

/** The process has a clock of its own. */
const now = new Date(Math.floor(+systemClock.now() / 60_000) * 60_000);
const online = useOnline(now.toISOString());
const { server, packages, payOnline, asking, payment, bought, account } = online;
let stripe: FakeStripe;
let running: Process | undefined;
beforeAll(() => {
  ({ stripe } = online.made);
});
afterAll(() => running?.kill());

const start = async () => {
  running = await startProcess(server, {
    ...{ STRIPE_SECRET_KEY: stripe.secretKey, STRIPE_WEBHOOK_SECRET: stripe.webhookSecret },
    STRIPE_API_URL: stripe.url,
  });
  return running;
};
const settle = () =>
  settleOnline({
    ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
    clock: fixedClock(addMinutes(now, 6).toISOString()),
  });
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await pause(20);
};

const tell = (process: Process, event: Told) =>
  fetch(`${process.url}/api/public/online/stripe/webhook/`, {
    ...{ method: 'POST', body: event.body, headers: event.headers(systemClock.now()) },
  });
type Told = ReturnType<FakeStripe['event']>;

/** Stripe has the money and tells of it, and the process ends before it has written that down. */
async function killedBeforeCommit(payment_ids: readonly string[]): Promise<Told[]> {
  const process = await start();
  const told = payment_ids.map((id) => stripe.event('checkout.session.completed', stripe.pay(id)));
  const holding = new pg.Client({ connectionString: server.ownerUrl });
  await holding.connect();
  await holding.query('begin');
  await holding.query('select from online_payments where payment_id = any($1) for update', [payment_ids]);
  const answers = told.map((event) =>
    tell(process, event).then(
      () => 'answered',
      () => 'cut off',
    ),
  );
  await until(async () => (await waitingForLocks(server.owner)) === payment_ids.length);
  await process.kill();
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['cut off']));
  await holding.query('rollback');
  await holding.end();
  await until(async () => (await waitingForLocks(server.owner)) === 0);
  for (const id of payment_ids) expect(await countsOf(id)).toEqual(['pending', 0]);
  return told;
}

const countsOf = async (payment_id: string) => {
  const { rows } = await server.owner.query(
    `select status, (select count(*)::int from refunds r where r.payment_id = p.id) as n from payments p where id = $1`,
    [payment_id],
  );
  return [rows[0].status, rows[0].n];
};

test('killed between the charge and the commit, and while Stripe gives money back: each is done once', {
  timeout: 180_000,
}, async () => {
  const { who, order, payment_id: ofPackage } = await asking();
  const { session_id } = await packages.group({ starts_at: addHours(now, 72).toISOString() });
  const { body: booking } = await packages.enroll(who, session_id);
  const { body } = await payOnline(who, [{ enrollment_id: booking.id }]);
  const ofBooking = body.payment_id as string;
  const told = await killedBeforeCommit([ofPackage, ofBooking]);

  // Whoever starts next finds the money, and Stripe, which had no answer, tells of it again.
  const process = await start();
  await Promise.all([settle(), settle(), ...told.map((event) => tell(process, event))]);
  await settle();
  for (const id of [ofPackage, ofBooking]) expect(await countsOf(id)).toEqual(['captured', 0]);
  expect(await bought(who, order)).toMatchObject({ classes_remaining: 5, classes_used: 0 });
  expect((await who.get(`/api/classes/enrollments/${booking.id}/`)).body).toMatchObject({
    ...{ paid: true, payment_id: ofBooking },
  });
  expect((await account(who)).credit).toEqual([]);

  // The process asks for a refund, Stripe makes it, and nobody hears so.
  stripe.state.faults.push('after');
  stripe.state.asked.length = 0;
  const paid = await payment(who, ofBooking);
  const back = await online.made.owner.post(`/api/classes/payments/${ofBooking}/refund/`, {
    ...{ line_id: paid.lines[0].id, amount: 500, to: 'same', reason: 'llovió' },
  });
  expect(back.status).toBe(200);
  await until(() => stripe.state.asked.some(({ path }) => path === '/v1/refunds'));
  await process.kill();
  const amounts = () =>
    stripe.session(ofBooking).payment_intent!.latest_charge!.refunds.data.map(({ amount }) => amount);
  expect(amounts()).toEqual([500]);
  expect((await payment(who, ofBooking)).refunds).toMatchObject([{ amount: 500, state: 'pending' }]);
  await Promise.all([settle(), settle()]);
  expect((await payment(who, ofBooking)).refunds).toMatchObject([{ amount: 500, state: 'succeeded' }]);
  expect(amounts()).toEqual([500]);
  expect(await findingsOf(server)).toEqual([]);
});
