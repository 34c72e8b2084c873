import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { asSystem, person } from '../../test/builders.ts';
import { useFees } from '../../test/school.ts';
import { buildClient } from '../../test/sessions.ts';
import { chargeLate, tendArrears } from './jobs.ts';

/* What a dialog shows before is what is written then: a school of 62 € a month, on Mondays, of which December 2026 has four. */
const fees = useFees('2026-11-03T09:00:00Z');
const { server, made } = fees;
let holder: Awaited<ReturnType<typeof person>>;
beforeAll(() =>
  set({ holders_may_leave: true, notice_to_leave: 'none', minimum_stay_days: 0, fee_pauses: 'free' }),
);
beforeEach(async () => {
  server.clock.set('2026-11-03T09:00:00Z');
  holder = await person(server, made.place, 'student');
});

const set = (values: object, where: object = { club_id: made.place.club_id }) =>
  ok(made.owner.patch('/api/settings/', { ...where, values }));
const price = (amount: number, more: object = {}) => ({
  ...{ classes_a_week: null, group_size: null, amount, member_amount: null },
  ...more,
});
let groups = 0;
async function group(plan: object = {}, more: object = {}): Promise<string> {
  const id = await fees.group(`Grupo ${++groups}`, { start_time: '19:00', ...more });
  await fees.plan(id, plan);
  return id;
}
async function fill(schedule_id: string, count: number): Promise<string[]> {
  const given: string[] = [];
  for (let i = 0; i < count; i++)
    given.push(await fees.give(schedule_id, await buildClient(server.db, made.place), '2026-10-05'));
  return given;
}
const raise = (period = '2026-12') => ok(fees.raise(period));
const charges = () => fees.chargesOf(holder.profile_id);
const sums = async () =>
  (await charges()).map((one: { status: string; amount: number }) => `${one.status} ${one.amount}`);
const pay = (charge_id: string) =>
  ok(
    made.owner.post('/api/classes/payments/', {
      ...{ payer_id: holder.profile_id, club_id: made.place.club_id, payment_method: 'cash' },
      items: [{ charge_id }],
    }),
    201,
  );

type Change = Record<'less' | 'more' | 'credit' | 'money' | 'kept', number> & { period_start: string };
const amounts = ({ period_start, less, more, credit, money, kept }: Change) => ({
  ...{ period_start, less, more, credit, money, kept },
});
async function told(): Promise<Change[]> {
  const { rows } = await server.owner.query(
    `select f.value -> 'payload' as payload from outbox o, jsonb_array_elements(o.facts) with ordinality f
      where f.value ->> 'type' = 'fees.charges_followed' and f.value -> 'payload' ->> 'student_id' = $1 order by o.id, f.ordinality`,
    [holder.profile_id],
  );
  return rows.map(({ payload }) => amounts(payload));
}
const shown = async (id: string, asked: object): Promise<Change[]> =>
  (await ok(holder.post(`/api/classes/places/${id}/fee_effect/`, asked))).periods.map(amounts);

interface Case {
  plan?: object;
  rules?: object;
  paid?: boolean;
  /** Where it goes, made and filled; null: it leaves. */
  to?: () => Promise<string>;
  pause?: object;
}
const away = { starts_on: '2026-12-07', ends_on: '2026-12-20' };
const bySize = { prices: [price(5000, { group_size: 4 }), price(6000, { group_size: 3 }), price(7000)] };
const shared = { per: 'group', prices: [price(10_000)] };
const into = (plan: object, holders: number) => async () => {
  const id = await group(plan);
  await fill(id, holders);
  return id;
};
const cases: Record<string, Case> = {
  'leaves, open': {},
  'leaves, paid': { paid: true },
  'leaves, paid, and it stays with the club': { paid: true, rules: { leaving_refund: 'nothing' } },
  'leaves, paid, and the desk gives it back': { paid: true, rules: { leaving_refund: 'money' } },
  'leaves, paid early': { paid: true, rules: { early_payment_discount: 1000 } },
  'leaves, in parts': {
    paid: true,
    plan: {
      instalments: [
        { share: 60, due_day: 5 },
        { share: 40, due_day: 20 },
      ],
    },
  },
  'is away, open': { pause: away },
  'is away, paid': { pause: away, paid: true },
  'moves, at the same price': { to: into({}, 0), paid: true },
  'moves, dearer': { to: into({ prices: [price(9000)] }, 1), paid: true },
  'moves, cheaper': { to: into({ prices: [price(3000)] }, 1), paid: true },
  'moves to where the price goes by the size': { to: into(bySize, 3) },
  'moves to where the price goes by the size, and nobody is': { to: into(bySize, 0), paid: true },
  'moves to a group that shares its price': { to: into(shared, 2) },
  'moves to a group that shares its price, and is empty': { to: into(shared, 0) },
  'moves to where no price fits': { to: into({ prices: [price(9000, { group_size: 2 })] }, 2), paid: true },
  'moves to where somebody is asked whether they stay': {
    to: async () => {
      const id = await group(bySize);
      const [first] = await fill(id, 3);
      await server.owner.query(`update schedule_enrollments set renewal = 'asked' where id = $1`, [first]);
      return id;
    },
  },
};

