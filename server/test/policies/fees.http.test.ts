import { beforeAll, expect, test } from 'vitest';
import { raiseDue } from '../../src/fees/jobs.ts';
import { ok } from '../answers.ts';
import { asSystem, buildClub, lookAfter, type Place, person } from '../builders.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { openSchool, price, type School } from './school.ts';

/* What fixed places cost by the rulebooks of docs/domain/school-rules.md: settings and plan, and what is charged. */
const server = useServer({ now: '2026-09-01T09:00:00Z' });
let base: { place: Place; owner: Awaited<ReturnType<typeof person>> };
beforeAll(async () => {
  const place = await buildClub(server.db);
  base = { place, owner: await person(server, place, 'owner') };
});
const school = (...[options]: [Parameters<typeof openSchool>[2]?]) => openSchool(server, base, options);

const course = { start_date: '2026-09-14', end_date: '2026-12-13' };
const byTerm = { period: 'term', prices: [price(18_000)] };

test('madrid-a/price_basis: by the month; who joins within one pays for the classes that are left of it', async () => {
  const { group, holds, amounts } = await school({ values: { fee_joining: 'dates' } });
  const id = await group();
  await holds(id, 'Ana');
  await holds(id, 'Leo', { starts_on: '2026-11-16' });
  // Three of the five Mondays.
  expect(await amounts('2026-11')).toEqual({ Ana: 6000, Leo: 3600 });
});

test('madrid-b/price_basis: by the trimester, one charge for all of it', async () => {
  const { group, holds, charges, raise } = await school({ plan: byTerm });
  await holds(await group(course), 'Ana', { starts_on: course.start_date });
  expect(await charges('2026-10')).toMatchObject({ Ana: { amount: 18_000 } });
  await raise('2026-09');
  expect(await charges('2026-10')).toEqual({});
});

test('barcelona-a/price_basis: by the month in advance: asked for a week before, due on the first', async () => {
  const { club_id, group, holds, charges } = await school({
    ...{ values: { fee_raise_days: 7 }, plan: { due_day: 1, starts_on: '2026-10-01' } },
  });
  await holds(await group(), 'Ana');
  expect((await charges('2026-10')).Ana).toMatchObject({ due_on: '2026-10-01', amount: 6000 });
  const duty = (now: string) =>
    asSystem(server.db, base.place, new Date(now), (scope) => raiseDue(scope, club_id));
  await duty('2026-09-23T09:00:00Z');
  expect(await charges('2026-10')).not.toEqual({});
  await duty('2026-09-24T09:00:00Z');
  expect(await charges('2026-10')).toEqual({});
});

test('barcelona-b/term: a course from September to June is ten monthly payments', async () => {
  const { group, holds, amounts } = await school({ plan: { ends_on: '2027-06-30' } });
  await holds(await group(), 'Ana');
  const months = ['2026-08', '2026-09', '2027-02', '2027-06', '2027-07'] as const;
  const paid = [];
  for (const month of months) paid.push((await amounts(month)).Ana);
  expect(paid).toEqual([undefined, 6000, 6000, 6000, undefined]);
});

test('barcelona-b/min_group: below three it is a private class of one or two, at their price', async () => {
  const prices = [price(5200), price(9500, { group_size: 2 }), price(15_000, { group_size: 1 })];
  const { group, holds, amounts } = await school({ plan: { prices } });
  const id = await group();
  await holds(id, 'Ana');
  await holds(id, 'Leo', { ends_on: '2026-10-31' });
  await holds(id, 'Pia', { ends_on: '2026-09-30' });
  expect(await amounts('2026-09')).toEqual({ Ana: 5200, Leo: 5200, Pia: 5200 });
  expect(await amounts('2026-10')).toEqual({ Ana: 9500, Leo: 9500 });
  expect(await amounts('2026-11')).toEqual({ Ana: 15_000 });
});

test('barcelona-b/holidays lisboa-a/holidays: a month costs the same with a holiday and with a fifth week', async () => {
  for (const key of ['barcelona-b/holidays', 'lisboa-a/holidays']) {
    const { group, holds, close, amounts } = await school();
    await holds(await group(), key);
    await close('2026-10-12', '2026-10-19');
    expect(await amounts('2026-10')).toEqual({ [key]: 6000 });
    expect(await amounts('2026-11')).toEqual({ [key]: 6000 });
  }
});

test('barcelona-b/price_basis: who joins a private class in the middle pays from then, in a group the month', async () => {
  const { group, type, holds, amounts } = await school({ values: { fee_joining: 'whole' } });
  const lessons = await type('Particular', { fee_joining: 'dates' });
  await holds(await group(), 'in a group', { starts_on: '2026-11-16' });
  await holds(await group({ class_type_id: lessons }), 'alone', { starts_on: '2026-11-16' });
  expect(await amounts('2026-11')).toEqual({ 'in a group': 6000, alone: 3600 });
});

