import { expect, test } from 'vitest';
import { chargesNotKept, moneyNotKept } from '../../src/doctor/money.ts';
import { settleDeposits } from '../../src/fees/jobs.ts';
import { addReturnedFee, lockDeposits, oweAgain, wentBack } from '../../src/fees/public.ts';
import type { Scope } from '../../src/kernel/scope.ts';
import { lockLines, pendPayment, refundLine } from '../../src/payments/public.ts';
import { captureSale } from '../../src/sales/public.ts';
import { ok } from '../answers.ts';
import { asSystem, person } from '../builders.ts';
import { useFees } from '../school.ts';
import { buildClient } from '../sessions.ts';

/* What is paid in advance for a fixed place (docs/domain/fees.md): a school by the month, 62 € for Mondays until 30 November 2026. */
const { server, made, group, give, plan, raise, chargesOf } = useFees('2026-09-28T09:00:00Z');
type Student = Awaited<ReturnType<typeof person>>;

interface Line {
  kind: string;
  amount: number;
}
const linesOf = ({ lines }: { lines: Line[] }) =>
  Object.fromEntries(lines.map(({ kind, amount }) => [kind, amount]));
const pay = (payer_id: string, charge_id: string) =>
  ok(
    made.owner.post('/api/classes/payments/', {
      ...{ payer_id, club_id: made.place.club_id, payment_method: 'cash', items: [{ charge_id }] },
    }),
    201,
  );
const settle = (now: string) =>
  asSystem(server.db, made.place, new Date(now), (scope) => settleDeposits(scope, made.place.club_id));
const credit = async (id: string) =>
  (await ok(made.owner.get(`/api/classes/accounts/${id}/`))).credit[0]?.balance ?? 0;
const state = async (of: Student) =>
  (await chargesOf(of.profile_id)).map(
    (one: { status: string; amount: number }) => `${one.status} ${one.amount}`,
  );
/** What the doctor says of money, by another way than the application's. */
async function findings(): Promise<string[]> {
  return server.db.tenant(made.place.scope, async (tx) => {
    const found: string[] = [];
    for (const one of [chargesNotKept, moneyNotKept]) {
      const { sql: text, parameters } = one().compile(tx);
      found.push(...(await server.owner.query(text, [...parameters])).rows.map(({ object }) => object));
    }
    return found;
  });
}

/** Somebody who is given a place in a group whose plan asks for a deposit, and pays it. */
async function paid(
  deposit: object,
  { ends_on = '2026-11-30' as string | null, starts_on = '2026-10-05' } = {},
) {
  const student = await person(server, made.place, 'student');
  const schedule_id = await group('Reserva', { end_date: ends_on });
  const plan_id = await plan(schedule_id, { deposit: 2500, ...deposit });
  const place_id = await give(schedule_id, student.profile_id, starts_on);
  const [asked] = await chargesOf(student.profile_id);
  const { id: payment_id, lines } = await pay(student.profile_id, asked.id);
  return { student, place_id, plan_id, schedule_id, asked, payment_id, line_id: lines[0].id };
}

test('madrid-a/other: a place is reserved for 25 €, which are taken off the last fee of the trimester', async () => {
  const { student, asked, payment_id } = await paid({ deposit_counts: 'last_period' });
  expect(asked).toMatchObject({
    ...{
      amount: 2500,
      due_on: '2026-09-28',
      deposit: { counts: 'last_period', leaving: 'kept', counted: 0 },
    },
    lines: [{ kind: 'deposit', amount: 2500 }],
  });
  await raise('2026-10');
  const shown = await ok(
    made.owner.get(`/api/classes/charges/preview/?club_id=${made.place.club_id}&period=2026-11`),
  );
  expect(linesOf(shown.charges.at(-1))).toEqual({ fee: 6200, deposit: -2500 });
  await raise('2026-11');
  const [deposit, october, november] = await chargesOf(student.profile_id);
  expect([linesOf(october), linesOf(november)]).toEqual([{ fee: 6200 }, { fee: 6200, deposit: -2500 }]);
  expect(november.amount).toBe(3700);
  // What counts in a fee goes back no more, and was paid.
  expect(deposit).toMatchObject({ deposit: { counted: 2500 }, abilities: { undo_payment: false } });
  const line_id = (await ok(made.owner.get(`/api/classes/payments/${payment_id}/`))).lines[0].id;
  const refund = { line_id, amount: 100, to: 'same', reason: 'x' };
  expect((await made.owner.post(`/api/classes/payments/${payment_id}/refund/`, refund)).status).toBe(422);
  // A fee that is cancelled leaves the deposit held; opened again it counts again.
  const path = `/api/classes/charges/${november.id}`;
  await ok(made.owner.post(`${path}/cancel/`, { reason: 'error' }));
  expect((await chargesOf(student.profile_id))[0].deposit.counted).toBe(0);
  await ok(made.owner.post(`${path}/reopen/`, {}));
  expect((await chargesOf(student.profile_id))[0].deposit.counted).toBe(2500);
  await settle('2026-12-02T09:00:00Z');
  expect(await state(student)).toEqual(['paid 2500', 'open 6200', 'open 3700']);
  expect(await findings()).toEqual([]);
});

