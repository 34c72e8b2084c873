import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { numberApart, packagesIn } from '../../test/packages.ts';
import { startBeside, useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { packagesNotKept } from '../doctor/packages.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { insertEntries } from '../packages/public.ts';
import { decideTogether } from './commands/decide.ts';

/*
 * G5 where it is met: many book with the last class, and a booking meets what the desk does with the package. The
 * booking is done and not committed when the other begins. The control does the same with the guards taken away.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let beside: Awaited<ReturnType<typeof startBeside>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  beside = await startBeside(server);
});
afterAll(() => beside.close());
const { sell, student, group, left } = packagesIn(server, () => ({ place, owner }));

/** On connections of its own: the doctor reads all there is, which no plan of a request may. */
async function wrong(): Promise<string[]> {
  const db = openDatabase({ url: server.appUrl });
  const look = db.read(place.scope, async (tx) => (await packagesNotKept().execute(tx)).rows);
  return (await look.finally(() => db.close())).map((one) => one.object);
}

test('the last class of a package goes to one of ten bookings at once, through two servers', async () => {
  const ana = await student();
  await sell(ana, { num_classes: 1 });
  const groups = await Promise.all(Array.from({ length: 10 }, () => group({ requires_package: true })));
  const there = beside.as(ana.headers);
  const answers = await Promise.all(
    groups.map(({ session_id }, n) =>
      (n % 2 ? there : ana).post(`/api/classes/sessions/${session_id}/enroll/`, {}),
    ),
  );
  expect(answers.map((one) => one.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  expect(await left(ana)).toEqual([0]);
  expect(await wrong()).toEqual([]);
});

async function scene() {
  const [ana, { session_id }] = [await student(), await group({ requires_package: true })];
  const { id } = await sell(ana, { num_classes: 1 });
  const book = (scope: Scope) =>
    decideTogether(scope, [
      {
        request: {
          ...{ kind: 'enroll', student_id: ana.profile_id, session_ids: [session_id], source: 'desk' },
          ...{ waitlist: true, overrides: [], schedule_enrollment_id: null, ids: [newId()] },
        },
        via: place.scope.via,
        now: scope.now,
      },
    ]);
  return { ana, id, session_id, book };
}

/** The booking has its class and is not committed when the other begins. */
async function whileBooking<T>(book: (scope: Scope) => Promise<unknown>, meanwhile: () => Promise<T>) {
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => asSystem(server.db, place, server.clock.now(), held),
    first: async (scope: Scope) => {
      await book(scope);
      // What the booking sends is written when its transaction is waited for.
      await scope.tx.selectFrom('clubs').select('id').execute();
    },
    second: meanwhile,
  });
  await first;
  return second;
}

const path = (id: string, action: string) => `/api/classes/student_packages/${id}/${action}/`;

describe('a booking with the last class that is about to commit', () => {
  test('leaves nothing to pass on', async () => {
    const { ana, id, book } = await scene();
    const other = await buildClient(server.db, place);
    const reply = await whileBooking(book, () => owner.post(path(id, 'transfer'), { student_id: other }));
    expect(reply).toMatchObject({ status: 409, body: { code: 'packages.nothing_left' } });
    expect(await left(ana)).toEqual([0]);
    expect(await wrong()).toEqual([]);
  });

  test('leaves nothing to pay back', async () => {
    const { id, book } = await scene();
    const reply = await whileBooking(book, () => owner.post(path(id, 'refund'), { reason: 'Se muda' }));
    expect(reply).toMatchObject({ status: 409, body: { code: 'packages.nothing_left' } });
    expect(await wrong()).toEqual([]);
  });

  test.each(['transfer', 'refund'])('or comes second, and finds no class after the %s', async (action) => {
    const { ana, id, session_id } = await scene();
    const other = await buildClient(server.db, place);
    const body = action === 'transfer' ? { student_id: other } : { reason: 'Se muda' };
    const [done, booked] = await Promise.all([
      owner.post(path(id, action), body),
      ana.post(`/api/classes/sessions/${session_id}/enroll/`, {}),
    ]);
    expect([done?.status, booked?.status].sort()).toEqual([done?.status === 200 ? 200 : 201, 409]);
    expect(await left(ana)).toEqual([0]);
    expect(await wrong()).toEqual([]);
  });

  test('control: without the person’s lock and the number that only one writes the class goes twice', async () => {
    const { id, book } = await scene();
    await numberApart(server.owner);
    await whileBooking(book, () =>
      asSystem(server.db, place, server.clock.now(), async ({ tx, now }) => {
        const entry = { id: newId(), student_package_id: id, kind: 'refunded', delta: -1 };
        const rest = { enrollment_id: null, reason: 'Se muda', created_by: null };
        await insertEntries(tx, [{ ...entry, ...rest }], now).execute(tx);
      }),
    );
    expect(await wrong()).not.toEqual([]);
  });
});