describe('what is shown before is what is written and told', () => {
  test.each(Object.entries(cases))('of who %s', async (_, { plan, rules = {}, paid, to, pause }) => {
    const schedule_id = await group(plan);
    await set(rules, { schedule_id });
    const id = await fees.give(schedule_id, holder.profile_id, '2026-10-05');
    await raise();
    if (paid) await pay((await charges())[0].id);
    const move = to && { schedule_id: await to(), starts_on: '2026-12-14' };
    const leave = { ends_on: '2026-12-14' };
    const before = await shown(id, move ? { move } : pause ? { pause } : leave);
    if (move) await ok(made.owner.post(`/api/classes/places/${id}/move/`, move), 201);
    else if (pause) await ok(made.owner.post(`/api/classes/places/${id}/pause/`, pause));
    else await ok(holder.post(`/api/classes/places/${id}/give_notice/`, leave));
    expect(await told()).toEqual(before);
    expect(await shown(id, {})).toEqual([]);
  });

  test('by the price for as many as there are then, and none is free because none fits', async () => {
    const schedule_id = await group();
    const id = await fees.give(schedule_id, holder.profile_id, '2026-10-05');
    await raise();
    const effect = async (to: Promise<string>) =>
      shown(id, { move: { schedule_id: await to, starts_on: '2026-12-14' } });
    // Three of four Mondays at 12.50 € instead of 15.50 €.
    expect(await effect(into(bySize, 3)())).toMatchObject([{ less: 900, more: 0 }]);
    expect(await effect(into({ prices: [price(100, { group_size: 9 })] }, 0)())).toEqual([]);
  });
});

describe('what is owed again was not owed meanwhile', () => {
  /** Daily late fees, and a place that is released for what is not paid. */
  async function strict(): Promise<string> {
    const schedule_id = await group();
    const late = { late_fee: 'amount', late_fee_amount: 100, late_fee_each: 'daily', late_fee_times: 20 };
    const arrears = { arrears_consequence: 'release', arrears_after_days: 5, arrears_release_days: 15 };
    await set({ ...late, late_fee_after_days: 5, ...arrears }, { schedule_id });
    const id = await fees.give(schedule_id, holder.profile_id, '2026-10-05');
    await raise();
    return id;
  }
  const tended = async (now: string) => {
    server.clock.set(now);
    await asSystem(server.db, made.place, server.clock.now(), (scope) =>
      chargeLate(scope, made.place.club_id),
    );
    await asSystem(server.db, made.place, server.clock.now(), (scope) =>
      tendArrears(scope, made.place.club_id),
    );
  };
  const warned = async () => {
    const { rows } = await server.owner.query(
      'select warned_at is not null as warned from charges where student_id = $1',
      [holder.profile_id],
    );
    return rows[0].warned;
  };

  test('a pause of all the month that ends in it', async () => {
    const id = await strict();
    const pause = { starts_on: '2026-11-30', ends_on: '2026-12-31' };
    const { pauses } = await ok(made.owner.post(`/api/classes/places/${id}/pause/`, pause));
    expect(await sums()).toEqual(['open 0']);
    server.clock.set('2026-12-20T09:00:00Z');
    await ok(made.owner.delete(`/api/classes/places/${id}/pauses/${pauses[0].id}/`));
    await tended('2026-12-20T10:00:00Z');
    const [charge] = await charges();
    expect(charge).toMatchObject({ status: 'open', due_on: '2026-12-20', late: { next_on: '2026-12-26' } });
    expect(charge.lines.filter(({ kind }: { kind: string }) => kind === 'late')).toEqual([]);
    expect(await warned()).toBe(false);
    await tended('2026-12-26T10:00:00Z');
    expect((await charges())[0].lines.at(-1)).toMatchObject({ kind: 'late', amount: 100 });
    expect(await warned()).toBe(true);
  });

  test('a place that stays after all, what the desk opens again, and what it adds to nothing', async () => {
    const id = await strict();
    await ok(holder.post(`/api/classes/places/${id}/give_notice/`, { ends_on: '2026-11-30' }));
    expect(await sums()).toEqual(['cancelled 6200']);
    server.clock.set('2026-11-30T09:00:00Z');
    await ok(holder.post(`/api/classes/places/${id}/withdraw_notice/`, {}));
    // It is not due yet: nothing changes of that.
    expect((await charges())[0]).toMatchObject({ due_on: '2026-12-05', late: { next_on: '2026-12-11' } });
    const path = `/api/classes/charges/${(await charges())[0].id}/`;
    await ok(made.owner.post(`${path}cancel/`, { reason: 'x' }));
    server.clock.set('2026-12-19T23:30:00Z');
    await ok(made.owner.post(`${path}reopen/`, {}));
    // It is the next day in Madrid.
    expect((await charges())[0]).toMatchObject({ due_on: '2026-12-20', late: { next_on: '2026-12-26' } });
    await ok(made.owner.post(`${path}correct/`, { delta: -6200, reason: 'x' }));
    server.clock.set('2026-12-28T09:00:00Z');
    await ok(made.owner.post(`${path}correct/`, { delta: 500, reason: 'x' }));
    expect((await charges())[0]).toMatchObject({ due_on: '2026-12-28', late: { next_on: '2027-01-03' } });
  });

  test('what is let off for paying early comes back with the days', async () => {
    const schedule_id = await group({ due_day: 31 });
    await set({ early_payment_discount: 1000, early_payment_days: 3 }, { schedule_id });
    const id = await fees.give(schedule_id, holder.profile_id, '2026-10-05');
    await raise();
    const early = { amount: 620, until: '2026-12-28' };
    expect((await charges())[0]).toMatchObject({ early });
    const pause = { starts_on: '2026-11-30', ends_on: '2026-12-31' };
    const { pauses } = await ok(made.owner.post(`/api/classes/places/${id}/pause/`, pause));
    expect((await charges())[0]).toMatchObject({ amount: 0, early: null });
    await ok(made.owner.delete(`/api/classes/places/${id}/pauses/${pauses[0].id}/`));
    expect((await charges())[0]).toMatchObject({ amount: 6200, early });
  });
});

