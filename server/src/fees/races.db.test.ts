import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { chargePlace } from '../../test/fees.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { takePayment } from '../payments/public.ts';
import { settleCharges } from './commands/charges.ts';
import { followFees } from './commands/follow.ts';
import type { NewCharge } from './rules/charges.ts';
import { insertCharges } from './store/charges.ts';
import { countDeposits, insertDeposit } from './store/deposits.ts';
import { addLateFees } from './store/late.ts';

/* G19: a place is charged once for its days, and paid once. Commands take locks before; here nobody does. */
const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);

/** A place in a group that is charged for March already, and what it costs in April. */
async function charged() {
  const student_id = await buildClient(database.db, place);
  const { schedule_id } = await buildSession(database.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const [place_id, plan_id, id] = [newId(), newId(), newId()];
  const { organization_id, club_id } = place;
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('schedule_enrollments')
      .values({ organization_id, id: place_id, schedule_id, student_id, starts_on: '2026-03-01' })
      .execute();
    await chargePlace(tx, { organization_id, club_id, plan_id, id, place_id, student_id });
  });
  const april = {
    ...{ plan: { id: plan_id, currency: 'EUR' }, place: { id: place_id, root_id: place_id, student_id } },
    ...{ period: { starts_on: '2026-04-01', ends_on: '2026-04-30' }, due_on: '2026-04-05', part: 1 },
    ...{ group: { late: null }, early: null, terms: {} },
    lines: [{ kind: 'fee', amount: 6200, facts: {} }],
  } as unknown as NewCharge;
  return { id, student_id, april, place_id, schedule_id };
}

test('a place that ends while its charge is raised is charged nothing', async () => {
  const { april, place_id } = await charged();
  const both = await atOnce({
    ...{ owner: database.owner, open: run<number> },
    first: async ({ tx }: Scope) => {
      await tx
        .updateTable('schedule_enrollments')
        .set({ status: 'ended' })
        .where('id', '=', place_id)
        .execute();
      return 0;
    },
    second: () => run((scope) => insertCharges(scope, place.club_id, [april])),
  });
  await both.first;
  expect(await both.second).toBe(0);
});

/** Two raise what neither has seen of the other. @returns how many each has raised, and what there is */
async function raiseTwice() {
  const { april, student_id } = await charged();
  const raise = (scope: Scope) => insertCharges(scope, place.club_id, [april]);
  const both = await atOnce({
    ...{ owner: database.owner, open: run<number>, first: raise },
    second: () => run(raise),
  });
  const raised = [await both.first, await both.second];
  const { rows } = await database.owner.query(
    'select amount from charges where student_id = $1 and period_start = $2',
    [student_id, '2026-04-01'],
  );
  return { raised, amounts: rows.map((row) => row.amount) };
}

test('two raise the same month: a place is charged by one of them', async () => {
  expect(await raiseTwice()).toEqual({ raised: [1, 0], amounts: [6200] });
});

test('two pay the same charge: one does, and what was corrected meanwhile is paid by nobody', async () => {
  const { id, student_id } = await charged();
  const payment_id = newId();
  await database.db.tenant(place.scope, (tx) =>
    tx
      .insertInto('payments')
      .values({
        ...{ organization_id: place.organization_id, id: payment_id, club_id: place.club_id },
        ...{ payer_id: student_id, method: 'cash', amount: 6200, currency: 'EUR', captured_at: now },
      })
      .execute(),
  );
  const pay = (price: number) => (scope: Scope) =>
    settleCharges(scope, [{ id, price }], { payment_id, priced_at: scope.now });
  expect(await run(pay(6100))).toEqual([id]);
  const both = await atOnce({
    ...{ owner: database.owner, open: run<string[]>, first: pay(6200) },
    second: () => run(pay(6200)),
  });
  expect([await both.first, await both.second, both.waited]).toEqual([[], [id], true]);
});

/** Two add the same late fee. @returns how many each has added, and what the charge is then */
async function lateTwice() {
  const { id } = await charged();
  const fee = { charge_id: id, occasion: 1, amount: 300, days: 10, times: 1 };
  const add = (scope: Scope) => addLateFees(scope, [fee]);
  const both = await atOnce({
    ...{ owner: database.owner, open: run<number>, first: add },
    second: () => run(add),
  });
  const added = [await both.first, await both.second];
  const { rows } = await database.owner.query('select amount from charges where id = $1', [id]);
  return { added, amount: rows[0].amount };
}

test('two add the late fee of an occasion: one does', async () => {
  expect(await lateTwice()).toEqual({ added: [1, 0], amount: 6500 });
});

