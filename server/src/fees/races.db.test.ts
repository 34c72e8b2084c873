import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { chargePlace } from '../../test/fees.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { settleCharges } from './commands/charges.ts';
import type { NewCharge } from './rules/charges.ts';
import { insertCharges } from './store/charges.ts';
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
    ...{ group: { late: null }, early: null },
    lines: [{ kind: 'fee', amount: 6200, facts: {} }],
  } as unknown as NewCharge;
  return { id, student_id, april };
}

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

test('control: without the constraints both charge it, and both add the late fee', async () => {
  await database.owner.query('alter table charges drop constraint charges_once');
  expect(await raiseTwice()).toEqual({ raised: [1, 1], amounts: [6200, 6200] });
  await database.owner.query(
    'drop index charge_lines_late; alter table charge_lines drop constraint charge_lines_once',
  );
  expect(await lateTwice()).toEqual({ added: [1, 1], amount: 6800 });
});