test('a group that is split within a month changes nothing for who begins after it', async () => {
  const schedule_id = await group();
  await fees.give(schedule_id, holder.profile_id, '2026-12-21');
  await raise();
  expect(await sums()).toEqual(['open 3100']);
  const { results } = await ok(
    made.owner.get(
      `/api/classes/sessions/?club_id=${made.place.club_id}&schedule_id=${schedule_id}&from=2026-12-01`,
    ),
  );
  const path = `/api/classes/sessions/${results[1].id}/`;
  await ok(made.owner.patch(path, { scope: 'following', price: 1700 }));
  expect(await sums()).toEqual(['open 3100']);
  expect(await told()).toEqual([]);
});

describe('what was paid and stays with the club', () => {
  async function kept(): Promise<string> {
    const schedule_id = await group();
    await set({ leaving_refund: 'nothing' }, { schedule_id });
    const id = await fees.give(schedule_id, holder.profile_id, '2026-10-05');
    await raise();
    await pay((await charges())[0].id);
    await ok(holder.post(`/api/classes/places/${id}/give_notice/`, { ends_on: '2026-12-14' }));
    expect((await charges())[0]).toMatchObject({
      amount: 6200,
      lines: [{ kind: 'fee' }, { kind: 'leaving', amount: -3100 }, { kind: 'kept', amount: 3100 }],
    });
    return id;
  }
  const account = () => ok(made.owner.get(`/api/classes/accounts/${holder.profile_id}/`));

  test('is not paid out when the group is called off later, or the rule is another one', async () => {
    const id = await kept();
    const { schedule_id } = (await charges())[0];
    await set({ leaving_refund: 'credit', leaving_refund_after: 'credit' }, { schedule_id });
    expect(await shown(id, {})).toEqual([]);
    server.clock.set('2026-12-18T09:00:00Z');
    await ok(made.owner.post(`/api/classes/schedules/${schedule_id}/cancel/`, { reason: 'obras' }));
    expect((await account()).credit).toEqual([]);
    expect(await sums()).toEqual(['paid 6200']);
    expect(await told()).toMatchObject([{ kept: 3100 }]);
  });

  test('comes back first for who stays after all, and what the club does beyond it goes back', async () => {
    const id = await kept();
    await ok(holder.post(`/api/classes/places/${id}/withdraw_notice/`, {}));
    expect(await sums()).toEqual(['paid 6200']);
    const asked = { ends_on: '2026-12-14' };
    await ok(holder.post(`/api/classes/places/${id}/give_notice/`, asked));
    const pause = { starts_on: '2026-12-07', ends_on: '2026-12-08' };
    await ok(made.owner.post(`/api/classes/places/${id}/pause/`, pause));
    expect(await sums()).toEqual(['paid 4650']);
    expect((await account()).credit).toMatchObject([{ balance: 1550 }]);
    expect(await told()).toMatchObject([{ kept: 3100 }, { kept: 3100 }, { kept: 0, credit: 1550 }]);
  });

  test('is owed by nobody where it had not been paid after all; what is on the account does not stay there', async () => {
    await kept();
    const undo = async () => {
      const [{ id, payment_id }] = await charges();
      return made.owner.post(`/api/classes/charges/${id}/undo_payment/`, { payment_id, reason: 'error' });
    };
    await ok(undo());
    expect(await sums()).toEqual(['open 3100']);
    await pay((await charges())[0].id);
    const { place_id } = (await charges())[0];
    await set({ leaving_refund: 'credit' }, { schedule_id: (await charges())[0].schedule_id });
    await ok(holder.post(`/api/classes/places/${place_id}/give_notice/`, { ends_on: '2026-12-07' }));
    expect((await account()).credit).toMatchObject([{ balance: 1550 }]);
    expect((await undo()).body).toMatchObject({ status: 409, code: 'fees.on_account' });
  });
});
