import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import type { person } from '../../test/builders.ts';
import { findingsOf, useOnline } from '../../test/online.ts';
import { buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { reactions } from '../reactions.ts';

/*
 * docs/domain/money.md: an evening of five classes is called off for rain. However somebody had paid, they have to the
 * cent and the class what they had before, as credit of who paid; and it was said beforehand.
 */
const now = '2026-03-02T09:00:00Z';
const { server, made, packages, payOnline, hook, account } = useOnline(now);
type Person = Awaited<ReturnType<typeof person>>;
const post = (path: string, body: object = {}) => made.owner.post(path, body);
const settle = () => work(server, reactions, server.clock.now());

const balance = async (who: Person): Promise<number> => (await account(who)).credit[0]?.balance ?? 0;
const owed = async (who: Person): Promise<number> =>
  (await account(who)).open.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0);
const makeUps = async (who: Person): Promise<string[]> =>
  (await who.get('/api/classes/make_ups/')).body.results.map(
    (one: { state: string; cause: string }) => `${one.cause} ${one.state}`,
  );
/** What somebody has, and has to pay. */
const standing = async (who: Person) => ({
  credit: await balance(who),
  owed: await owed(who),
  left: await packages.left(who),
  make_ups: await makeUps(who),
});
const nothing = { credit: 0, owed: 0, left: [], make_ups: [] };
const desk = (id: string, payment_amount: number, payment_method = 'cash') =>
  ok(post(`/api/classes/enrollments/${id}/record_payment/`, { payment_method, payment_amount }));
const book = async (who: Person, session_id: string, more: object = {}): Promise<string> => {
  const { status, body } = await packages.enroll(who, session_id, more);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body.status).toBe('enrolled');
  return body.id;
};

interface Hit {
  session_id: string;
  price_total: number;
  paid_total: number;
  comes_back: object;
}

