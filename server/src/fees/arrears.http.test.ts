import { beforeAll, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { asSystem, buildClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { chargeLate, remindOfCharges, tendArrears } from './jobs.ts';

/* 62 € a month, in 60 and 40 %, for a group on Mondays; what is open ten days after it was due costs 3 € more. */
const server = useServer({ now: '2026-09-28T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let other: Person;
let type: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  other = await person(server, place, 'student');
  ({ id: type } = await ok(
    owner.post('/api/classes/types/', {
      ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1000 },
      ...{ min_participants: 1, max_participants: 4 },
    }),
    201,
  ));
});

interface Grouped {
  plan?: object;
  rules?: object;
  start_time?: string;
  allow_drop_in?: boolean;
}

/** A published group with a plan, and rules of its own. */
async function group(name: string, { plan = {}, rules = {}, ...more }: Grouped) {
  const { id } = await ok(
    owner.post('/api/classes/schedules/', {
      ...{ club_id: place.club_id, class_type_id: type, name, recurrence: 'weekly', recurrence_days: [0] },
      ...{ start_date: '2026-10-05', start_time: '19:00', duration_minutes: 60, price: 1800, ...more },
    }),
    201,
  );
  await ok(owner.post(`/api/classes/schedules/${id}/publish/`, {}));
  const { id: fee_plan } = await ok(
    owner.post('/api/classes/fee_plans/', {
      ...{ name: `Cuota ${name}`, club_id: place.club_id, currency: 'EUR', period: 'month' },
      ...{ starts_on: '2026-10-01', due_day: 5 },
      prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
      ...plan,
    }),
    201,
  );
  await ok(owner.patch('/api/settings/', { schedule_id: id, values: { fee_plan, ...rules } }));
  return id;
}

const give = (schedule_id: string, student_id: string) =>
  ok(
    owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, starts_on: '2026-10-05' }),
    201,
  );
const raise = (period: string) =>
  ok(owner.post('/api/classes/charges/raise/', { club_id: place.club_id, period }));
const chargesOf = async (student_id: string) =>
  (await ok(owner.get(`/api/classes/charges/?club_id=${place.club_id}&student_id=${student_id}`))).results;
const at = async (now: string, duty: typeof chargeLate) => {
  server.clock.set(now);
  await asSystem(server.db, place, server.clock.now(), (scope) => duty(scope, place.club_id));
};
const pay = (payer_id: string, charge_id: string) =>
  owner.post('/api/classes/payments/', {
    ...{ payer_id, club_id: place.club_id, payment_method: 'cash', items: [{ charge_id }] },
  });