test('madrid-c/price_basis: by the trimester, until the seventh day of it', async () => {
  const { group, holds, charges } = await school({ plan: { ...byTerm, due_day: 7 } });
  await holds(await group(course), 'Ana', { starts_on: course.start_date });
  expect((await charges('2026-09')).Ana).toMatchObject({ due_on: '2026-09-20', amount: 18_000 });
});

test('spain-a/price_basis: two days a week have their price, three another', async () => {
  const prices = [price(8000, { classes_a_week: 2 }), price(17_000, { classes_a_week: 3 })];
  const { group, holds, amounts } = await school({ plan: { prices } });
  await holds(await group({ recurrence_days: [0, 2] }), 'twice');
  await holds(await group({ recurrence_days: [0, 2, 4] }), 'three times');
  expect(await amounts('2026-10')).toEqual({ twice: 8000, 'three times': 17_000 });
});

test('valencia-a/price_basis: the whole trimester, whenever one joins, until its fifth day', async () => {
  const { group, holds, charges } = await school({
    ...{ values: { fee_joining: 'whole' }, plan: { ...byTerm, due_day: 5 } },
  });
  const id = await group(course);
  await holds(id, 'Ana', { starts_on: course.start_date });
  await holds(id, 'Leo', { starts_on: '2026-11-16' });
  expect(await charges('2026-09')).toMatchObject({
    Ana: { due_on: '2026-09-18', amount: 18_000 },
    Leo: { due_on: '2026-11-16', amount: 18_000 },
  });
});

test('lisboa-a/price_basis: a month costs by how many are in the group', async () => {
  const prices = [price(4500), price(5500, { group_size: 3 }), price(7500, { group_size: 2 })];
  const { group, holds, amounts } = await school({ plan: { prices } });
  const id = await group();
  for (const name of ['Ana', 'Leo']) await holds(id, name);
  await holds(id, 'Pia', { starts_on: '2026-10-01' });
  expect(await amounts('2026-09')).toEqual({ Ana: 7500, Leo: 7500 });
  expect(await amounts('2026-10')).toEqual({ Ana: 5500, Leo: 5500, Pia: 5500 });
});

test('portugal-a/price_basis: by the month, and an enrolment fee once', async () => {
  const { group, holds, charges, raise } = await school({ plan: { enrolment_fee: 2200 } });
  await holds(await group(), 'Ana');
  expect((await charges('2026-09')).Ana?.lines).toEqual({ fee: 6000, enrolment_fee: 2200 });
  await raise('2026-09');
  expect((await charges('2026-10')).Ana?.lines).toEqual({ fee: 6000 });
});

test('porto-a/price_basis: by the month, due on the eighth; who joins pays for the classes that are left', async () => {
  const { group, holds, charges } = await school({ plan: { due_day: 8 } });
  const id = await group();
  await holds(id, 'Ana');
  await holds(id, 'Leo', { starts_on: '2026-11-23' });
  expect(await charges('2026-11')).toMatchObject({
    Ana: { due_on: '2026-11-08', amount: 6000 },
    Leo: { due_on: '2026-11-23', amount: 2400 },
  });
});

test('porto-a/notice_to_leave italy-b/notice_to_leave: who gives notice too late pays the next month', async () => {
  const { group, holds, amounts } = await school({ values: { fee_leaving: 'whole' } });
  const id = await group();
  await holds(id, 'in time', { ends_on: '2026-10-31' });
  await holds(id, 'too late', { ends_on: '2026-11-01' });
  expect(await amounts('2026-11')).toEqual({ 'too late': 6000 });
});

test('porto-a/other: who keeps the place through a pause pays all of it', async () => {
  const of = async (fee_pauses: 'charged' | 'free') => {
    const { group, holds, amounts } = await school({ values: { fee_pauses } });
    await holds(await group({ duration_minutes: 55 }), 'Ana', { pause: ['2026-11-01', '2026-11-30'] });
    return (await amounts('2026-11')).Ana;
  };
  expect([await of('charged'), await of('free')]).toEqual([6000, 0]);
});

test('barcelona-c/price_basis: by the month until the fifth; only the first is shared out, never the last', async () => {
  const { group, holds, charges } = await school({
    ...{ values: { fee_joining: 'dates', fee_leaving: 'whole' }, plan: { due_day: 5 } },
  });
  const id = await group();
  await holds(id, 'joins', { starts_on: '2026-11-16' });
  await holds(id, 'leaves', { ends_on: '2026-11-08' });
  expect(await charges('2026-11')).toMatchObject({
    joins: { amount: 3600 },
    leaves: { amount: 6000, due_on: '2026-11-05' },
  });
});

