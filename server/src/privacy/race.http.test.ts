import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { decideTogether } from '../enrollments/commands/decide.ts';
import { lockCommitments } from '../enrollments/public.ts';
import { newId } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { insertAccountMoves } from '../payments/public.ts';
import { erase } from './erase.ts';
import { erasePerson, loadProfile } from './store.ts';

/*
 * A booking meets an erasure: it is done and not committed when the erasure begins. The control erases without the locks that
 * whoever books takes.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
});

async function scene() {
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const client = await buildClient(server.db, place);
  const book = (scope: Scope) =>
    decideTogether(scope, [
      {
        request: {
          ...{
            kind: 'enroll',
            student_id: client,
            session_ids: [session_id],
            source: 'desk',
            waitlist: true,
          },
          ...{ overrides: [], schedule_enrollment_id: null, ids: [newId()] },
        },
        via: place.scope.via,
        now: scope.now,
      },
    ]);
  const places = async () => {
    const { rows } = await server.owner.query(
      `select (select enrolled_count from class_sessions where id = $1) as counted,
              (select count(*)::int from class_enrollments where session_id = $1 and status = 'enrolled') as held`,
      [session_id],
    );
    return rows[0];
  };
  return { session_id, client, book, places };
}

const open = (held: (scope: Scope) => Promise<unknown>) =>
  asSystem(server.db, place, server.clock.now(), held);

describe('a booking that is about to commit', () => {
  const first = (book: (scope: Scope) => Promise<unknown>) => async (scope: Scope) => {
    await book(scope);
    // What the booking sends is written when its transaction is waited for.
    await scope.tx.selectFrom('clubs').select('id').execute();
  };

  test('is given back with the rest', async () => {
    const { client, book, places } = await scene();
    const erase = () => owner.post(`/api/clients/${client}/erasure/`, {});
    const both = await atOnce({ owner: server.owner, open, first: first(book), second: erase });
    await both.first;
    expect((await both.second).body.erasure).toMatchObject({ status: 'done' });
    expect(await places()).toEqual({ counted: 0, held: 0 });
  });

  test('control: without the locks it stays, of nobody', async () => {
    const { client, book, places } = await scene();
    const bare = () =>
      asSystem(server.db, place, server.clock.now(), async (scope) => {
        const id = newId();
        const { organization_id } = place;
        const at = { asked_at: scope.now, planned_at: scope.now, due_at: scope.now };
        await scope.tx
          .insertInto('erasures')
          .values({ organization_id, id, client_id: client, status: 'planned', ...at })
          .execute();
        await erasePerson(scope, id, 'Nadie');
      });
    const both = await atOnce({ owner: server.owner, open, first: first(book), second: bare });
    await Promise.all([both.first, both.second]);
    expect(await places()).toEqual({ counted: 1, held: 1 });
  });
});

describe('the duty looks again under the locks', () => {
  const duty = (client: string, looksAgain: boolean) => () =>
    asSystem(server.db, place, server.clock.now(), async (scope) => {
      const { rows } = await server.owner.query('select id from erasures where client_id = $1', [client]);
      return erase(scope, { id: rows[0].id, client_id: client }, { looksAgain });
    }).then(
      () => 'through',
      (error: Problem) => error.code,
    );
  const statusOf = async (client: string) => {
    const { rows } = await server.owner.query('select status from erasures where client_id = $1', [client]);
    return rows[0].status;
  };
  async function planned(): Promise<string> {
    const client = await buildClient(server.db, place);
    await server.owner.query(
      `insert into erasures (organization_id, id, client_id, status, asked_at, planned_at, due_at)
       values ($1, gen_random_uuid(), $2, 'planned', $3, $3, $3)`,
      [place.organization_id, client, server.clock.now()],
    );
    return client;
  }
  const credited = (client: string) => async (scope: Scope) => {
    const move = { id: newId(), client_id: client, currency: 'EUR', kind: 'granted' as const, delta: 500 };
    await insertAccountMoves(
      scope.tx,
      [{ ...move, club_id: place.club_id, created_by: null }],
      scope.now,
    ).execute(scope.tx);
  };
  const both = (client: string, first: (scope: Scope) => Promise<unknown>, looksAgain: boolean) =>
    atOnce({ owner: server.owner, open, first, second: duty(client, looksAgain) });

  test('credit that commits meanwhile is in the way', async () => {
    const client = await planned();
    const { first, second, waited } = await both(client, credited(client), true);
    await first;
    expect([waited, await second, await statusOf(client)]).toEqual([true, 'privacy.in_the_way', 'planned']);
  });

  test('control: without, somebody is erased whose credit nobody can claim any more', async () => {
    const client = await planned();
    const { first, second } = await both(client, credited(client), false);
    await first;
    expect([await second, await statusOf(client)]).toEqual(['through', 'done']);
  });

  test('what is withdrawn meanwhile is left alone, quietly', async () => {
    const client = await planned();
    const withdrawn = async (scope: Scope) => {
      await lockCommitments(scope, client);
      await loadProfile(scope, client, true);
      await scope.tx
        .updateTable('erasures')
        .set({ status: 'withdrawn', withdrawn_at: scope.now })
        .where('client_id', '=', client)
        .execute();
    };
    const { first, second, waited } = await both(client, withdrawn, true);
    await first;
    expect([waited, await second, await statusOf(client)]).toEqual([true, 'through', 'withdrawn']);
  });
});

test('a booking that comes later is refused', async () => {
  const { client, session_id, places } = await scene();
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => asSystem(server.db, place, server.clock.now(), held),
    first: async (scope: Scope) => {
      await lockCommitments(scope, client);
      await scope.tx
        .updateTable('client_profiles')
        .set({ is_active: false })
        .where('id', '=', client)
        .execute();
    },
    second: () => owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: client }),
  });
  await first;
  const refused = await second;
  expect([refused.status, refused.body.code]).toEqual([409, 'enrollment.client_blocked']);
  expect(await places()).toEqual({ counted: 0, held: 0 });
});
