import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import type { Place, person } from '../../test/builders.ts';
import { useOnline } from '../../test/online.ts';
import type { FakeStripe } from '../../test/stripe.ts';

/* A group on Mondays at 62 € a month, 5 % less until five days before the 5th. */
const now = '2026-09-28T09:00:00Z';
const online = useOnline(now);
const { server, packages, payOnline, takeCash, hook, sending, payment, account } = online;
type Person = Awaited<ReturnType<typeof person>>;
let stripe: FakeStripe;
let place: Place;
let owner: Person;
let schedule_id: string;

beforeAll(async () => {
  ({ stripe, place, owner } = online.made);
  const type = await ok(
    owner.post('/api/classes/types/', {
      ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1800 },
      ...{ min_participants: 1, max_participants: 20 },
    }),
    201,
  );
  const group = {
    ...{ club_id: place.club_id, class_type_id: type.id, name: 'Lunes', recurrence: 'weekly' },
    ...{ recurrence_days: [0], start_date: '2026-09-28', start_time: '19:00', duration_minutes: 60 },
  };
  schedule_id = (await ok(owner.post('/api/classes/schedules/', group), 201)).id;
  await ok(owner.post(`/api/classes/schedules/${schedule_id}/publish/`, {}));
  const plan = {
    ...{ name: 'Mensual', club_id: place.club_id, currency: 'EUR', period: 'month' },
    ...{ starts_on: '2026-10-01', due_day: 5 },
    prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
  };
  const { id: fee_plan } = await ok(owner.post('/api/classes/fee_plans/', plan), 201);
  const values = { fee_plan, early_payment_discount: 500, early_payment_days: 5 };
  await ok(owner.patch('/api/settings/', { schedule_id, values }));
});

/** Somebody with the charge of October, and a page that asks for it. */
async function asking() {
  const who = await packages.student();
  const { profile_id: student_id } = who;
  const starts_on = '2026-10-05';
  await ok(owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, starts_on }), 201);
  await ok(owner.post('/api/classes/charges/raise/', { club_id: place.club_id, period: '2026-10' }));
  const charge_id: string = (await account(who)).open[0].charge.id;
  const { payment_id, url } = await ok(payOnline(who, [{ charge_id }]), 201);
  return { who, charge_id, payment_id: payment_id as string, url: url as string };
}
const paysThere = (payment_id: string) =>
  ok(hook(stripe.event('checkout.session.completed', stripe.pay(payment_id))));
const charge = (id: string) => ok(owner.get(`/api/classes/charges/${id}/`));

describe('a charge is paid online', () => {
  test('at what it costs who pays early, and once, however often that is told', async () => {
    const { who, charge_id, payment_id } = await asking();
    await paysThere(payment_id);
    await hook(stripe.event('payment_intent.succeeded', stripe.session(payment_id).payment_intent ?? {}));
    expect(await payment(who, payment_id)).toMatchObject({ status: 'captured', amount: 5890 });
    expect(await charge(charge_id)).toMatchObject({ status: 'paid', amount: 5890 });
    expect(await account(who)).toMatchObject({ open: [], credit: [] });
  });

  test('and its page ends when the desk is paid for it', async () => {
    const { who, charge_id, payment_id } = await asking();
    await takeCash(who, [{ charge_id }]);
    await sending();
    expect(stripe.session(payment_id).status).toBe('expired');
    expect(await payment(who, payment_id)).toMatchObject({ status: 'cancelled' });
    expect(await charge(charge_id)).toMatchObject({ status: 'paid' });
  });

  test('in time, at the price of then, also where Stripe is heard of after the last day for it', async () => {
    const { who, charge_id, payment_id } = await asking();
    server.clock.set('2026-10-03T09:00:00Z');
    await paysThere(payment_id);
    expect(await charge(charge_id)).toMatchObject({ status: 'paid', amount: 5890 });
    expect(await account(who)).toMatchObject({ open: [], credit: [] });
    server.clock.set(now);
  });

  test('what is corrected meanwhile is asked for anew', async () => {
    const { who, charge_id, payment_id } = await asking();
    await ok(
      owner.post(`/api/classes/charges/${charge_id}/correct/`, { delta: -1000, reason: 'una clase menos' }),
    );
    const again = await ok(payOnline(who, [{ charge_id }]), 201);
    expect(stripe.session(payment_id).status).toBe('expired');
    await paysThere(again.payment_id);
    expect(await charge(charge_id)).toMatchObject({ status: 'paid' });
    expect(await account(who)).toMatchObject({ open: [], credit: [] });
  });

  test('what is cancelled meanwhile leaves the money on the account', async () => {
    const { who, charge_id, payment_id } = await asking();
    await ok(owner.post(`/api/classes/charges/${charge_id}/cancel/`, { reason: 'lesión' }));
    await paysThere(payment_id);
    expect(await account(who)).toMatchObject({ open: [], credit: [{ balance: 5890 }] });
  });

  describe('with another one, at 10 % less', () => {
    beforeAll(() =>
      ok(owner.patch('/api/settings/', { schedule_id, values: { together_discounts: [1000] } })),
    );

    /** A page that asks for October and November: each 62 €, 5 % less early, and 10 % of what is left. */
    async function askingBoth() {
      const who = await packages.student();
      const given = { student_id: who.profile_id, starts_on: '2026-10-05' };
      await ok(owner.post(`/api/classes/schedules/${schedule_id}/places/`, given), 201);
      for (const period of ['2026-10', '2026-11'])
        await ok(owner.post('/api/classes/charges/raise/', { club_id: place.club_id, period }));
      const { open } = await account(who);
      const ids: string[] = open.map((one: { charge: { id: string } }) => one.charge.id);
      const items = ids.map((charge_id) => ({ charge_id }));
      const { payment_id } = await ok(payOnline(who, items), 201);
      expect(await payment(who, payment_id)).toMatchObject({ amount: 2 * 5301 });
      return { who, ids, payment_id: payment_id as string };
    }

    test('both are paid', async () => {
      const { who, ids, payment_id } = await askingBoth();
      await paysThere(payment_id);
      for (const id of ids)
        expect(await charge(id)).toMatchObject({ status: 'paid', amount: 5301, payment_id });
      expect(await account(who)).toMatchObject({ open: [], credit: [] });
    });

    test.each(['paid', 'cancelled'])('where one is %s at the desk meanwhile the other is', async (what) => {
      const { who, ids, payment_id } = await askingBoth();
      const [gone, other] = ids as [string, string];
      server.clock.set('2026-09-28T09:05:00Z');
      if (what === 'paid') await takeCash(who, [{ charge_id: gone }]);
      else await ok(owner.post(`/api/classes/charges/${gone}/cancel/`, { reason: 'lesión' }));
      await paysThere(payment_id);
      expect(await charge(gone)).toMatchObject({ status: what });
      expect(await charge(other)).toMatchObject({ status: 'paid', amount: 5301, payment_id });
      expect(await account(who)).toMatchObject({ open: [], credit: [{ balance: 5301 }] });
      server.clock.set(now);
    });
  });
});