test('holland-a/price_basis: a course is paid as a whole; who leaves pays for it all the same', async () => {
  const { group, holds, amounts } = await school({ values: { fee_leaving: 'whole' }, plan: byTerm });
  await holds(await group(course), 'Ana', { starts_on: course.start_date, ends_on: '2026-10-05' });
  expect(await amounts('2026-09')).toEqual({ Ana: 18_000 });
});

test('california-a/price_basis: a season costs by classes a week; a group may go by the month; single classes have theirs', async () => {
  const seasons = [1, 2, 3].map((classes_a_week) =>
    price(20_000 * classes_a_week - 3000, { classes_a_week }),
  );
  const { owner, place, addPlan, group, holds, amounts } = await school({
    plan: { period: 'term', prices: seasons },
  });
  for (const days of [[0], [0, 2], [0, 2, 4]])
    await holds(await group({ ...course, recurrence_days: days }), `${days.length}`, {
      starts_on: '2026-09-14',
    });
  const monthly = await group();
  await addPlan({}, { schedule_id: monthly });
  await holds(monthly, 'monthly');
  expect(await amounts('2026-09')).toEqual({ 1: 17_000, 2: 37_000, 3: 57_000, monthly: 6000 });
  const { session_id } = await buildSession(server.db, place, {
    starts_at: '2026-09-20T17:00:00Z',
    price: 2500,
  });
  const student_id = await buildClient(server.db, place);
  const booked = await ok(owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }), 201);
  expect(booked).toMatchObject({ status: 'enrolled', price: 2500 });
});

test.each([
  ['us-a/price_basis', 14_400],
  ['us-b/price_basis', 11_000],
])('%s: a month is %i cents, whether it has four weeks or five', async (_, amount) => {
  const { group, holds, amounts } = await school({ plan: { prices: [price(amount)] } });
  await holds(await group(), 'Ana');
  expect(await amounts('2026-10')).toEqual({ Ana: amount });
  expect(await amounts('2026-11')).toEqual({ Ana: amount });
});

test('barcelona-c/other: an enrolment fee for each course', async () => {
  const { group, holds, charges, raise } = await school({
    plan: { enrolment_fee: 2000, enrolment_fee_each: 'term' },
  });
  const student_id = await holds(await group({ end_date: '2026-12-20' }), 'Ana', { ends_on: '2026-12-20' });
  expect((await charges('2026-09')).Ana?.lines).toMatchObject({ enrolment_fee: 2000 });
  await raise('2026-09');
  expect((await charges('2026-10')).Ana?.lines).toEqual({ fee: 6000 });
  const next = await group({ start_date: '2027-01-11', end_date: '2027-03-28' });
  await holds(next, 'Ana', { student_id, starts_on: '2027-01-11' });
  expect((await charges('2027-01')).Ana?.lines).toMatchObject({ enrolment_fee: 2000 });
});

test('barcelona-b/other: who comes back after leaving pays a fee again, unless the desk lets it off with a reason', async () => {
  const { owner, club_id, group, holds, charges, raise } = await school({
    plan: { enrolment_fee: 7500, enrolment_fee_each: 'return' },
  });
  const id = await group();
  const student_id = await holds(id, 'Ana', { ends_on: '2026-10-31' });
  await raise('2026-09');
  expect((await charges('2026-10')).Ana?.lines).toEqual({ fee: 6000 });
  await holds(id, 'Ana', { student_id, starts_on: '2027-02-01' });
  expect((await charges('2027-02')).Ana?.lines).toEqual({ fee: 6000, enrolment_fee: 7500 });
  await raise('2027-02');
  const { results } = await ok(
    owner.get(`/api/classes/charges/?club_id=${club_id}&student_id=${student_id}&period=2027-02`),
  );
  const waived = { delta: -7500, reason: 'enfermedad' };
  expect(await ok(owner.post(`/api/classes/charges/${results[0].id}/correct/`, waived))).toMatchObject({
    ...{ amount: 6000, lines: [{ kind: 'fee' }, { kind: 'enrolment_fee' }, { reason: 'enfermedad' }] },
  });
});

test('holland-b/price_basis: a price of the whole group, shared by who is in it; members pay the coach alone', async () => {
  const { group, holds, amounts } = await school({
    plan: { ...byTerm, per: 'group', prices: [price(45_000, { member_amount: 25_000 })] },
  });
  const id = await group(course);
  for (const [name, member] of [
    ['Ana', false],
    ['Leo', true],
    ['Pia', false],
  ] as const)
    await holds(id, name, { member, starts_on: course.start_date });
  // 25,000 shared by three: who came second has 8,333 of it.
  expect(await amounts('2026-09')).toEqual({ Ana: 15_000, Leo: 8333, Pia: 15_000 });
});

