import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, type Place, type person } from '../../test/builders.ts';
import { useOnline } from '../../test/online.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { work } from '../../test/worker.ts';
import { releaseUnpaid } from '../enrollments/commands/held.ts';
import { cancelByClub } from '../enrollments/commands/sessions.ts';
import { usualRetention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { endPending } from '../payments/public.ts';
import { reactions } from '../reactions.ts';
import { takeTogether } from '../sales/commands/take.ts';
import { captureSale } from '../sales/public.ts';
import { releaseHeld } from './jobs.ts';

const now = '2026-03-02T09:00:00Z';
const online = useOnline(now);
const { server, payOnline, takeCash, asking, hook, sending, payment, account } = online;
const { student, group, enroll, cancel } = online.packages;
type Person = Awaited<ReturnType<typeof person>>;
let stripe: FakeStripe;
let place: Place;
beforeAll(() => {
  ({ stripe, place } = online.made);
});

const release = (minutes: number) =>
  releaseHeld({
    ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
    clock: fixedClock(addMinutes(new Date(now), minutes).toISOString()),
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
  const { body: page } = await payOnline(ana, [{ enrollment_id: held }]);
  await release(14);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled' });
  const state = await ana.get(`/api/classes/payments/${page.payment_id}/online/`);
  expect(state.body).toMatchObject({ held: true, until: '2026-03-02T09:15:00.000Z' });
  // Nothing that takes days: the place would be gone by then.
  expect(stripe.session(page.payment_id).payment_method_types).toEqual(['card']);
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
  const { body: page } = await payOnline(ana, [{ enrollment_id: held }]);
  stripe.pay(page.payment_id);
  await release(15);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled', paid: true, pay_until: null });
  expect(await booking(bea, waits)).toMatchObject({ status: 'waitlisted' });
});

test('a place that the desk was paid for is held no longer, and is not given up', async () => {
  const { ana, held } = await lastPlace();
  await payOnline(ana, [{ enrollment_id: held }]);
  await takeCash(ana, [{ enrollment_id: held }]);
  expect(await booking(ana, held)).toMatchObject({ paid: true, pay_until: null });
  await release(20);
  expect(await booking(ana, held)).toMatchObject({ status: 'enrolled' });
});

describe('who waits to pay online, and moves up', () => {
  /** A class that is full, and two who wait to pay online, in this order. */
  async function waiting() {
    const [ana, bea, carla] = [await student(), await student(), await student()];
    const { session_id } = await group({ max_participants: 1 });
    const { body: first } = await enroll(ana, session_id);
    const { body: second } = await enroll(bea, session_id, { pay_with: 'online' });
    const { body: third } = await enroll(carla, session_id, { pay_with: 'online' });
    expect(second).toMatchObject({ status: 'waitlisted', pay_until: null });
    expect(first.status).toBe('enrolled');
    expect((await cancel(ana, session_id)).status).toBe(200);
    return { bea, carla, second: second.id as string, third: third.id as string };
  }

  test('has the place for as long as the club says, is told, and gives it to the next', async () => {
    const { bea, carla, second, third } = await waiting();
    expect(await booking(bea, second)).toMatchObject({
      ...{ status: 'enrolled', paid: false, pay_until: '2026-03-02T11:00:00.000Z' },
    });
    await work(server, reactions, server.clock.now());
    const { body: news } = await bea.get('/api/notifications/');
    expect(news.results[0]).toMatchObject({ kind: 'waitlist_promotion', link: '/my-payments' });
    expect(news.results[0].body).toMatch(/12:00/);
    await release(119);
    expect(await booking(bea, second)).toMatchObject({ status: 'enrolled' });
    await release(120);
    expect(await booking(bea, second)).toMatchObject({ status: 'cancelled', cancel_reason: 'not_paid' });
    // The next has as long, from that moment.
    expect(await booking(carla, third)).toMatchObject({
      ...{ status: 'enrolled', pay_until: '2026-03-02T13:00:00.000Z' },
    });
    const { body: page } = await payOnline(carla, [{ enrollment_id: third }]);
    expect(stripe.session(page.payment_id).payment_method_types).toEqual(['card']);
    await hook(stripe.event('checkout.session.completed', stripe.pay(page.payment_id)));
    await release(300);
    expect(await booking(carla, third)).toMatchObject({ status: 'enrolled', paid: true, pay_until: null });
  });

  test('owes it as anybody does where the club holds no places', async () => {
    const set = (promotion_hold_minutes: number) =>
      online.made.owner.patch('/api/settings/', { values: { promotion_hold_minutes } });
    expect((await set(0)).status).toBe(200);
    const { bea, second } = await waiting();
    await set(120);
    expect(await booking(bea, second)).toMatchObject({ status: 'enrolled', paid: false, pay_until: null });
  });

  const run = <T>(minutes: number, work: (scope: Scope) => Promise<T>): Promise<T> =>
    asSystem(server.db, place, addMinutes(new Date(now), minutes), work);

  /** The money is being written when the hold ends. */
  async function atTheEnd(end: (scope: Scope, id: string) => Promise<unknown>) {
    const { bea, second } = await waiting();
    const { body: page } = await payOnline(bea, [{ enrollment_id: second }]);
    stripe.pay(page.payment_id);
    const both = await atOnce<Scope, unknown, unknown>({
      ...{ owner: server.owner, open: (work) => run(120, work) },
      first: (scope) => captureSale(scope, page.payment_id),
      second: () => run(120, (scope) => end(scope, second)),
    });
    await Promise.all([both.first, both.second]);
    expect(both.waited).toBe(true);
    return booking(bea, second);
  }

  test('and pays at the moment at which it ends: the place is theirs', async () => {
    const kept = await atTheEnd((scope, id) => releaseUnpaid(scope, [id]));
    expect(kept).toMatchObject({ status: 'enrolled', paid: true });
  });

  test('control: without looking again under the lock, what is paid is taken away', async () => {
    const lost = await atTheEnd((scope, id) => cancelByClub(scope, [id], { reason: 'not_paid' }));
    expect(lost).toMatchObject({ status: 'cancelled' });
  });
});

test('money that comes after the place was given up is on the account', async () => {
  const { ana, held } = await lastPlace();
  const { body: page } = await payOnline(ana, [{ enrollment_id: held }]);
  // Stripe does not answer, and the place is promised to nobody for longer than was said.
  const { end } = stripe.checkout;
  stripe.checkout.end = () => Promise.reject(new Error('silence'));
  await expect(release(15)).rejects.toThrow('silence');
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

test('what the desk is paid for ends the page that asked for it', async () => {
  const { who, order, payment_id } = await asking();
  await takeCash(who, [{ student_package_id: order }]);
  await sending();
  expect(await payment(who, payment_id)).toMatchObject({ status: 'cancelled' });
  expect(stripe.session(payment_id).status).toBe('expired');
});

describe('Stripe tells of the money while the desk takes it for the same', () => {
  const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    asSystem(server.db, place, server.clock.now(), work);

  /** The desk's transaction is open when Stripe tells. @returns how many payments pay for it in the end */
  async function both(tell: (payment_id: string, order: string) => Promise<unknown>) {
    const { who, order, payment_id } = await asking();
    const input = {
      payer_id: who.profile_id,
      club_id: place.club_id,
      items: [{ student_package_id: order }],
    };
    const results = await atOnce<Scope, unknown, unknown>({
      ...{ owner: server.owner, open: run },
      first: (scope) => takeTogether(scope, { ...input, payment_method: 'cash' }),
      second: () => tell(payment_id, order),
    });
    await results.first;
    await results.second;
    expect(results.waited).toBe(true);
    const { rows } = await server.owner.query(
      `select count(*)::int as n from payment_lines l join payments p on p.id = l.payment_id
        where l.student_package_id = $1 and p.captured_at is not null and l.refunded_amount = 0`,
      [order],
    );
    return { n: rows[0].n, credit: (await account(who)).credit };
  }

  test('one pays, and the other is on the account', async () => {
    const { n, credit } = await both((id) =>
      hook(stripe.event('checkout.session.completed', stripe.pay(id))),
    );
    expect(n).toBe(1);
    expect(credit).toMatchObject([{ balance: 5000 }]);
  });

  test('control: without looking again in the write, both do', async () => {
    const { n } = await both((payment_id, order) =>
      run(async ({ tx, now: at }) => {
        await endPending(tx, payment_id, { status: 'captured', at });
        await tx
          .updateTable('student_packages')
          .set({ payment_id, payment_amount: 5000, payment_method: 'online' })
          .where('id', '=', order)
          .execute();
      }),
    );
    expect(n).toBe(2);
  });
});

test('what Stripe does not take is neither offered nor booked to be paid online; nor is a class that is running', async () => {
  const who = await student();
  const { session_id } = await group({ price: 49 });
  const verdict = await who.get(`/api/classes/sessions/${session_id}/can_enroll/`);
  expect(verdict.body).toMatchObject({ can_enroll: true, price: 49, pays_online: false });
  expect(await enroll(who, session_id, { pay_with: 'online' })).toMatchObject({
    ...{ status: 409, body: { code: 'online.amount', amount: 49, currency: 'EUR' } },
  });
  const running = await group({ starts_at: '2026-03-02T08:30:00Z', duration_minutes: 90 });
  const { owner } = online.made;
  const book = (more: object) =>
    owner.post(`/api/classes/sessions/${running.session_id}/enroll/`, {
      student_id: who.profile_id,
      ...more,
    });
  expect(await book({ pay_with: 'online' })).toMatchObject({
    ...{ status: 409, body: { code: 'enrollment.session_started' } },
  });
  expect((await book({})).status).toBe(201);
});