describe('an evening of five classes with mixed payments', () => {
  const evening = {
    local_date: '2026-03-10',
    from: '18:00',
    until: '22:00',
    reason: 'Lluvia',
    cause: 'rain',
  };
  const names = [
    'cash',
    'less',
    'credit',
    'package',
    'online',
    'unpaid',
    'member',
    'make_up',
    'holder',
    'card',
  ] as const;
  const who = {} as Record<(typeof names)[number], Person>;
  const before = {} as Record<(typeof names)[number], Awaited<ReturnType<typeof standing>>>;
  let sessions: string[];
  let schedules: string[];
  let change_id: string;
  const stoppages = () => `/api/clubs/${made.place.club_id}/stoppages/`;
  const depositOf = async () =>
    (
      await ok(
        made.owner.get(
          `/api/classes/charges/?club_id=${made.place.club_id}&student_id=${who.holder.profile_id}`,
        ),
      )
    ).results.map((one: { status: string; amount: number }) => [one.status, one.amount]);

  beforeAll(async () => {
    for (const name of names) who[name] = await packages.student();
    await server.owner.query('update client_profiles set is_club_member = true where id = $1', [
      who.member.profile_id,
    ]);
    const groups = [];
    for (const time of ['17:00', '17:30', '18:00', '18:30', '19:00'])
      groups.push(
        await packages.group({ starts_at: `2026-03-10T${time}:00Z`, price: 1500, member_price: 1201 }),
      );
    sessions = groups.map((one) => one.session_id);
    schedules = groups.map((one) => one.schedule_id);
    // What they bring along, and then what each pays with.
    await packages.sell(who.package);
    await ok(
      post(`/api/classes/accounts/${who.credit.profile_id}/adjust/`, {
        ...{ club_id: made.place.club_id, delta: 2000, reason: 'x' },
      }),
    );
    await ok(
      post('/api/classes/make_ups/', {
        ...{ student_id: who.make_up.profile_id, club_id: made.place.club_id },
        ...{ expires_on: '2026-04-30', reason: 'x' },
      }),
      201,
    );
    for (const name of names) before[name] = await standing(who[name]);

    await desk(await book(who.cash, sessions[0]!), 1500);
    await desk(await book(who.less, sessions[0]!), 1234);
    await book(who.credit, sessions[1]!, { pay_with: 'account_credit' });
    await book(who.package, sessions[1]!);
    const online = await book(who.online, sessions[2]!, { pay_with: 'online' });
    const { body } = await payOnline(who.online, [{ enrollment_id: online }]);
    await hook(made.stripe.event('checkout.session.completed', made.stripe.pay(body.payment_id)));
    await book(who.unpaid, sessions[2]!, { pay_with: 'desk' });
    await desk(await book(who.member, sessions[3]!), 1201, 'transfer');
    await book(who.make_up, sessions[3]!, { make_up: true });
    await desk(await book(who.card, sessions[4]!), 1500, 'card_terminal');
    // A holder of the last group, whose plan asks for a deposit, which is paid.
    const plan = await ok(
      post('/api/classes/fee_plans/', {
        ...{ name: 'Cuota', club_id: made.place.club_id, currency: 'EUR', period: 'month' },
        ...{ starts_on: '2026-03-01', due_day: 5, deposit: 2500 },
        prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
      }),
      201,
    );
    await ok(
      made.owner.patch('/api/settings/', { schedule_id: schedules[4], values: { fee_plan: plan.id } }),
    );
    await ok(
      post(`/api/classes/schedules/${schedules[4]}/places/`, {
        ...{ student_id: who.holder.profile_id, starts_on: '2026-03-02' },
      }),
      201,
    );
    const held = `club_id=${made.place.club_id}&student_id=${who.holder.profile_id}`;
    const [charge] = (await ok(made.owner.get(`/api/classes/charges/?${held}`))).results;
    await ok(
      post('/api/classes/payments/', {
        ...{ payer_id: who.holder.profile_id, club_id: made.place.club_id, payment_method: 'cash' },
        items: [{ charge_id: charge.id }],
      }),
      201,
    );
    expect(await depositOf()).toEqual([['paid', 2500]]);
  });

  test('says beforehand what comes back, by way, and writes nothing', async () => {
    const { classes } = (await post(`${stoppages()}preview/`, evening)).body as { classes: Hit[] };
    const none = { money: [], kept: 0, package_classes: 0, make_ups_back: 0, make_ups_earned: 0 };
    expect(classes.map((one) => one.comes_back)).toEqual([
      { ...none, money: [{ method: 'cash', amount: 2734 }] },
      { ...none, money: [{ method: 'account_credit', amount: 1500 }], package_classes: 1 },
      { ...none, money: [{ method: 'online', amount: 1500 }] },
      { ...none, money: [{ method: 'transfer', amount: 1201 }], make_ups_back: 1 },
      { ...none, money: [{ method: 'card_terminal', amount: 1500 }], make_ups_earned: 1 },
    ]);
    expect(await balance(who.cash)).toBe(0);
  });

  test('everybody has what they had before, in one change', async () => {
    const { body } = await post(stoppages(), { ...evening, otherwise: 'cancel' });
    expect(body.effect).toMatchObject({ cancelled: 5, kept: 0 });
    change_id = body.effect.id;
    await settle();
    const paid = { cash: 1500, less: 1234, online: 1500, member: 1201, card: 1500 } as Partial<
      Record<(typeof names)[number], number>
    >;
    for (const name of names) {
      const earned = name === 'holder' ? ['rain open'] : [];
      const was = before[name];
      const now = { ...was, credit: was.credit + (paid[name] ?? 0), make_ups: [...was.make_ups, ...earned] };
      expect(await standing(who[name]), name).toEqual(now);
    }
    expect(before).toMatchObject({
      ...{ cash: nothing, unpaid: nothing, credit: { credit: 2000 }, package: { left: [5] } },
      make_up: { make_ups: ['granted open'] },
    });
    // The deposit is for the place, which goes on.
    expect(await depositOf()).toEqual([['paid', 2500]]);
    expect(await findingsOf(server)).toEqual([]);
  });

  test('one of them is on again: its people have paid for it again, and nobody else', async () => {
    await ok(post(`/api/classes/sessions/${sessions[1]}/reinstate/`));
    await settle();
    expect(await standing(who.credit)).toMatchObject({ credit: 500, owed: 0 });
    expect(await standing(who.package)).toMatchObject({ left: [4] });
    expect(await balance(who.cash)).toBe(1500);
    await ok(post(`/api/classes/sessions/${sessions[0]}/reinstate/`));
    await ok(post(`/api/classes/sessions/${sessions[4]}/reinstate/`));
    await settle();
    expect(await standing(who.cash)).toMatchObject(nothing);
    expect(await standing(who.less)).toMatchObject(nothing);
    expect(await standing(who.holder)).toMatchObject({ make_ups: ['rain withdrawn'], owed: 0 });
    expect((await ok(made.owner.get(`/api/changes/${change_id}/`))).can_undo).toBe(true);
    expect(await findingsOf(server)).toEqual([]);
  });
});

test('a group that is ended gives back what was paid for single bookings in it', async () => {
  const [ana, ben] = [await packages.student(), await packages.student()];
  await packages.sell(ben);
  const first = await packages.group({ starts_at: '2026-03-16T08:00:00Z' });
  const { session_id: second } = await buildSession(server.db, made.place, {
    ...{ starts_at: '2026-03-23T08:00:00Z', duration_minutes: 15, price: 1500 },
    schedule_id: first.schedule_id,
  });
  await desk(await book(ana, first.session_id), 1500);
  await desk(await book(ana, second), 1401);
  await book(ben, second);
  expect(await packages.left(ben)).toEqual([4]);
  await ok(post(`/api/classes/schedules/${first.schedule_id}/cancel/`, { reason: 'Obras' }));
  await settle();
  expect([await balance(ana), await owed(ana), await packages.left(ben)]).toEqual([2901, 0, [5]]);
  expect(await findingsOf(server)).toEqual([]);
});
