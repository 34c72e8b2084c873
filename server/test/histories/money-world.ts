import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { buildClub, lookAfter, type Place, person } from '../builders.ts';
import type { Caller, Reply, TestServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { type Booking, moneyOfHistory } from './money.ts';

/* A club with its money, in which random histories happen. */

type Person = Awaited<ReturnType<typeof person>>;
export interface Session {
  id: string;
  price: number;
}
export interface Owned {
  id: string;
  student_id: string;
  num_classes: number;
  price: number;
  /** What came in, less what went out, but for bookings. */
  pool: number;
  granted: number;
  refunded: number;
  ordered: boolean;
}
export type Dice = readonly [number, number, number];
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
export const means = ['cash', 'card_terminal', 'transfer'] as const;

const opened = {
  ...{
    issue_receipts: true,
    receipt_tax_id: '89890001K',
    receipt_issuer: 'Club',
    receipt_address: 'Calle 1',
  },
};

/** A parent with a child, somebody with an account, and two whom the desk knows; classes for two, and three packages. */
export async function beginMoney(server: TestServer) {
  server.clock.set('2026-03-02T09:00:00Z');
  const place = await buildClub(server.db);
  const owner = await person(server, place, 'owner');
  await owner.patch('/api/settings/', { club_id: place.club_id, values: opened });
  const [parent, single] = [await person(server, place, 'student'), await person(server, place, 'student')];
  const child = await buildClient(server.db, place, { name: 'Leo' });
  await lookAfter(server.db, place, parent.profile_id, child);
  const [known, twin] = [await buildClient(server.db, place), await buildClient(server.db, place)];
  const speaksFor = new Map<string, Person>([
    [parent.profile_id, parent],
    [child, parent],
    [single.profile_id, single],
  ]);
  return {
    ...{ server, place, owner, parent, child, known, twin, speaksFor },
    students: [parent.profile_id, child, single.profile_id, known, twin],
    sessions: await classes(server, place),
    onSale: await forSale(owner, place),
    owned: [] as Owned[],
    money: moneyOfHistory(),
    before: [] as Booking[],
    changes: [] as string[],
    /** Of bookings whose class has been moved since: when it was as they were made, and when it was moved last. */
    bookedFor: new Map<string, { start: number; moved: number }>(),
    ...{ lateReturns: false, merged: false },
    /** Two profiles that become one in this step. */
    joins: undefined as { kept: string; other: string } | undefined,
    closed: undefined as { at: Date; left: number } | undefined,
  };
}
export type MoneyWorld = Awaited<ReturnType<typeof beginMoney>>;

async function classes(server: TestServer, place: Place): Promise<Session[]> {
  const wanted = [
    ...['2026-03-03T08:00:00Z', '2026-03-04T09:00:00Z', '2026-03-06T10:00:00Z', '2026-03-11T11:00:00Z'].map(
      (starts_at) => ({ starts_at, price: 1500 }),
    ),
    { starts_at: '2026-03-05T12:00:00Z', price: 0 },
    { starts_at: '2026-03-09T13:00:00Z', price: 2001, requires_package: true },
  ];
  const made: Session[] = [];
  for (const one of wanted) {
    const { session_id } = await buildSession(server.db, place, { ...one, max_participants: 2 });
    made.push({ id: session_id, price: one.price });
  }
  return made;
}

async function forSale(owner: Caller, { club_id }: Place) {
  const wanted = [
    { num_classes: 2, validity_days: 3, price: 2001 },
    { num_classes: 3, validity_days: 20, price: 4001 },
  ];
  const made: { id: string; num_classes: number; price: number }[] = [];
  for (const one of wanted) {
    const { body } = await owner.post('/api/classes/packages/', {
      ...{ name: newId(), currency: 'EUR', transferable: true, club_id, ...one },
    });
    made.push({ id: body.id, ...one });
  }
  return made;
}

/** Whom somebody pays for: themselves, and who is in their care. */
export const familyOf = (world: MoneyWorld, id: string): string[] =>
  id === world.parent.profile_id ? [id, world.child] : [id];

/** What these people have to pay. */
export const openOf = (world: MoneyWorld, people: readonly string[]) => [
  ...world.before
    .filter((one) => people.includes(one.student_id) && world.money.owes(one))
    .map(({ id, price }) => ({ id, price, item: { enrollment_id: id } })),
  ...world.owned
    .filter((one) => people.includes(one.student_id) && one.ordered)
    .map(({ id, price }) => ({ id, price, item: { student_package_id: id } })),
];

/** Standing, or given back too late. */
const spends = (one: Booking) => one.package_id !== null && (one.status !== 'cancelled' || one.is_late);
export const classesLeft = (one: Owned, bookings: readonly Booking[]) =>
  one.ordered ? 0 : one.pool - bookings.filter((it) => it.package_id === one.id && spends(it)).length;

export async function bookingsOf({ server, sessions }: MoneyWorld): Promise<Booking[]> {
  const { rows } = await server.owner.query(
    `select id, session_id, student_id, status, price, is_late_cancellation as is_late, waitlist_priority = 2 as waits_first,
            by_make_up, student_package_id as package_id, payment_id, credit_of
       from class_enrollments where session_id = any($1) order by id`,
    [sessions.map((one) => one.id)],
  );
  return rows;
}

export type Act = (world: MoneyWorld, dice: Dice) => Promise<void>;

export const key = () => ({ 'idempotency-key': newId() });
export const post = ({ owner }: MoneyWorld, path: string, body: object = {}) => owner.post(path, body, key());
export const someone = (world: MoneyWorld, n: number) => pick(world.students, n) as string;
export const asked = (world: MoneyWorld, id: string) => world.speaksFor.get(id) ?? world.owner;
export const now = ({ server }: MoneyWorld) => server.clock.now();
export const answered = (reply: Reply, status: number, what = '') =>
  expect(reply.status, `${what} ${JSON.stringify(reply.body)}`).toBe(status);
