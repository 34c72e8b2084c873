import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { type Place, person } from '../builders.ts';
import type { Caller, Reply, TestServer } from '../server.ts';
import { buildSession } from '../sessions.ts';
import type { dice } from './promises.ts';

/* Money that several move at the same moment, each through a door of their own. */

type Roll = ReturnType<typeof dice>;
interface Wish {
  send: () => Promise<Reply>;
  /** What it has done to the account once it is acknowledged; undefined: that is read from the answer of others. */
  moves?: (body: { credit_amount: number }) => number;
}

/** Three clients with 30 € each and eight classes of 12 €, in which each of them has a place. */
export async function beginAtOnce(server: TestServer, place: Place, doors: readonly Caller[]) {
  const clients = [];
  for (let i = 0; i < 3; i++) clients.push(await person(server, place, 'student'));
  const bookings: { id: string; client: number }[] = [];
  for (let i = 0; i < 8; i++) {
    const starts_at = new Date(Date.UTC(2026, 5, 1 + i, 9)).toISOString();
    const { session_id } = await buildSession(server.db, place, { price: 1200, starts_at });
    for (const [client, { profile_id: student_id }] of clients.entries()) {
      const reply = await doors[0]!.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
      bookings.push({ id: reply.body.id, client });
    }
  }
  const given = { club_id: place.club_id, delta: 3000, reason: 'x' };
  for (const { profile_id } of clients)
    expect((await doors[0]!.post(`/api/classes/accounts/${profile_id}/adjust/`, given)).status).toBe(200);
  return { clients, bookings, doors, club_id: place.club_id };
}
type AtOnce = Awaited<ReturnType<typeof beginAtOnce>>;

const key = () => ({ 'idempotency-key': newId() });

/** Something that a desk does with the money of one of them. */
export function wishOf({ clients, bookings, doors, club_id }: AtOnce, roll: Roll, client: number): Wish {
  const payer_id = clients[client]!.profile_id;
  const own = roll.of(bookings.filter((one) => one.client === client))!;
  const door = roll.of(doors)!;
  const account = `/api/classes/accounts/${payer_id}/`;
  const post = (path: string, body: object) => () => door.post(path, body, key());
  const sale = { payer_id, club_id, items: [{ enrollment_id: own.id }] };
  const wishes: Wish[] = [
    {
      send: post('/api/classes/payments/', { ...sale, payment_method: 'account_credit' }),
      moves: (body) => -body.credit_amount,
    },
    {
      send: post('/api/classes/payments/', { ...sale, payment_method: 'cash', credit_amount: 500 }),
      moves: (body) => -body.credit_amount,
    },
    {
      send: post(`/api/classes/enrollments/${own.id}/record_payment/`, { payment_method: 'cash' }),
      moves: () => 0,
    },
    {
      send: post(`${account}pay_out/`, { club_id, amount: 700, payment_method: 'cash' }),
      moves: () => -700,
    },
    { send: post(`${account}adjust/`, { club_id, delta: -900, reason: 'x' }), moves: () => -900 },
    { send: post(`${account}adjust/`, { club_id, delta: 1000, reason: 'x' }), moves: () => 1000 },
    { send: () => door.delete(`/api/classes/enrollments/${own.id}/`) },
  ];
  return roll.of(wishes)!;
}

/** What each account says, and what the ends of bookings have put there. */
export async function accountsAtOnce({ owner }: TestServer, { clients }: AtOnce) {
  const { rows } = await owner.query(
    `select client_id, coalesce(sum(delta), 0)::int as balance, coalesce(sum(delta) filter (where kind = 'returned'), 0)::int as returned
       from account_entries where client_id = any($1) group by 1`,
    [clients.map(({ profile_id }) => profile_id)],
  );
  return clients.map(({ profile_id }) => rows.find((row) => row.client_id === profile_id));
}
