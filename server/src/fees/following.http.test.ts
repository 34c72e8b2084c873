import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { raiseDue } from './jobs.ts';

/* A school by the month: 60 € for Mondays, of which November 2026 has five: 12 € each. */
const server = useServer({ now: '2026-11-03T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let holder: Person;
let type: string;
let plan_id: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  const { body } = await owner.post('/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1000 },
    ...{ min_participants: 1, max_participants: 4 },
  });
  type = body.id;
  plan_id = await plan('Mensual', 6000);
  await set({ fee_plan: plan_id, holders_may_leave: true, notice_to_leave: 'none', minimum_stay_days: 0 });
});
beforeEach(async () => {
  holder = await person(server, place, 'student');
});

const set = (values: object) => ok(owner.patch('/api/settings/', { club_id: place.club_id, values }));
const plan = async (name: string, amount: number): Promise<string> =>
  (
    await ok(
      owner.post('/api/classes/fee_plans/', {
        ...{ name, club_id: place.club_id, currency: 'EUR', period: 'month', starts_on: '2026-10-01' },
        prices: [{ classes_a_week: null, group_size: null, amount, member_amount: null }],
      }),
      201,
    )
  ).id;

async function group(days: number[], more: object = {}): Promise<string> {
  const { id } = await ok(
    owner.post('/api/classes/schedules/', {
      ...{ club_id: place.club_id, class_type_id: type, name: `Grupo ${days}`, recurrence: 'weekly' },
      ...{ recurrence_days: days, start_date: '2026-10-05', start_time: '19:00', duration_minutes: 60 },
      ...more,
    }),
    201,
  );
  await ok(owner.post(`/api/classes/schedules/${id}/publish/`, {}));
  return id;
}

const give = async (schedule_id: string, starts_on = '2026-10-05'): Promise<string> =>
  (
    await ok(
      owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
        ...{ student_id: holder.profile_id, starts_on },
      }),
      201,
    )
  ).place.id;
const raise = (period: string) =>
  ok(owner.post('/api/classes/charges/raise/', { club_id: place.club_id, period }));
const charges = async () =>
  (await ok(owner.get(`/api/classes/charges/?club_id=${place.club_id}&student_id=${holder.profile_id}`)))
    .results;
const account = () => ok(owner.get(`/api/classes/accounts/${holder.profile_id}/`));
const effect = async (id: string, asked: object) =>
  (await ok(holder.post(`/api/classes/places/${id}/fee_effect/`, asked))).periods;
const pay = async (id: string) =>
  ok(
    owner.post('/api/classes/payments/', {
      ...{ payer_id: holder.profile_id, club_id: place.club_id, payment_method: 'cash' },
      items: [{ charge_id: id }],
    }),
    201,
  );
const leave = (id: string, ends_on: string) =>
  ok(holder.post(`/api/classes/places/${id}/give_notice/`, { ends_on }));
const stay = (id: string) => ok(holder.post(`/api/classes/places/${id}/withdraw_notice/`, {}));

/** A place on Mondays, charged for November and December. */
async function charged(): Promise<string> {
  const id = await give(await group([0]));
  await raise('2026-11');
  await raise('2026-12');
  return id;
}
const sums = async () =>
  (await charges()).map(
    (one: { status: string; amount: number; to_return: number }) =>
      `${one.status} ${one.amount}${one.to_return > 0 ? ` to return ${one.to_return}` : ''}`,
  );