test('a fee in instalments is two charges, each late by itself; the desk takes the late fee off', async () => {
  const parent = await person(server, place, 'student');
  const instalments = [
    { share: 60, due_day: 5 },
    { share: 40, due_day: 20 },
  ];
  const late = { late_fee: 'amount', late_fee_amount: 300, late_fee_after_days: 10 };
  const schedule_id = await group('A plazos', { plan: { instalments, enrolment_fee: 2500 }, rules: late });
  const wrong = await owner.get('/api/classes/fee_plans/');
  const [{ id: plan_id }] = wrong.body.results;
  expect(
    (await owner.patch(`/api/classes/fee_plans/${plan_id}/`, { instalments: [{ share: 60, due_day: 5 }] }))
      .body.errors,
  ).toMatchObject([{ path: '/instalments', code: 'not_whole' }]);
  await give(schedule_id, parent.profile_id);
  const shown = await ok(owner.get(`/api/classes/charges/preview/?club_id=${place.club_id}&period=2026-10`));
  expect(shown).toMatchObject({ count: 1, charges: [{ part: 1 }, { part: 2, late: { amount: 300 } }] });
  expect(await raise('2026-10')).toEqual({ count: 2 });
  expect(await raise('2026-10')).toEqual({ count: 0 });
  const account = () => ok(parent.get(`/api/classes/accounts/${parent.profile_id}/`));
  expect((await account()).open).toMatchObject([
    {
      amount: 3720 + 2500,
      charge: { part: 1, parts: 2, due_on: '2026-10-05', late: { next_on: '2026-10-16' } },
    },
    {
      amount: 2480,
      charge: { part: 2, parts: 2, due_on: '2026-10-20', late: { next_on: '2026-10-31' } },
    },
  ]);
  const [first, second] = await chargesOf(parent.profile_id);
  expect((await ok(pay(parent.profile_id, first.id), 201)).amount).toBe(6220);
  // One of two is paid, and both sides see the other.
  expect((await account()).open).toMatchObject([{ charge: { part: 2, parts: 2 } }]);

  await at('2026-10-30T09:00:00Z', chargeLate);
  expect(await ok(owner.get(`/api/classes/charges/${second.id}/`))).toMatchObject({ amount: 2480 });
  await at('2026-10-31T09:00:00Z', chargeLate);
  await at('2026-11-01T09:00:00Z', chargeLate);
  const path = `/api/classes/charges/${second.id}/`;
  expect(await ok(owner.get(path))).toMatchObject({
    ...{ amount: 2780, late: { next_on: null }, abilities: { take_off_late: true } },
    lines: [
      { kind: 'fee', amount: 2480 },
      { kind: 'late', amount: 300, facts: { days: 10 } },
    ],
  });
  expect((await other.post(`${path}take_off_late/`, { reason: 'x' })).status).toBe(403);
  const off = await ok(owner.post(`${path}take_off_late/`, { reason: 'avisó' }));
  expect(off).toMatchObject({ amount: 2480, abilities: { take_off_late: false } });
  expect(off.lines.at(-1)).toMatchObject({ kind: 'late_off', amount: -300, reason: 'avisó' });
  expect((await owner.post(`${path}take_off_late/`, { reason: 'x' })).body.code).toBe('fees.charge_changed');
});

test('a late fee for each day has a ceiling, is none of a charge from before, and waits again where it is owed again', async () => {
  const student_id = await buildClient(server.db, place);
  const schedule_id = await group('Cada día', {});
  await give(schedule_id, student_id);
  await raise('2026-11');
  const rules = { late_fee: 'percent', late_fee_percent: 1000, late_fee_after_days: 2 };
  const daily = { late_fee_each: 'daily', late_fee_times: 3 };
  await ok(owner.patch('/api/settings/', { schedule_id, values: { ...rules, ...daily } }));
  await raise('2026-12');
  await at('2026-12-09T09:00:00Z', chargeLate);
  const [november, december] = await chargesOf(student_id);
  expect(november).toMatchObject({ amount: 6200, late: null, overdue: true });
  expect(december).toMatchObject({ amount: 7440, late: { rate: 1000, next_on: '2026-12-10' } });
  const paid = await ok(pay(student_id, december.id), 201);
  await ok(
    owner.post(`/api/classes/charges/${december.id}/undo_payment/`, {
      ...{ payment_id: paid.id, reason: 'error' },
    }),
  );
  expect(paid.amount).toBe(7440);
  await at('2026-12-11T09:00:00Z', chargeLate);
  expect((await chargesOf(student_id))[1]).toMatchObject({ amount: 7440, late: { next_on: '2026-12-12' } });
  await at('2026-12-31T09:00:00Z', chargeLate);
  expect((await chargesOf(student_id))[1]).toMatchObject({ amount: 8060, late: { next_on: null } });
});