test('spain-a/other: 15 € reserve a place, and are taken off its first fee', async () => {
  const { student } = await paid({ deposit: 1500, deposit_counts: 'first_period' });
  await raise('2026-10');
  await raise('2026-11');
  expect(await state(student)).toEqual(['paid 1500', 'open 4700', 'open 6200']);
  expect(await findings()).toEqual([]);
});

test('valencia-b/price_basis: a course is paid with 30 % in advance, which whoever gives it up before loses', async () => {
  const { student, asked, place_id } = await paid(
    {
      deposit: 0,
      deposit_percent: 30,
      period: 'course',
      deposit_counts: 'first_period',
      prices: [price(20_000)],
    },
    { starts_on: '2026-10-12' },
  );
  expect(asked.amount).toBe(6000);
  const effect = (by = made.owner) =>
    by.post(`/api/classes/places/${place_id}/fee_effect/`, { ends_on: '2026-10-11' });
  expect((await ok(effect())).deposit).toEqual({ amount: 6000, currency: 'EUR', becomes: 'kept' });
  await ok(made.owner.post(`/api/classes/places/${place_id}/leave/`, { ends_on: '2026-10-11' }));
  await settle('2026-10-12T09:00:00Z');
  const [deposit] = await chargesOf(student.profile_id);
  expect(deposit).toMatchObject({ status: 'paid', deposit: { kept: 6000, counted: 0 } });
  expect(await findings()).toEqual([]);
});

