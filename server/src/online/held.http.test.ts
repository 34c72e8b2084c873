import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { type FakeStripe, startStripe } from '../../test/stripe.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { releaseHeld } from './jobs.ts';

const now = '2026-03-02T09:00:00Z';
let stripe: FakeStripe;
beforeAll(async () => {
  stripe = await startStripe();
});
const server = useServer({
  now,
  checkout: {
    get checkout() {
      return stripe.checkout;
    },
  },
});
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
const { student, group, enroll } = packagesIn(server, () => ({ place, owner }));
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
afterAll(() => stripe.close());

const release = (minutes: number) =>
  releaseHeld({
    ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
    clock: fixedClock(addMinutes(new Date(now), minutes).toISOString()),
  });
const payOnline = (who: Person, enrollment_id: string) =>
  who.post(`/api/classes/accounts/${who.profile_id}/pay_online/`, {
    ...{ club_id: place.club_id, items: [{ enrollment_id }] },
  });
const booking = async (who: Person, id: string) => (await who.get(`/api/classes/enrollments/${id}/`)).body;

/** The only place of a class, held for who pays it online, and somebody who waits. */
async function lastPlace() {
  const [ana, bea] = [await student(), await student()];
  const { session_id } = await group({ max_participants: 1 });
  const { status, body: held } = await enroll(ana, session_id, { pay_with: 'online' });
  expect(status, JSON.stringify(held)).toBe(201);
  expect(held).toMatchObject({ status: 'enrolled', paid: false, pay_until: '2026-03-02T09:15:00.000Z' });
  const { body: waits } = await enroll(bea, session_id);
  expect(waits.status).toBe('waitlisted');
  return { ana, bea, held: held.id as string, waits: waits.id as string };
}

test('a place that is not paid online in 15 minutes goes to who waits; its page takes no money', async () => {
  const { ana, bea, held, waits } = await lastPlace();
  const { body: page } = await payOnline(ana, held);
  await release(14);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled' });
  const state = await ana.get(`/api/classes/payments/${page.payment_id}/online/`);
  expect(state.body).toMatchObject({ held: true, until: '2026-03-02T09:15:00.000Z' });
  await Promise.all([release(15), release(15)]);
  expect(await booking(ana, held)).toMatchObject({
    ...{ status: 'cancelled', cancel_reason: 'not_paid', is_late_cancellation: false, pay_until: null },
  });
  expect(await booking(bea, waits)).toMatchObject({ status: 'enrolled', pay_until: null });
  expect(stripe.session(page.payment_id).status).toBe('expired');
  expect((await ana.get(`/api/classes/payments/${page.payment_id}/`)).body.status).toBe('cancelled');
  expect((await ana.get(`/api/classes/accounts/${ana.profile_id}/`)).body.open).toEqual([]);
});

test('what was paid by then is kept, whoever heard of it', async () => {
  const { ana, bea, held, waits } = await lastPlace();
  const { body: page } = await payOnline(ana, held);
  stripe.pay(page.payment_id);
  await release(15);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled', paid: true, pay_until: null });
  expect(await booking(bea, waits)).toMatchObject({ status: 'waitlisted' });
});

test('a place that the desk was paid for is held no longer, and is not given up', async () => {
  const { ana, held } = await lastPlace();
  await payOnline(ana, held);
  const cash = await owner.post('/api/classes/payments/', {
    ...{ payer_id: ana.profile_id, club_id: place.club_id, payment_method: 'cash' },
    items: [{ enrollment_id: held }],
  });
  expect(cash.status).toBe(201);
  expect(await booking(ana, held)).toMatchObject({ paid: true, pay_until: null });
  await release(20);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled' });
});

test('money that comes after the place was given up is on the account', async () => {
  const { ana, held } = await lastPlace();
  const { body: page } = await payOnline(ana, held);
  // Stripe does not answer, and the place is promised to nobody for longer than was said.
  const { end } = stripe.checkout;
  stripe.checkout.end = () => Promise.reject(new Error('silence'));
  await release(15);
  stripe.checkout.end = end;
  expect(await booking(ana, held)).toMatchObject({ status: 'cancelled' });
  stripe.pay(page.payment_id);
  await ana.post(`/api/classes/payments/${page.payment_id}/online/look_up/`);
  expect((await ana.get(`/api/classes/accounts/${ana.profile_id}/`)).body.credit).toMatchObject([
    { balance: 1500 },
  ]);
});

test('what costs nothing, or waits, is not held; a package or a make-up does not go with it', async () => {
  const [ana, bea] = [await student(), await student()];
  const { session_id: free } = await group({ price: 0 });
  expect((await enroll(ana, free, { pay_with: 'online' })).body).toMatchObject({ pay_until: null });
  const { session_id } = await group({ max_participants: 1 });
  await enroll(ana, session_id);
  expect((await enroll(bea, session_id, { pay_with: 'online' })).body).toMatchObject({
    ...{ status: 'waitlisted', pay_until: null },
  });
  expect((await enroll(bea, free, { pay_with: 'online', make_up: true })).status).toBe(422);
});
