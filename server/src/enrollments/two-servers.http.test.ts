import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { accountsAtOnce, beginAtOnce, wishOf } from '../../test/histories/money-at-once.ts';
import { dice } from '../../test/histories/promises.ts';
import { packagesIn } from '../../test/packages.ts';
import { type Caller, type Reply, startBeside, useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { checks } from '../doctor/checks.ts';

/* Two servers on one database: what no lane puts in a row, the database decides. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let doors: [Caller, Caller];
let admin: Awaited<ReturnType<typeof person>>;
let second: Awaited<ReturnType<typeof startBeside>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
  second = await startBeside(server);
  doors = [admin, second.as(admin.headers)];
});
afterAll(() => second.close());

const clients = (n: number) => Promise.all(Array.from({ length: n }, () => buildClient(server.db, place)));
const session = async (options = {}) => (await buildSession(server.db, place, options)).session_id;
const path = (id: string) => `/api/classes/sessions/${id}/enroll/`;
const countsOf = async (id: string) =>
  (
    await server.owner.query('select enrolled_count, waitlisted_count from class_sessions where id = $1', [
      id,
    ])
  ).rows[0];

describe('bookings through two servers', () => {
  test('100 at once for 8 places: 8 enrolled, 10 waiting, no errors', async () => {
    const id = await session({ max_participants: 8 });
    const replies = await Promise.all(
      (await clients(100)).map((student_id, i) => (doors[i % 2] as Caller).post(path(id), { student_id })),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(201), count(409)]).toEqual([18, 82]);
    expect(await countsOf(id)).toEqual({ enrolled_count: 8, waitlisted_count: 10 });
  });

  test('bookings of several overlapping sets of classes end without a deadlock that anybody sees', async () => {
    const ids = await Promise.all(
      [10, 11, 12, 13].map((day) => session({ max_participants: 40, starts_at: `2026-03-${day}T06:00:00Z` })),
    );
    const replies = await Promise.all(
      (await clients(40)).map((student_id, i) =>
        (doors[i % 2] as Caller).post('/api/classes/enroll/', {
          student_id,
          session_ids: i % 4 < 2 ? ids : [...ids].reverse(),
        }),
      ),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]));
    for (const id of ids) expect(await countsOf(id)).toMatchObject({ enrolled_count: 40 });
  });

  test('the last place goes to one of two, and cancelling through one promotes who waits through the other', async () => {
    const id = await session({ max_participants: 1, starts_at: '2026-03-14T06:00:00Z' });
    const replies = await Promise.all(
      (await clients(2)).map((student_id, i) => (doors[i] as Caller).post(path(id), { student_id })),
    );
    const holder = replies.find((reply) => reply.body.status === 'enrolled');
    await doors[1].delete(`/api/classes/enrollments/${holder?.body.id}/`);
    expect(await countsOf(id)).toEqual({ enrolled_count: 1, waitlisted_count: 0 });
  });
});

describe('a repeated Idempotency-Key (G10)', () => {
  test('gets the first answer from the other server, at the same moment and later', async () => {
    for (let i = 0; i < 10; i++) {
      const id = await session({ starts_at: `2026-04-${10 + i}T06:00:00Z` });
      const [student_id] = await clients(1);
      const key = { 'idempotency-key': randomUUID() };
      const replies = await Promise.all(doors.map((door) => door.post(path(id), { student_id }, key)));
      replies.push(await doors[1].post(path(id), { student_id }, key));
      expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201]);
      expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
      expect(replies.filter((reply) => reply.headers.get('idempotency-replayed') === 'true')).toHaveLength(2);
      expect(await countsOf(id)).toMatchObject({ enrolled_count: 1 });
    }
  });

  test('control: without a key the second one is refused', async () => {
    const id = await session({ starts_at: '2026-05-10T06:00:00Z' });
    const [student_id] = await clients(1);
    const replies = await Promise.all(doors.map((door) => door.post(path(id), { student_id })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
  });

  test('a refusal is the first answer too, and another body is refused', async () => {
    const id = await session({ max_participants: 1, starts_at: '2026-05-11T06:00:00Z' });
    const [first, late] = (await clients(2)) as [string, string];
    const body = { student_id: late, waitlist: false };
    const taken = await doors[0].post(path(id), { student_id: first });
    const key = { 'idempotency-key': randomUUID() };
    expect(await doors[0].post(path(id), body, key)).toMatchObject({
      status: 409,
      body: { code: 'enrollment.session_full' },
    });
    await doors[0].delete(`/api/classes/enrollments/${taken.body.id}/`);
    expect(await doors[1].post(path(id), body, key)).toMatchObject({
      status: 409,
      body: { code: 'enrollment.session_full' },
    });
    expect(await doors[1].post(path(id), { student_id: late }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.reused' },
    });
  });

  test('a cancellation repeated elsewhere says what it said', async () => {
    const id = await session({ starts_at: '2026-05-12T06:00:00Z' });
    const [student_id] = await clients(1);
    const booked = await doors[0].post(path(id), { student_id });
    const key = { 'idempotency-key': randomUUID() };
    const replies = await Promise.all(
      doors.map((door) =>
        door.post(`/api/classes/sessions/${id}/cancel_enrollment/`, { student_id, reason: 'ill' }, key),
      ),
    );
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    for (const reply of replies)
      expect(reply.body).toMatchObject({ id: booked.body.id, status: 'cancelled', cancel_reason: 'ill' });
  });
});

describe('money through two servers', () => {
  const rounds = Number(process.env.MONEY_ROUNDS ?? 12);
  const seed = Number(process.env.MONEY_SEED ?? 31);

  test('the last class of a package, and the last 12 € of an account, go to one of two', async () => {
    const { sell } = packagesIn(server, () => ({ place, owner: admin }));
    for (let i = 0; i < 5; i++) {
      const ana = await person(server, place, 'student');
      await sell(ana, { num_classes: 1, price: 1200 });
      const both = (what: (door: Caller, at: 0 | 1) => Promise<Reply>) =>
        Promise.all([what(doors[0], 0), what(doors[1], 1)]);
      const hours = ['08', '10'].map((hour) => `2026-04-0${1 + i}T${hour}:00:00Z`);
      const ids = await Promise.all(hours.map((starts_at) => session({ price: 1200, starts_at })));
      const booked = await both((door, at) =>
        door.post(path(ids[at] as string), { student_id: ana.profile_id }),
      );
      expect(booked.map(({ body }) => body.price).sort()).toEqual([0, 1200]);

      const account = `/api/classes/accounts/${ana.profile_id}/`;
      const { club_id } = place;
      await admin.post(`${account}adjust/`, { club_id, delta: 1200, reason: 'x' });
      const open = await Promise.all(
        [1, 2].map(async (hour) => {
          const id = await session({ price: 1200, starts_at: `2026-04-0${1 + i}T1${2 * hour}:00:00Z` });
          return (await doors[0].post(path(id), { student_id: ana.profile_id, pay_with: 'desk' })).body.id;
        }),
      );
      const paid = await both((door, at) =>
        door.post('/api/classes/payments/', {
          ...{ payer_id: ana.profile_id, club_id, payment_method: 'account_credit' },
          items: [{ enrollment_id: open[at] }],
        }),
      );
      expect(paid.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await admin.get(account)).body.credit).toEqual([{ currency: 'EUR', balance: 0 }]);

      // The same, chosen in the booking.
      await admin.post(`${account}adjust/`, { club_id, delta: 1200, reason: 'x' });
      const late = ['18', '20'].map((hour) => `2026-04-0${1 + i}T${hour}:00:00Z`);
      const classes = await Promise.all(late.map((starts_at) => session({ price: 1200, starts_at })));
      const booking = { student_id: ana.profile_id, pay_with: 'account_credit' };
      const won = await both((door, at) => door.post(path(classes[at] as string), booking));
      expect(won.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await admin.get(account)).body.credit).toEqual([{ currency: 'EUR', balance: 0 }]);
    }
  });

  /** Five at a time, and after each round every acknowledged cent. */
  async function play(name: number): Promise<void> {
    const roll = dice(name);
    const world = await beginAtOnce(server, place, doors);
    const known = world.clients.map(() => 3000);
    for (let round = 0; round < rounds; round++) {
      const wishes = Array.from({ length: 5 }, () => {
        const client = roll.next(3);
        return { client, ...wishOf(world, roll, client) };
      });
      const replies = await Promise.all(wishes.map((wish) => wish.send()));
      for (const [i, { status, body }] of replies.entries()) {
        expect(status, JSON.stringify(body)).toBeLessThan(500);
        const { client, moves } = wishes[i]!;
        if (status < 300) known[client]! += moves?.(body) ?? 0;
      }
      const found = await accountsAtOnce(server, world);
      const said = known.map((balance, i) => balance + found[i].returned);
      expect(
        found.map((one) => one.balance),
        `seed ${name}, round ${round}`,
      ).toEqual(said);
    }
  }
  const byDoctor = async () => {
    const { sql: find } = checks.find(({ name }) => name === 'G6 money')!;
    return (await second.db.read(place.scope, (tx) => find(server.clock.now()).execute(tx))).rows;
  };

  test('whatever is done with three accounts at once adds up to the cent', {
    timeout: 60_000 + rounds * 2_000,
  }, async () => {
    for (const name of [seed, seed + 1]) await play(name);
    expect(await byDoctor()).toEqual([]);
  });

  test('control: a cent that is lost between them is found', async () => {
    await server.owner.query(`
      create function app.loses_a_cent() returns trigger language plpgsql as
        'begin if new.kind = ''used'' then new.delta := new.delta + 1; new.balance := new.balance + 1; end if; return new; end';
      create trigger loses before insert on account_entries for each row execute function app.loses_a_cent()`);
    await expect(play(seed)).rejects.toThrow(`seed ${seed}`);
    expect(await byDoctor()).not.toEqual([]);
  });
});