test('italy-a/family_discount: 5 % for the second child, 10 % for the third and those after it', async () => {
  const { place, group, holds, charges } = await school({
    plan: byTerm,
    values: { sibling_discount: 500, further_sibling_discounts: [1000] },
  });
  const id = await group(course);
  const guardian = await buildClient(server.db, place);
  for (const name of ['Ana', 'Leo', 'Pia', 'Eva']) {
    const child = await holds(id, name, { starts_on: course.start_date });
    await lookAfter(server.db, place, guardian, child);
  }
  const off = Object.values(await charges('2026-09')).map(({ lines }) => lines.sibling);
  expect(off).toEqual([undefined, -900, -1800, -1800]);
});

test('portugal-a/other: who renews within the window pays half of the enrolment fee', async () => {
  const { group, holds, charges, places } = await school({
    plan: { enrolment_fee: 2200, enrolment_fee_each: 'term', starts_on: '2026-09-07' },
    values: { renewal_enrolment_discount: 5000 },
  });
  const id = await group(course);
  await holds(id, 'renews');
  await holds(id, 'new');
  await server.owner.query("update schedule_enrollments set renewal = 'stays' where id = $1", [
    places.get('renews'),
  ]);
  const { renews, new: newcomer } = await charges('2026-09');
  expect(renews?.lines).toMatchObject({ enrolment_fee: 2200, enrolment_off: -1100 });
  expect(newcomer?.lines).not.toHaveProperty('enrolment_off');
});

/** What these people pay at once of what is charged, and the lines of that. */
async function payAtOnce({ owner, club_id }: School, student_id: string, count: number) {
  const { open } = await ok(owner.get(`/api/classes/accounts/${student_id}/`));
  const items = open.slice(0, count).map((one: { charge: { id: string } }) => ({ charge_id: one.charge.id }));
  const sale = { payer_id: student_id, club_id, payment_method: 'cash', items };
  const paid = await ok(owner.post('/api/classes/payments/', sale), 201);
  const { results } = await ok(
    owner.get(`/api/classes/charges/?club_id=${club_id}&student_id=${student_id}&status=paid`),
  );
  return { paid, charges: results };
}

test('italy-b/price_basis: by the month for one day or two, or singly; 10 % off for two months that are paid ahead', async () => {
  const prices = [price(4000, { classes_a_week: 1 }), price(7500, { classes_a_week: 2 })];
  const one = await school({ plan: { prices }, values: { together_discounts: [1000] } });
  const student_id = await one.holds(await one.group({ recurrence_days: [0, 2] }), 'Ana');
  for (const month of ['2026-10', '2026-11', '2026-12'] as const) await one.raise(month);
  const { paid, charges } = await payAtOnce(one, student_id, 2);
  expect(paid.amount).toBe(2 * 6750);
  expect(charges[0].lines.at(-1)).toMatchObject({
    ...{ kind: 'early', amount: -750, facts: { count: 2, rate: 1000 } },
  });
  expect((await payAtOnce(one, student_id, 1)).paid.amount).toBe(7500);
  // What was noted by mistake is owed whole again.
  const mistake = { payment_id: paid.id, reason: 'error' };
  const undone = one.owner.post(`/api/classes/charges/${charges[0].id}/undo_payment/`, mistake);
  expect(await ok(undone)).toMatchObject({ status: 'open', amount: 7500 });
});

test('california-a/family_discount: siblings 10 %, early 5 %, and 10 % for four weeks of camp that are paid at once', async () => {
  const one = await school({
    plan: { period: 'course', prices: [price(30_000)] },
    values: {
      ...{ sibling_discount: 1000, early_payment_discount: 500, early_payment_days: 14 },
      together_discounts: [0, 0, 1000],
    },
  });
  const weeks = ['2027-06-07', '2027-06-14', '2027-06-21', '2027-06-28'];
  const guardian = await buildClient(server.db, one.place);
  let ana = '';
  for (const start_date of weeks) {
    const id = await one.group({ start_date, end_date: start_date });
    ana = await one.holds(id, 'Ana', { starts_on: start_date, ...(ana && { student_id: ana }) });
    if (start_date !== weeks[0]) continue;
    const leo = await one.holds(id, 'Leo', { starts_on: start_date, ends_on: start_date });
    for (const child of [ana, leo]) await lookAfter(server.db, one.place, guardian, child);
  }
  expect((await one.charges('2027-06')).Leo?.lines).toEqual({ fee: 30_000, sibling: -3000 });
  await one.raise('2027-06');
  // 5 % for paying early, and 10 % of what is left.
  expect((await payAtOnce(one, ana, 4)).paid.amount).toBe(4 * (30_000 - 1500 - 2850));
});
