import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { asSystem, buildSecondClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useFees } from '../../test/school.ts';
import { buildClient } from '../../test/sessions.ts';
import { raiseDue } from './jobs.ts';

/* A school by the month: 62 € for one class a week, groups on Mondays and Thursdays in October 2026. */
const { server, made, group, give, plan, raise, chargesOf } = useFees('2026-09-28T09:00:00Z');
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let other: Person;
beforeAll(async () => {
  ({ place, owner } = made);
  other = await person(server, { ...place, club_id: await buildSecondClub(server.db, place) }, 'club_admin');
});

const duty = () => asSystem(server.db, place, server.clock.now(), (scope) => raiseDue(scope, place.club_id));
const preview = (period: string, by = owner) =>
  by.get(`/api/classes/charges/preview/?club_id=${place.club_id}&period=${period}`);
const of = async (schedule_id: string, period: string) =>
  (await ok(preview(period))).charges.filter(
    (one: { schedule_id: string }) => one.schedule_id === schedule_id,
  );

describe('a month', () => {
  test('is shown before it is raised, raised once, and paid at the desk with its lines', async () => {
    const parent = await person(server, place, 'student');
    const schedule_id = await group('Iniciación');
    const place_id = await give(schedule_id, parent.profile_id, '2026-10-12');
    await give(schedule_id, await buildClient(server.db, place), '2026-09-28');
    const account = () => ok(parent.get(`/api/classes/accounts/${parent.profile_id}/`));
    // What each date costs is owed as long as no plan is there.
    expect((await account()).open).not.toEqual([]);
    const plan_id = await plan(schedule_id, { enrolment_fee: 2500 });
    expect((await account()).open).toEqual([]);
    expect((await ok(owner.get('/api/classes/fee_plans/'))).results).toContainEqual(
      expect.objectContaining({
        ...{ id: plan_id, abilities: { change: true } },
        used_by: [{ level: 'schedule', id: schedule_id, name: 'Iniciación' }],
      }),
    );

    expect((await preview('2026-10', other)).status).toBe(404);
    expect((await ok(preview('2026-09'))).count).toBe(0);
    const shown = await ok(preview('2026-10'));
    // Four Mondays in October 2026; who comes on the 12th has three of them.
    expect(shown).toMatchObject({
      ...{ count: 2, discounts: 0, totals: [{ currency: 'EUR', amount: 6200 + 4650 + 5000 }], unpriced: [] },
    });
    const own = shown.charges.find((one: { place_id: string }) => one.place_id === place_id);
    expect(own).toMatchObject({
      ...{ amount: 7150, due_on: '2026-10-12', period_start: '2026-10-01', period_end: '2026-10-31' },
      lines: [
        { kind: 'fee', amount: 6200, facts: { classes_a_week: 1, group_size: 2 } },
        { kind: 'joining', amount: -1550, facts: { from: '2026-10-12', dates: 1, of: 4 } },
        { kind: 'enrolment_fee', amount: 2500 },
      ],
    });
    expect(await ok(raise('2026-10'))).toEqual({ count: 2 });
    expect(await ok(raise('2026-10'))).toEqual({ count: 0 });
    expect((await ok(preview('2026-10'))).count).toBe(0);

    const { open, owed } = await account();
    expect(open).toMatchObject([
      {
        label: 'Iniciación',
        amount: 7150,
        due: false,
        charge: { period_start: '2026-10-01', lines: own.lines },
      },
    ]);
    expect(owed).toEqual([{ currency: 'EUR', due: 0, coming: 7150 }]);
    const { id } = open[0].charge;
    const paid = await ok(
      owner.post('/api/classes/payments/', {
        ...{ payer_id: parent.profile_id, club_id: place.club_id, payment_method: 'cash' },
        items: [{ charge_id: id }],
      }),
      201,
    );
    expect(paid).toMatchObject({
      amount: 7150,
      lines: [
        { kind: 'charge', charge_id: id, label: 'Iniciación', period_start: '2026-10-01', amount: 7150 },
      ],
    });
    expect(await account()).toMatchObject({ open: [], owed: [] });
    const charge = await ok(parent.get(`/api/classes/charges/${id}/`));
    expect(charge).toMatchObject({ status: 'paid', payment_id: paid.id, phone: '' });
    expect(charge.abilities).toEqual({
      ...{ correct: false, take_off_late: false, cancel: false, reopen: false },
      undo_payment: false,
      give_back: false,
    });
    expect((await other.get(`/api/classes/charges/${id}/`)).status).toBe(404);

    // All of it goes back, and it is owed again; then it is noted once more by mistake.
    const asked = { line_id: paid.lines[0].id, amount: 7150, to: 'same', reason: 'error', reopen: true };
    await ok(owner.post(`/api/classes/payments/${paid.id}/refund/`, asked));
    expect((await account()).open).toMatchObject([{ amount: 7150 }]);
    const again = await ok(
      owner.post('/api/classes/payments/', {
        ...{ payer_id: parent.profile_id, club_id: place.club_id, payment_method: 'transfer' },
        items: [{ charge_id: id, amount: 7000, discount_reason: 'redondeo' }],
      }),
      201,
    );
    const undo = (payment_id: string) =>
      owner.post(`/api/classes/charges/${id}/undo_payment/`, { payment_id, reason: 'error' });
    // Whoever means the first payment does not take back the second.
    expect((await undo(paid.id)).body).toMatchObject({ status: 409, code: 'fees.charge_changed' });
    expect(await ok(undo(again.id))).toMatchObject({ status: 'open', payment_id: null });
    expect((await undo(again.id)).body).toMatchObject({ status: 409, code: 'fees.charge_changed' });
    // The next month has no enrolment fee any more; with credit whoever owes it pays by themselves.
    await ok(raise('2026-11'));
    await ok(
      owner.post(`/api/classes/accounts/${parent.profile_id}/adjust/`, {
        ...{ club_id: place.club_id, delta: 20_000, reason: 'regalo' },
      }),
    );
    const next = (await account()).open.at(-1);
    expect(next).toMatchObject({ amount: 6200, charge: { period_start: '2026-11-01' } });
    const credit = { club_id: place.club_id, items: [{ charge_id: next.charge.id }] };
    await ok(parent.post(`/api/classes/accounts/${parent.profile_id}/use_credit/`, credit), 201);
    expect((await account()).open).toHaveLength(1);
  });

  test('is corrected with a reason while it is open, and not raised again where it was cancelled', async () => {
    const student_id = await buildClient(server.db, place);
    const schedule_id = await group('Avanzado', { recurrence_days: [0, 3] });
    await give(schedule_id, student_id, '2026-09-28');
    await plan(schedule_id, {
      prices: [
        { classes_a_week: 2, group_size: null, amount: 11_000, member_amount: null },
        { classes_a_week: 2, group_size: 4, amount: 9000, member_amount: null },
      ],
    });
    await ok(raise('2026-10'));
    const [charge] = await chargesOf(student_id);
    expect(charge).toMatchObject({
      amount: 11_000,
      abilities: { correct: true, cancel: true, reopen: false },
    });
    const correct = (delta: number) =>
      owner.post(`/api/classes/charges/${charge.id}/correct/`, { delta, reason: 'lesión' });
    expect((await correct(-11_001)).body.errors).toMatchObject([
      { path: '/delta', params: { min: -11_000 } },
    ]);
    expect((await correct(0)).status).toBe(422);
    expect(await ok(correct(-1000))).toMatchObject({
      amount: 10_000,
      lines: [{ kind: 'fee' }, { kind: 'correction', amount: -1000, reason: 'lesión' }],
    });
    const path = `/api/classes/charges/${charge.id}`;
    expect(await ok(owner.post(`${path}/cancel/`, { reason: 'baja' }))).toMatchObject({
      status: 'cancelled',
    });
    expect((await owner.post(`${path}/correct/`, { delta: 1, reason: 'x' })).body.code).toBe(
      'fees.charge_changed',
    );
    expect((await other.post(`${path}/cancel/`, { reason: 'x' })).status).toBe(404);
    expect(await ok(raise('2026-10'))).toEqual({ count: 0 });
    expect(await ok(owner.post(`${path}/reopen/`, {}))).toMatchObject({ status: 'open', amount: 10_000 });
  });

  test('is raised by the duty some days before it begins, for who has come since too, and tells what no price fits', async () => {
    const schedule_id = await group('Noche');
    const plan_id = await plan(schedule_id, { starts_on: '2026-12-01' });
    const early = await buildClient(server.db, place);
    const late = await buildClient(server.db, place);
    await give(schedule_id, early, '2026-11-02');
    server.clock.set('2026-11-23T09:00:00Z');
    await duty();
    expect(await chargesOf(early)).toEqual([]);
    server.clock.set('2026-11-25T09:00:00Z');
    await duty();
    expect(await chargesOf(early)).toMatchObject([{ period_start: '2026-12-01', amount: 6200 }]);
    await give(schedule_id, late, '2026-12-21');
    server.clock.set('2026-12-02T09:00:00Z');
    await duty();
    expect(await chargesOf(late)).toMatchObject([{ amount: 3100 }]);
    expect(await chargesOf(early)).toHaveLength(1);
    const price = { classes_a_week: 3, group_size: null, amount: 1, member_amount: null };
    await ok(
      owner.patch(`/api/classes/fee_plans/${plan_id}/`, { prices: [price], existing_from: '2027-01-01' }),
    );
    expect((await ok(preview('2027-01'))).unpriced).toMatchObject([
      { schedule_id, reason: 'no_price' },
      { schedule_id, reason: 'no_price' },
    ]);
    expect(await of(schedule_id, '2027-01')).toEqual([]);
  });

  test('lets siblings and a second place off, and whoever pays early, each as a line; what was let off is owed when it is undone', async () => {
    const parent = await person(server, place, 'student');
    const child = await buildClient(server.db, place, { name: 'Leo' });
    await lookAfter(server.db, place, parent.profile_id, child);
    const schedule_id = await group('Familias', { start_date: '2026-12-28' });
    const second = await group('Familias 2', { start_date: '2026-12-28', start_time: '21:00' });
    await plan(schedule_id, { starts_on: '2027-02-01' });
    await plan(second, { starts_on: '2027-02-01' });
    const rules = { sibling_discount: 1000, second_class_discount: 2000 };
    const early = { early_payment_discount: 500, early_payment_days: 2 };
    for (const id of [schedule_id, second])
      await ok(owner.patch('/api/settings/', { schedule_id: id, values: { ...rules, ...early } }));
    await give(schedule_id, parent.profile_id, '2027-01-04');
    await give(schedule_id, child, '2027-01-11');
    await give(second, child, '2027-01-18');
    const shown = [...(await of(schedule_id, '2027-02')), ...(await of(second, '2027-02'))];
    expect(
      shown.map((one: { amount: number; lines: object[] }) => [one.amount, one.lines.slice(1)]),
    ).toMatchObject([
      [6200, []],
      // Who looks after a child takes classes too: that makes no siblings.
      [6200, []],
      [4960, [{ kind: 'second_class', amount: -1240, facts: { rate: 2000 } }]],
    ]);
    const sister = await buildClient(server.db, place, { name: 'Pia' });
    await lookAfter(server.db, place, parent.profile_id, sister);
    await give(schedule_id, sister, '2027-01-25');
    await ok(raise('2027-02'));
    const [charge] = await chargesOf(sister);
    expect(charge).toMatchObject({
      ...{ amount: 5580, early: { amount: 279, until: '2027-02-03' }, due_on: '2027-02-05' },
      lines: [{ kind: 'fee' }, { kind: 'sibling', amount: -620 }],
    });
    const pay = () =>
      owner.post('/api/classes/payments/', {
        ...{ payer_id: parent.profile_id, club_id: place.club_id, payment_method: 'cash' },
        items: [{ charge_id: charge.id }],
      });
    expect((await ok(pay(), 201)).amount).toBe(5301);
    const paid = await ok(owner.get(`/api/classes/charges/${charge.id}/`));
    expect(paid).toMatchObject({ status: 'paid', amount: 5301, early: null });
    expect(paid.lines.at(-1)).toMatchObject({ kind: 'early', amount: -279 });
    const path = `/api/classes/charges/${charge.id}/`;
    const { payment_id } = paid;
    await ok(owner.post(`${path}undo_payment/`, { payment_id, reason: 'error' }));
    // Who pays early is let off of what it is by now.
    const corrected = await ok(owner.post(`${path}correct/`, { delta: -580, reason: 'avería' }));
    expect(corrected).toMatchObject({ amount: 5000, early: { amount: 250 } });
    const beyond = await owner.post(`${path}correct/`, { delta: 1_000_000_000, reason: 'x' });
    expect(beyond.body.errors).toMatchObject([{ path: '/delta', code: 'maximum' }]);
    await ok(owner.post(`${path}correct/`, { delta: 580, reason: 'error' }));
    server.clock.set('2027-02-04T09:00:00Z');
    expect((await ok(pay(), 201)).amount).toBe(5580);
    // A month later it is a refund, and no mistake any more; nothing is charged years ahead by a slip.
    server.clock.set('2027-03-08T09:00:00Z');
    expect((await ok(owner.get(path))).abilities.undo_payment).toBe(false);
    expect((await raise('2062-12')).body.errors).toMatchObject([{ path: '/period', code: 'too_far' }]);
    expect((await ok(owner.get(`/api/classes/charges/?student_id=${sister}`))).results).toHaveLength(1);
    server.clock.set('2027-02-04T09:00:00Z');
  });
});