test('who pays is reminded once before it is due and once after, of all of theirs in one message', async () => {
  const parent = await person(server, place, 'student');
  const child = await buildClient(server.db, place, { name: 'Leo' });
  await lookAfter(server.db, place, parent.profile_id, child);
  const schedule_id = await group('Familia', { plan: { starts_on: '2027-02-01' } });
  await give(schedule_id, parent.profile_id);
  await give(schedule_id, child);
  const days = { fee_reminder_before_days: 3, fee_reminder_after_days: 5 };
  await ok(owner.patch('/api/settings/', { club_id: place.club_id, values: days }));
  server.clock.set('2027-01-26T09:00:00Z');
  await raise('2027-02');
  const told = async () => {
    await work(server, notificationReactions, server.clock.now());
    const { rows } = await server.owner.query(
      'select kind, body from notifications where user_id = $1 and kind like $2 order by created_at',
      [parent.user_id, 'charge_%'],
    );
    return rows;
  };
  await at('2027-02-01T09:00:00Z', remindOfCharges);
  expect(await told()).toEqual([]);
  for (const day of ['02', '03']) await at(`2027-02-${day}T09:00:00Z`, remindOfCharges);
  const before = await told();
  expect(before).toEqual([{ kind: 'charge_due', body: expect.stringContaining('Familia, Leo: 62,00') }]);
  expect(before[0].body).toMatch(/· Familia: 62,00\s€, vence el 5 de febrero de 2027/);
  const [own] = (await chargesOf(parent.profile_id)).slice(-1);
  await ok(pay(parent.profile_id, own.id), 201);
  for (const day of ['09', '10', '12']) await at(`2027-02-${day}T09:00:00Z`, remindOfCharges);
  const all = await told();
  expect(all).toHaveLength(2);
  expect(all[1]).toEqual({ kind: 'charge_overdue', body: expect.stringMatching(/cuota ha vencido/) });
  expect(all[1].body).not.toContain('· Familia: ');
});

test('whose fee is overdue is warned, then books nothing new, until it is paid; the desk overlooks it', async () => {
  const student = await person(server, place, 'student');
  server.clock.set('2027-03-01T09:00:00Z');
  const rules = { arrears_consequence: 'warn', arrears_after_days: 3 };
  const schedule_id = await group('Con impagos', { plan: { starts_on: '2027-03-01' }, rules });
  await give(schedule_id, student.profile_id);
  await raise('2027-03');
  const single = await group('Suelta', {
    start_time: '10:00',
    allow_drop_in: true,
    rules: { ...rules, arrears_after_days: 10 },
  });
  const { results: classes } = await ok(
    owner.get(`/api/classes/sessions/?club_id=${place.club_id}&schedule_id=${single}&from=2027-03-20`),
  );
  const [{ id: session }] = classes;
  const asked = () => ok(student.get(`/api/classes/sessions/${session}/can_enroll/`));
  server.clock.set('2027-03-15T12:00:00Z');
  expect(await asked()).toMatchObject({ code: null, can_enroll: true, owed_since: null });
  server.clock.set('2027-03-16T09:00:00Z');
  expect(await asked()).toMatchObject({ can_enroll: true, owed_since: '2027-03-05' });
  await ok(
    owner.patch('/api/settings/', { schedule_id: single, values: { arrears_consequence: 'no_bookings' } }),
  );
  const barred = { code: 'enrollment.fees_owed', params: { date: '2027-03-05' } };
  expect(await asked()).toMatchObject({ can_enroll: false, owed_since: '2027-03-05', ...barred });
  const book = (by: Person, more: object = {}) => by.post(`/api/classes/sessions/${session}/enroll/`, more);
  expect((await book(student)).body).toMatchObject({ status: 409, ...barred });
  const found = await ok(student.get(`/api/classes/sessions/available/?club_id=${place.club_id}`));
  const listed = found.results.find((one: { id: string }) => one.id === session);
  if (listed) expect(listed.booking).toMatchObject({ can_enroll: false, code: 'enrollment.fees_owed' });
  const desk = await book(owner, { student_id: student.profile_id });
  expect(desk.body).toMatchObject({ code: 'enrollment.fees_owed', overrides: ['arrears'] });
  const arrears = () => ok(owner.get(`/api/classes/arrears/?club_id=${place.club_id}`));
  expect((await arrears()).results).toContainEqual(
    expect.objectContaining({
      ...{ student_id: student.profile_id, since: '2027-03-05', count: 1, amount: 6200 },
      ...{ consequence: 'warn', places: [] },
    }),
  );
  expect((await other.get(`/api/classes/arrears/?club_id=${place.club_id}`)).status).toBe(403);
  const [{ id }] = await chargesOf(student.profile_id);
  const { id: payment_id } = await ok(pay(student.profile_id, id), 201);
  expect(await asked()).toMatchObject({ can_enroll: true, owed_since: null });
  await ok(owner.post(`/api/classes/charges/${id}/undo_payment/`, { payment_id, reason: 'error' }));
  expect(await asked()).toMatchObject(barred);
  // It is said before anything is signed.
  const waiver = { title_es: 'Alta', title_en: 'Waiver', text_es: 'Juego.', text_en: 'I play.' };
  await ok(owner.post('/api/waivers/texts/', waiver), 201);
  await ok(owner.patch('/api/settings/', { schedule_id: single, values: { require_waiver: true } }));
  expect(await asked()).toMatchObject(barred);
  const overrides = ['arrears', 'waiver'];
  await ok(book(owner, { student_id: student.profile_id, overrides }), 201);
});