test('who leaves before the end loses it or has it back, as the plan said; the desk may give it back all the same', async () => {
  const kept = await paid({ deposit_leaving: 'kept' });
  const returned = await paid({ deposit_leaving: 'returned' });
  for (const { place_id } of [kept, returned])
    await ok(made.owner.post(`/api/classes/places/${place_id}/leave/`, { ends_on: '2026-10-12' }));
  await settle('2026-10-12T09:00:00Z');
  const left = async (one: Awaited<ReturnType<typeof paid>>) => [
    (await chargesOf(one.student.profile_id))[0].deposit.kept,
    await credit(one.student.profile_id),
  ];
  expect([await left(kept), await left(returned)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  await settle('2026-10-13T09:00:00Z');
  await settle('2026-10-14T09:00:00Z');
  expect([await left(kept), await left(returned)]).toEqual([
    [2500, 0],
    [0, 2500],
  ]);
  const refund = { line_id: kept.line_id, amount: 2500, to: 'account_credit', reason: 'lesión' };
  await ok(made.owner.post(`/api/classes/payments/${kept.payment_id}/refund/`, refund));
  expect(await left(kept)).toEqual([0, 2500]);
  expect(await findings()).toEqual([]);
});

test('in a group without an end whoever leaves with notice keeps to what was agreed; an unpaid one is owed no more', async () => {
  await ok(
    made.owner.patch('/api/settings/', {
      club_id: made.place.club_id,
      values: { holders_may_leave: true, notice_to_leave: 'month', minimum_stay_days: 0 },
    }),
  );
  const { student, place_id, schedule_id } = await paid({}, { ends_on: null });
  const path = `/api/classes/places/${place_id}`;
  const asked = await ok(student.post(`${path}/fee_effect/`, { ends_on: '2026-10-31' }));
  expect(asked.deposit).toMatchObject({ amount: 2500, becomes: 'counts' });
  server.clock.set('2026-10-01T09:00:00Z');
  await ok(student.post(`${path}/give_notice/`, { ends_on: '2026-10-31' }));
  await raise('2026-10');
  expect(await state(student)).toEqual(['paid 2500', 'open 3700']);
  // Who stays after all pays nothing twice: it counts where it counts.
  await ok(student.post(`${path}/withdraw_notice/`, {}));
  await raise('2026-11');
  expect(await state(student)).toEqual(['paid 2500', 'open 3700', 'open 6200']);

  const never = await person(server, made.place, 'student');
  const id = await give(schedule_id, never.profile_id, '2026-11-02');
  expect(await state(never)).toEqual(['open 2500']);
  await ok(made.owner.post(`/api/classes/places/${id}/leave/`, { ends_on: '2026-11-01' }));
  expect(await state(never)).toEqual(['cancelled 2500']);
  server.clock.set('2026-09-28T09:00:00Z');
  expect(await findings()).toEqual([]);
});

test('two profiles that become one have paid one deposit, and the other is to be given back', async () => {
  const { student, schedule_id } = await paid({ deposit_counts: 'first_period' });
  const twin = { profile_id: await buildClient(server.db, made.place) };
  await give(schedule_id, twin.profile_id, '2026-10-05');
  await pay(twin.profile_id, (await chargesOf(twin.profile_id))[0].id);
  await raise('2026-10');
  for (const one of [student, twin])
    for (const { id, status } of await chargesOf(one.profile_id))
      if (status === 'open') await pay(one.profile_id, id);
  const merge = { other_id: twin.profile_id };
  await ok(made.owner.post(`/api/clients/${student.profile_id}/merge/`, merge));
  const charges = await chargesOf(student.profile_id);
  expect(charges.reduce((sum: number, one: { to_return: number }) => sum + one.to_return, 0)).toBe(6200);
  expect(await findings()).toEqual([]);
});

test('who leaves within the period pays its days with the deposit, and has what is left of it back', async () => {
  const one = await paid({ deposit: 5000, deposit_counts: 'first_period' });
  await raise('2026-10');
  expect(await state(one.student)).toEqual(['paid 5000', 'open 1200']);
  const path = `/api/classes/places/${one.place_id}`;
  await ok(made.owner.post(`${path}/leave/`, { ends_on: '2026-10-12' }));
  const [deposit, october] = await chargesOf(one.student.profile_id);
  expect(october).toMatchObject({ status: 'open', amount: 0 });
  expect(deposit.deposit).toMatchObject({ counted: 3100 });
  expect(await findings()).toEqual([]);
  await settle('2026-10-13T09:00:00Z');
  expect(await credit(one.student.profile_id)).toBe(1900);
  expect(await findings()).toEqual([]);
});

test('an enrolment fee is asked for once, also where a deposit has covered all of it', async () => {
  const { student } = await paid(
    { deposit: 8000, deposit_counts: 'first_period', enrolment_fee: 3000 },
    { starts_on: '2026-10-12' },
  );
  await raise('2026-10');
  await raise('2026-11');
  const [, october, november] = await chargesOf(student.profile_id);
  expect(linesOf(october)).toMatchObject({ enrolment_fee: 3000, deposit: -7650 });
  expect(linesOf(november)).toEqual({ fee: 6200 });
});

test('a deposit that counts and comes back is owed again, also when the place is over', async () => {
  const { student } = await paid({ deposit: 2500, deposit_counts: 'first_period' });
  await raise('2026-10');
  const [deposit] = await chargesOf(student.profile_id);
  const comesBack = async (scope: Scope) => {
    const [line] = await lockLines(scope.tx, { charge_id: deposit.id });
    const how = { kind: 'refund', amount: 2500, to: 'same', reason: 'MD06' } as const;
    await lockDeposits(scope, [deposit.id]);
    await refundLine(scope, line!, how);
    await wentBack(scope, deposit.id, 2500);
    await oweAgain(scope, deposit.id, line!.payment_id);
  };
  await asSystem(server.db, made.place, server.clock.now(), comesBack);
  expect(await state(student)).toEqual(['open 2500', 'open 3700']);
  expect(await findings()).toEqual([]);
  const [owed] = await chargesOf(student.profile_id);
  expect(owed.abilities).toMatchObject({ cancel: false, correct: true });
  await settle('2027-03-01T09:00:00Z');
  expect(await state(student)).toEqual(['open 2500', 'open 3700']);
  await pay(student.profile_id, deposit.id);
  expect(await state(student)).toEqual(['paid 2500', 'open 3700']);
  expect(await findings()).toEqual([]);
});

test('a deposit whose money is on its way counts as soon as it is there', async () => {
  const student = await person(server, made.place, 'student');
  const schedule_id = await group('Reserva', { end_date: '2026-11-30' });
  await plan(schedule_id, { deposit: 2500, deposit_counts: 'first_period' });
  await give(schedule_id, student.profile_id, '2026-10-05');
  const [{ id: charge_id }] = await chargesOf(student.profile_id);
  const nothing = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
  const { club_id } = made.place;
  const now = server.clock.now();
  const payment_id = await asSystem(server.db, made.place, now, (scope) =>
    pendPayment(scope, {
      ...{ club_id, payer_id: student.profile_id, method: 'online', currency: 'EUR' },
      lines: [{ ...nothing, charge_id, amount: 2500 }],
    }),
  );
  await raise('2026-10');
  expect(await state(student)).toEqual(['open 2500', 'open 6200']);
  await raise('2026-11');
  await asSystem(server.db, made.place, now, (scope) => captureSale(scope, payment_id));
  expect(await state(student)).toEqual(['paid 2500', 'open 3700', 'open 6200']);
  expect(await credit(student.profile_id)).toBe(0);
  expect(await findings()).toEqual([]);
});

test('who gives notice and stays after all owes nothing twice: what they paid in advance counts again', async () => {
  const one = await paid({ deposit_counts: 'last_period' });
  await raise('2026-11');
  const { student, place_id } = one;
  const [, november] = await chargesOf(student.profile_id);
  await pay(student.profile_id, november.id);
  const path = `/api/classes/places/${place_id}`;
  await ok(student.post(`${path}/give_notice/`, { ends_on: '2026-10-31' }));
  expect(await credit(student.profile_id)).toBe(3700);
  expect((await chargesOf(student.profile_id))[0].deposit.counted).toBe(0);
  await ok(student.post(`${path}/withdraw_notice/`, {}));
  const [deposit, ...fees] = await chargesOf(student.profile_id);
  expect(deposit.deposit.counted).toBe(2500);
  expect(fees.map(({ status, amount }: { status: string; amount: number }) => `${status} ${amount}`)).toEqual(
    ['paid 0', 'paid 3700'],
  );
  expect(await credit(student.profile_id)).toBe(0);
  expect(await findings()).toEqual([]);
});

test('what a returned debit costs is no deposit, and does not come back with it', async () => {
  const student = await person(server, made.place, 'student');
  const schedule_id = await group('Reserva', { end_date: '2026-11-30' });
  await plan(schedule_id, { deposit: 2500, deposit_counts: 'first_period' });
  await give(schedule_id, student.profile_id, '2026-10-05');
  const [{ id }] = await chargesOf(student.profile_id);
  await asSystem(server.db, made.place, server.clock.now(), (scope) =>
    addReturnedFee(scope, id, { amount: 500, reason: 'AM04' }),
  );
  await pay(student.profile_id, id);
  await raise('2026-10');
  expect(await state(student)).toEqual(['paid 3000', 'open 3700']);
  await settle('2026-12-01T09:00:00Z');
  expect(await credit(student.profile_id)).toBe(0);
  expect(await findings()).toEqual([]);
});

test('of two profiles that become one the paid deposit counts, also where that of the one that stays was cancelled', async () => {
  const student = await person(server, made.place, 'student');
  const schedule_id = await group('Reserva', { end_date: '2026-11-30' });
  await plan(schedule_id, { deposit: 2500, deposit_counts: 'first_period' });
  await give(schedule_id, student.profile_id, '2026-10-05');
  const twin = await buildClient(server.db, made.place);
  await give(schedule_id, twin, '2026-10-05');
  const [{ id }] = await chargesOf(student.profile_id);
  await ok(made.owner.post(`/api/classes/charges/${id}/cancel/`, { reason: 'doble' }));
  await pay(twin, (await chargesOf(twin))[0].id);
  await ok(made.owner.post(`/api/clients/${student.profile_id}/merge/`, { other_id: twin }));
  await raise('2026-10');
  expect((await state(student)).toSorted()).toEqual(['cancelled 2500', 'open 3700', 'paid 2500']);
  expect(await findings()).toEqual([]);
});

const price = (amount: number) => ({ classes_a_week: null, group_size: null, member_amount: null, amount });

test('a large group that is called off owes nothing in advance, whoever of it', async () => {
  const schedule_id = await group('Grande', { max_participants: 50 });
  await plan(schedule_id, { deposit: 2500 });
  const places: string[] = [];
  for (let i = 0; i < 42; i++)
    places.push(await give(schedule_id, await buildClient(server.db, made.place), '2026-10-05'));
  await ok(made.owner.post(`/api/classes/schedules/${schedule_id}/cancel/`, { reason: 'no hay pista' }));
  const { rows } = await server.owner.query(
    'select status, count(*)::int as number from charges where root_id = any($1) group by status',
    [places],
  );
  expect(rows).toEqual([{ status: 'cancelled', number: 42 }]);
});
