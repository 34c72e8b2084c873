import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Asked } from './commands/asked.ts';
import { decideTogether, fold, save, subjectsOf } from './commands/decide.ts';
import { wakeListsOfClients } from './commands/wake.ts';
import { lockAndLoad } from './store/load.ts';

/* A waiter becomes able to take the free place at the very moment at which a newcomer asks for it. */
const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
beforeEach(async () => {
  place = await buildClub(database.db);
});

const via = { user_id: null, via: 'test' };
const asks = (session_id: string, student_id: string, id: string = newId()): Asked => ({
  request: {
    ...{ kind: 'enroll', student_id, session_ids: [session_id], source: 'self', waitlist: true },
    ...{ overrides: [], schedule_enrollment_id: null, ids: [id] },
  },
  via,
  now,
});
const run = <T>(work: (scope: Scope) => Promise<T>) => asSystem(database.db, place, now, work);
const book = (session_id: string, student_id: string) =>
  run((scope) => decideTogether(scope, [asks(session_id, student_id)]));

/** What was done before: nobody looks at the list when somebody asks for a place. */
const bookPast = (session_id: string, student_id: string) =>
  run(async (scope) => {
    const asked = [asks(session_id, student_id)];
    const state = await lockAndLoad(scope.tx, subjectsOf(asked));
    await save(scope, fold(state, asked));
  });

/** One place, free, and somebody who waits for it and is blocked. */
async function freeBesideBlocked() {
  const { session_id } = await buildSession(database.db, place, { max_participants: 1 });
  const [holder, waiter, newcomer] = [
    await buildClient(database.db, place),
    await buildClient(database.db, place),
    await buildClient(database.db, place),
  ];
  const enrollment_id = newId();
  await run((scope) => decideTogether(scope, [asks(session_id, holder, enrollment_id)]));
  await book(session_id, waiter);
  await database.owner.query('update client_profiles set blocked_at = now() where id = $1', [waiter]);
  await run((scope) =>
    decideTogether(scope, [
      { request: { kind: 'cancel', enrollment_id, by_club: true, reason: '' }, via, now },
    ]),
  );
  return { session_id, waiter, newcomer };
}
const unblock = async ({ tx }: Scope, id: string) => {
  await sql`update client_profiles set blocked_at = null where id = ${id}::uuid`.execute(tx);
};
const holderOf = async (session_id: string) =>
  (
    await database.owner.query(
      `select student_id from class_enrollments where session_id = $1 and status = 'enrolled'`,
      [session_id],
    )
  ).rows.map((row) => row.student_id);

/** The newcomer asks while the unblocking is under way, and goes on when it is committed. */
async function meet(
  { session_id, waiter, newcomer }: Awaited<ReturnType<typeof freeBesideBlocked>>,
  ways: { wake: boolean; ask: (session_id: string, student_id: string) => Promise<unknown> },
): Promise<void> {
  let asking: Promise<unknown> = Promise.resolve();
  await run(async (scope) => {
    await sql`select id from class_sessions where id = ${session_id}::uuid for no key update`.execute(
      scope.tx,
    );
    await unblock(scope, waiter);
    asking = ways.ask(session_id, newcomer);
    asking.catch(() => {}); // awaited below
    if (ways.wake) await wakeListsOfClients(scope, [{ client_id: waiter }]);
  });
  await asking;
}

test('the waiter has the place, woken or not', async () => {
  for (const wake of [true, false]) {
    const met = await freeBesideBlocked();
    await meet(met, { wake, ask: book });
    expect(await holderOf(met.session_id)).toEqual([met.waiter]);
  }
});

test('control: without a look at the list the newcomer overtakes', async () => {
  const met = await freeBesideBlocked();
  await meet(met, { wake: false, ask: bookPast });
  expect(await holderOf(met.session_id)).toEqual([met.newcomer]);
});

test('any number of newcomers and one who comes back: the place is the waiter’s unless it was gone before', async () => {
  for (let round = 0; round < 5; round++) {
    const met = await freeBesideBlocked();
    const crowd = await Promise.all(Array.from({ length: 6 }, () => buildClient(database.db, place)));
    await run(async (scope) => {
      await unblock(scope, met.waiter);
      await wakeListsOfClients(scope, [{ client_id: met.waiter }]);
    });
    await Promise.all(crowd.map((student) => book(met.session_id, student)));
    expect(await holderOf(met.session_id)).toEqual([met.waiter]);
  }
});