test('a place whose fee is not paid is released after a warning, told once, and given back while it is free', async () => {
  const student = await person(server, place, 'student');
  const rules = { arrears_consequence: 'release', arrears_after_days: 5, arrears_release_days: 15 };
  server.clock.set('2027-04-01T09:00:00Z');
  const schedule_id = await group('Sin pagar', { plan: { starts_on: '2027-04-01' }, rules });
  const { place: held } = await give(schedule_id, student.profile_id);
  await raise('2027-04');
  const news = async () => {
    await work(server, notificationReactions, server.clock.now());
    const { rows } = await server.owner.query(
      'select subject, body from notifications where user_id = $1 and kind = any($2) order by created_at, kind',
      [student.user_id, ['charge_overdue', 'place_changed', 'enrollment_cancelled']],
    );
    return rows;
  };
  const before = (await news()).length;
  await at('2027-04-10T09:00:00Z', tendArrears);
  expect(await news()).toHaveLength(before);
  for (const day of ['11', '12']) await at(`2027-04-${day}T09:00:00Z`, tendArrears);
  const warned = await news();
  expect(warned).toHaveLength(before + 1);
  expect(warned.at(-1).body).toContain('antes del 21 de abril de 2027');
  const own = async () => {
    const { results } = await ok(owner.get(`/api/classes/arrears/?club_id=${place.club_id}`));
    return results.find((one: { student_id: string }) => one.student_id === student.profile_id);
  };
  expect(await own()).toMatchObject({ consequence: 'release', places: [{ release_on: '2027-04-21' }] });

  for (const day of ['20', '21', '22']) await at(`2027-04-${day}T09:00:00Z`, tendArrears);
  const released = await news();
  expect(released).toHaveLength(before + 2);
  expect(released.at(-1)).toMatchObject({ subject: expect.stringContaining('Pierdes tu plaza fija') });
  expect(await own()).toMatchObject({ places: [{ is_released: true, release_on: null }] });
  expect((await student.post(`/api/classes/places/${held.id}/give_back/`, {})).status).toBe(403);

  await ok(owner.post(`/api/classes/places/${held.id}/give_back/`, {}));
  expect((await owner.post(`/api/classes/places/${held.id}/give_back/`, {})).body.code).toBe(
    'places.not_released',
  );
  const { rows } = await server.owner.query(
    'select ends_on, status from schedule_enrollments where id = $1',
    [held.id],
  );
  expect(rows).toEqual([{ ends_on: null, status: 'active' }]);
  // For this fee it is not released again.
  await at('2027-04-25T09:00:00Z', tendArrears);
  expect(await own()).toMatchObject({ places: [{ is_released: false }] });
});