describe('a place that ends after it was charged', () => {
  test('is reckoned by the rules as they were when it was charged', async () => {
    const id = await charged();
    const { club_id } = place;
    await ok(owner.patch('/api/settings/', { club_id, values: { fee_leaving: 'whole' } }));
    await leave(id, '2026-11-16');
    expect(await sums()).toEqual(['open 3600', 'cancelled 6000']);
    await ok(owner.patch('/api/settings/', { club_id, values: { fee_leaving: null } }));
  });

  test('pays for what it has, and not for what comes after it; who stays after all pays all of it', async () => {
    const id = await charged();
    const shown = await effect(id, { ends_on: '2026-11-16' });
    expect(shown).toMatchObject([
      { period_start: '2026-11-01', less: 2400, credit: 0, money: 0, more: 0, kept: 0 },
      { period_start: '2026-12-01', less: 6000 },
    ]);
    await leave(id, '2026-11-16');
    expect(await sums()).toEqual(['open 3600', 'cancelled 6000']);
    const [november, december] = await charges();
    expect(november.lines.at(-1)).toMatchObject({
      ...{ kind: 'leaving', amount: -2400, facts: { until: '2026-11-16', dates: 2, of: 5 } },
    });
    expect(december).toMatchObject({ with_place: true, abilities: { reopen: false } });
    // Leaving is told once, and taken back to the cent.
    expect(await effect(id, { ends_on: null })).toMatchObject([{ more: 2400 }, { more: 6000 }]);
    await stay(id);
    expect(await sums()).toEqual(['open 6000', 'open 6000']);
    expect(await effect(id, {})).toEqual([]);
  });

  test('gives back what was paid too much as credit, which pays again where they stay', async () => {
    const id = await charged();
    const [november, december] = await charges();
    await pay(november.id);
    await pay(december.id);
    expect(await effect(id, { ends_on: '2026-11-16' })).toMatchObject([{ credit: 2400 }, { credit: 6000 }]);
    await leave(id, '2026-11-16');
    expect(await sums()).toEqual(['paid 3600', 'paid 0']);
    expect((await account()).credit).toMatchObject([{ balance: 8400 }]);
    await stay(id);
    expect(await sums()).toEqual(['paid 3600', 'paid 2400', 'paid 0', 'paid 6000']);
    expect((await account()).open).toEqual([]);
  });

  test('gives back by the rules: at the desk in the first days, and nothing after them', async () => {
    await set({ leaving_refund: 'money', leaving_refund_days: 10 });
    const id = await charged();
    const [november] = await charges();
    await pay(november.id);
    await leave(id, '2026-11-16');
    expect(await sums()).toEqual(['paid 3600 to return 2400', 'cancelled 6000']);
    await stay(id);
    expect(await sums()).toEqual(['paid 6000', 'open 6000']);
    await leave(id, '2026-11-16');
    const given = await ok(owner.post(`/api/classes/charges/${november.id}/give_back/`, { to: 'same' }));
    expect(given).toMatchObject({ to_return: 0, abilities: { give_back: false } });
    await stay(id);
    expect(await sums()).toEqual(['paid 3600', 'open 2400', 'open 6000']);
    await set({ leaving_refund_days: 0 });
    await pay((await charges())[1].id);
    expect(await effect(id, { ends_on: '2026-11-16' })).toMatchObject([{ kept: 2400 }, { less: 6000 }]);
    await leave(id, '2026-11-16');
    expect(await sums()).toEqual(['paid 3600', 'paid 2400', 'cancelled 6000']);
    await set({ leaving_refund: 'credit', leaving_refund_days: 366 });
  });
});

describe('a place with a discount', () => {
  /** The second place of the same student has a tenth off. */
  async function discounted(): Promise<string> {
    await set({ second_class_discount: 1000 });
    await give(await group([2], { start_date: '2026-10-07' }));
    const id = await charged();
    await set({ second_class_discount: 0 });
    return id;
  }
  const own = async (id: string): Promise<{ id: string; status: string; amount: number }[]> =>
    (await charges()).filter(
      (one: { place_id: string; period_start: string }) =>
        one.place_id === id && one.period_start === '2026-11-01',
    );
  const ownSums = async (id: string) => (await own(id)).map(({ status, amount }) => `${status} ${amount}`);

  test('and that was paid stays after all, and moves to a dearer group', async () => {
    const id = await discounted();
    await pay((await own(id))[0]!.id);
    await leave(id, '2026-11-16');
    expect(await ownSums(id)).toEqual(['paid 3240']);
    await stay(id);
    expect(await ownSums(id)).toEqual(['paid 3240', 'paid 2160']);
    const dear = await plan('Más cara', 9000);
    const other = await group([0], { start_time: '20:30' });
    await ok(owner.patch('/api/settings/', { schedule_id: other, values: { fee_plan: dear } }));
    const move = { schedule_id: other, starts_on: '2026-11-16' };
    await ok(owner.post(`/api/classes/places/${id}/move/`, move), 201);
    // Three of five Mondays at 18 € instead of 12 €, less a tenth.
    expect(await ownSums(id)).toEqual(['paid 3240', 'paid 2160', 'open 1620']);
  });

  test('that was away for all of the month, and is not any more', async () => {
    await set({ fee_pauses: 'free' });
    const id = await discounted();
    const pause = { starts_on: '2026-11-04', ends_on: '2026-11-30' };
    const { pauses } = await ok(owner.post(`/api/classes/places/${id}/pause/`, pause));
    expect(await ownSums(id)).toEqual(['open 1080']);
    await ok(owner.delete(`/api/classes/places/${id}/pauses/${pauses[0].id}/`));
    expect(await ownSums(id)).toEqual(['open 5400']);
    await set({ fee_pauses: 'charged' });
  });

  test('of who paid early stays after all, at what they paid', async () => {
    await set({ early_payment_discount: 1000, early_payment_days: 0 });
    const id = await charged();
    const december = (await charges())[1];
    await pay(december.id);
    await leave(id, '2026-12-14');
    await stay(id);
    expect(await sums()).toEqual(['open 6000', 'paid 2700', 'paid 2700']);
    await set({ early_payment_discount: 0 });
  });
});

