import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import type { AccountMove, NewPayment } from './rules.ts';
import { payFromAccount } from './store/from-account.ts';
import { creditOf } from './store/read.ts';
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

test('what a booking has used since it was looked at is not paid out: it is looked at again', async () => {
  const client = await buildClient(database.db, place);
  const by = (tx: TenantTx, delta: number) =>
    insertAccountMoves(tx, [moveOf(client, delta)], now).execute(tx);
  await database.db.tenant(place.scope, (tx) => by(tx, 500));
  let looked = 0;
  const paidOut = await database.db.tenant(place.scope, async (tx) => {
    const credit = await creditOf(tx, client, 'EUR');
    if (looked++ === 0) await database.db.tenant(place.scope, (other) => by(other, -500));
    if (credit < 500) return false;
    await by(tx, -500);
    return true;
  });
  expect([paidOut, looked]).toEqual([false, 2]);
});

/** Two bookings of 5 € each are decided to be paid by an account that has 5 €. */
async function bookTwice(): Promise<number> {
  const payer_id = await buildClient(database.db, place);
  await database.db.tenant(place.scope, (tx) =>
    insertAccountMoves(tx, [moveOf(payer_id, 500)], now).execute(tx),
  );
  const both = [newId(), newId()];
  for (const id of both) {
    const { session_id } = await buildSession(database.db, place, { price: 500 });
    await database.owner.query(
      `insert into class_enrollments (organization_id, id, session_id, session_starts_at, session_ends_at, student_id, status, enrolled_at, price, currency)
       select organization_id, $1, id, scheduled_datetime, ends_at, $2, 'enrolled', now(), 500, 'EUR' from class_sessions where id = $3`,
      [id, payer_id, session_id],
    );
  }
  const asked = { payer_id, club_id: place.club_id, amount: 500, currency: 'EUR', created_by: null };
  await bothDo((tx) => {
    const ids = { a: newId(), b: newId(), c: newId() };
    return payFromAccount(tx, [{ ...asked, enrollment_id: both.shift()!, ids }], now).execute(tx);
  });
  const { rows } = await database.owner.query(`select count(*)::int as n from payments where payer_id = $1`, [
    payer_id,
  ]);
  return rows[0].n;
}

test('the last 5 € of an account pay one of two bookings, also where nobody holds its lock', async () => {
  expect(await bookTwice()).toBe(1);
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
  expect(await bookTwice()).toBe(2);
});