/** Somebody leaves while somebody else pays. @returns what the charge is by then, and what is to the credit of who paid */
async function leaveAndPay({ lock }: { lock: boolean }) {
  const { id, student_id, place_id, schedule_id } = await charged();
  await database.owner.query(
    "update class_schedules set recurrence = 'weekly', recurrence_days = '{1}', start_date = '2026-01-06', end_date = null where id = $1",
    [schedule_id],
  );
  const line = {
    enrollment_id: null,
    student_package_id: null,
    charge_id: id,
    discount: 0,
    discount_reason: '',
  };
  const pay = async (scope: Scope) => {
    const payment_id = await takePayment(scope, {
      ...{ club_id: place.club_id, payer_id: student_id, method: 'cash', currency: 'EUR' },
      lines: [{ ...line, amount: 6200 }],
    });
    return settleCharges(scope, [{ id, price: 6200 }], { payment_id, priced_at: scope.now });
  };
  const leave = async (scope: Scope) => {
    await scope.tx
      .updateTable('schedule_enrollments')
      .set({ ends_on: '2026-03-10' })
      .where('id', '=', place_id)
      .execute();
    await followFees(scope, [place_id], { lock });
  };
  const both = await atOnce({
    ...{ owner: database.owner, open: run<string[]>, first: pay },
    second: () => run(leave),
  });
  await Promise.all([both.first, both.second]);
  const { rows } = await database.owner.query(
    `select amount, coalesce((select balance from account_entries where client_id = $1 order by number desc limit 1), 0) as credit
       from charges where id = $2`,
    [student_id, id],
  );
  return { ...rows[0], waited: both.waited };
}

test('somebody leaves while their month is being paid: what was paid too much is theirs', async () => {
  // Two of five Tuesdays.
  expect(await leaveAndPay({ lock: true })).toEqual({ amount: 2480, credit: 3720, waited: true });
});

test('control: without the locks nobody has it back', async () => {
  expect(await leaveAndPay({ lock: false })).toEqual({ amount: 2480, credit: 0, waited: true });
});

/** Two months are raised at once, and both would take the same deposit off. @returns what they come to */
async function countTwice(options?: { once: boolean }) {
  const { april, student_id, place_id } = await charged();
  const { club_id } = place;
  const deposit_id = await run(async (scope) => {
    const id = await insertDeposit(scope, {
      ...{ club_id, plan_id: april.plan.id, place_id, student_id, currency: 'EUR', amount: 2500 },
      ...{
        starts_on: '2026-03-01',
        due_on: '2026-03-01',
        terms: { counts: 'first_period', leaving: 'kept' },
      },
    });
    const line = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
    const payment_id = await takePayment(scope, {
      ...{ club_id, payer_id: student_id, method: 'cash', currency: 'EUR' },
      lines: [{ ...line, charge_id: id as string, amount: 2500 }],
    });
    await settleCharges(scope, [{ id: id as string, price: 2500 }], { payment_id, priced_at: scope.now });
    return id as string;
  });
  const raise = (month: string) => async (scope: Scope) => {
    const period = { starts_on: `2026-${month}-01`, ends_on: `2026-${month}-28` };
    await insertCharges(scope, club_id, [{ ...april, period }]);
    await countDeposits(scope, [{ deposit_id, period_start: period.starts_on, amount: 2500 }], options);
  };
  const both = await atOnce({
    ...{ owner: database.owner, open: run<void>, first: raise('04') },
    second: () => run(raise('05')),
  });
  await Promise.all([both.first, both.second]);
  const { rows } = await database.owner.query(
    "select amount from charges where student_id = $1 and period_start > '2026-03-01' order by period_start",
    [student_id],
  );
  return { amounts: rows.map((row) => row.amount), waited: both.waited };
}

test('two charges that are raised at once take a deposit off once', async () => {
  expect(await countTwice()).toEqual({ amounts: [3700, 6200], waited: true });
});

test('control: both do where nobody looks whether it counts already', async () => {
  expect(await countTwice({ once: false })).toEqual({ amounts: [3700, 3700], waited: true });
});

test('control: without the constraints both charge it, and both add the late fee', async () => {
  await database.owner.query('alter table charges drop constraint charges_once');
  expect(await raiseTwice()).toEqual({ raised: [1, 1], amounts: [6200, 6200] });
  await database.owner.query(
    'drop index charge_lines_late; alter table charge_lines drop constraint charge_lines_once',
  );
  expect(await lateTwice()).toEqual({ added: [1, 1], amount: 6800 });
});