describe('a place whose days change after it was charged', () => {
  test('pays in the other group for what it has there: less is less, more is a charge of its own', async () => {
    const dear = await plan('Cara', 8000);
    const cheap = await group([0]);
    const other = await group([1], { start_date: '2026-10-06' });
    await ok(owner.patch('/api/settings/', { schedule_id: other, values: { fee_plan: dear } }));
    const id = await give(cheap);
    await raise('2026-11');
    await pay((await charges())[0].id);
    // Three of five Mondays less, and two of four Tuesdays.
    const move = { schedule_id: other, starts_on: '2026-11-16' };
    expect(await effect(id, { move })).toMatchObject([{ more: 400, credit: 0 }]);
    const { place: moved } = await ok(owner.post(`/api/classes/places/${id}/move/`, move), 201);
    expect(await sums()).toEqual(['paid 6000', 'open 400']);
    expect((await charges())[1]).toMatchObject({
      is_difference: true,
      lines: [{ kind: 'moved', amount: 400, facts: { from: '2026-11-16' } }],
    });
    await ok(owner.post(`/api/classes/places/${moved.id}/leave/`, { ends_on: '2026-11-18' }));
    expect(await sums()).toEqual(['paid 4400', 'open 0']);
    expect((await account()).credit).toMatchObject([{ balance: 1600 }]);
    // The next month knows nothing of it.
    expect(await raise('2026-12')).toMatchObject({ count: 0 });
  });

  test('pays less for days away where the club says so, and again where the pause is shorter', async () => {
    await set({ fee_pauses: 'free' });
    const id = await charged();
    const pause = { starts_on: '2026-11-09', ends_on: '2026-11-22' };
    expect(await effect(id, { pause })).toMatchObject([{ less: 2400 }]);
    const { pauses } = await ok(owner.post(`/api/classes/places/${id}/pause/`, pause));
    expect(await sums()).toEqual(['open 3600', 'open 6000']);
    await ok(owner.delete(`/api/classes/places/${id}/pauses/${pauses[0].id}/`));
    expect(await sums()).toEqual(['open 6000', 'open 6000']);
    await set({ fee_pauses: 'charged' });
  });

  test('because its group is called off gives back whatever the rules say of who leaves', async () => {
    await set({ leaving_refund: 'nothing' });
    const schedule_id = await group([0]);
    await give(schedule_id);
    await raise('2026-11');
    await pay((await charges())[0].id);
    server.clock.set('2026-11-17T09:00:00Z');
    await ok(owner.post(`/api/classes/schedules/${schedule_id}/cancel/`, { reason: 'obras' }));
    // The 9th and the 16th have been; the 2nd was before there were classes, and was planned.
    expect(await sums()).toEqual(['paid 3600']);
    expect((await account()).credit).toMatchObject([{ balance: 2400 }]);
    await set({ leaving_refund: 'credit' });
  });

  test('the duty changes nothing more', async () => {
    const id = await charged();
    await leave(id, '2026-11-17');
    server.clock.set('2026-11-25T09:00:00Z');
    await asSystem(server.db, place, server.clock.now(), (scope) => raiseDue(scope, place.club_id));
    expect(await sums()).toEqual(['open 3600', 'cancelled 6000']);
  });
});

test('the agreed price counts: who was there keeps it, or pays the new one from a period on, and is told once', async () => {
  const schedule_id = await group([3], { start_date: '2026-10-01' });
  const own = await plan('Pactada', 5000);
  await ok(owner.patch('/api/settings/', { schedule_id, values: { fee_plan: own } }));
  const first = await give(schedule_id);
  const at = (amount: number) => [{ classes_a_week: null, group_size: null, amount, member_amount: null }];
  const change = (body: object) => owner.patch(`/api/classes/fee_plans/${own}/`, body);
  await ok(change({ prices: at(5500) }));
  const newcomer = await person(server, place, 'student');
  holder = newcomer;
  await give(schedule_id);
  const shown = async (period: string) =>
    (await ok(owner.get(`/api/classes/charges/preview/?club_id=${place.club_id}&period=${period}`))).charges
      .filter((one: { schedule_id: string }) => one.schedule_id === schedule_id)
      .map((one: { amount: number }) => one.amount)
      .toSorted();
  expect(await shown('2027-02')).toEqual([5000, 5500]);
  const asked = { prices: at(6000), existing_from: '2027-02-15' };
  expect(await ok(owner.post(`/api/classes/fee_plans/${own}/preview/`, asked))).toMatchObject({
    ...{ count: 2, before: 10_500, after: 12_000 },
    places: [{ place_id: first, period_start: '2027-03-01', before: 5000, after: 6000 }, {}],
  });
  await ok(change(asked));
  expect([await shown('2027-02'), await shown('2027-03')]).toEqual([
    [5000, 5500],
    [6000, 6000],
  ]);
});
