import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient } from '../../test/sessions.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import type { AccountMove, NewPayment } from './rules.ts';
import { insertAccountMoves, insertPayments, insertRefunds } from './store/write.ts';

/* G6: what can be paid back, and who uses the credit of an account. Commands take locks before; here nobody does. */
const database = useDatabase();
const now = new Date(0);
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

/** 15 € into the till, for the credit of somebody's account. */
async function paid(): Promise<NewPayment> {
  const payment: NewPayment = {
    ...{ id: newId(), club_id: place.club_id, payer_id: await buildClient(database.db, place) },
    ...{ method: 'cash', status: 'captured', amount: 1500, credit_amount: 0, currency: 'EUR', reference: '' },
    created_by: null,
    lines: [
      {
        ...{ id: newId(), enrollment_id: null, student_package_id: null, amount: 1500 },
        ...{ discount: 0, discount_reason: '' },
      },
    ],
  };
  await database.db.tenant(place.scope, (tx) => insertPayments(tx, [payment], now).execute(tx));
  return payment;
}

/** Two do it in transactions that have both begun before either ends. @returns how many could */
async function bothDo(what: (tx: TenantTx) => Promise<unknown>): Promise<number> {
  let begun = 0;
  const once = () =>
    database.db.tenant(place.scope, async (tx) => {
      await sql`select 1`.execute(tx);
      begun++;
      await expect.poll(() => begun).toBeGreaterThanOrEqual(2);
      await what(tx);
      await sql`select pg_sleep(0.2)`.execute(tx);
    });
  const results = await Promise.allSettled([once(), once()]);
  return results.filter((one) => one.status === 'fulfilled').length;
}

const refundOf = ({ id, lines, club_id }: NewPayment) => ({
  ...{
    id: newId(),
    payment_id: id,
    line_id: lines[0]!.id,
    club_id,
    kind: 'refund' as const,
    method: 'cash' as const,
  },
  ...{ amount: 1000, reason: '', created_by: null },
});

const moveOf = (client_id: string, delta: number): AccountMove => ({
  ...{ id: newId(), client_id, currency: 'EUR', kind: delta > 0 ? 'granted' : 'taken', delta },
  ...{ club_id: place.club_id, created_by: null },
});

const refundTwice = (payment: NewPayment) =>
  bothDo((tx) => insertRefunds(tx, [refundOf(payment)], now).execute(tx));

async function useTwice(): Promise<number> {
  const client = await buildClient(database.db, place);
  await database.db.tenant(place.scope, (tx) =>
    insertAccountMoves(tx, [moveOf(client, 500)], now).execute(tx),
  );
  return bothDo((tx) => insertAccountMoves(tx, [moveOf(client, -500)], now).execute(tx));
}

test('two who pay 10 € of 15 € back at once: one does', async () => {
  const payment = await paid();
  expect(await refundTwice(payment)).toBe(1);
  const { rows } = await database.owner.query(
    'select status, refunded_amount, refunded_money from payments where id = $1',
    [payment.id],
  );
  expect(rows).toEqual([{ status: 'partially_refunded', refunded_amount: 1000, refunded_money: 1000 }]);
});

test('the last 5 € of an account are used by one of two', async () => {
  expect(await useTwice()).toBe(1);
});

test('both would get through without the guards', async () => {
  await database.owner.query(`
    alter table payments drop constraint payments_refunded, drop constraint payments_refunded_money;
    alter table payment_lines drop constraint payment_lines_refunded`);
  expect(await refundTwice(await paid())).toBe(2);
  await database.owner.query(`
    alter table account_entries drop constraint account_entries_once, drop constraint account_entries_balance;
    create unique index account_entries_apart on account_entries (organization_id, client_id, currency, number, id);
    alter table account_entries add constraint account_entries_once unique using index account_entries_apart`);
  expect(await useTwice()).toBe(2);
});
