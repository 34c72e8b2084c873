import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { decideTogether } from '../enrollments/commands/decide.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { moveBookings } from './move.ts';
import { closeProfile } from './profiles.ts';

/*
 * A booking meets a merge: it is done and not committed when the merge begins, and commits once that waits (or is through
 * without waiting). The control does the same with the locks taken away.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

async function heldOpen<T>(
  work: (scope: Scope) => Promise<unknown>,
  meanwhile: () => Promise<T>,
): Promise<T> {
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => asSystem(server.db, place, server.clock.now(), held),
    first: async (scope: Scope) => {
      await work(scope);
      // What the booking sends is written when its transaction is waited for.
      await scope.tx.selectFrom('clubs').select('id').execute();
    },
    second: meanwhile,
  });
  await first;
  return second;
}

async function scene() {
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const [kept, other] = [await buildClient(server.db, place), await buildClient(server.db, place)];
  const book = (scope: Scope) =>
    decideTogether(scope, [
      {
        request: {
          kind: 'enroll',
          student_id: other,
          session_ids: [session_id],
          source: 'desk',
          waitlist: true,
          overrides: [],
          schedule_enrollment_id: null,
          ids: [newId()],
        },
        via: place.scope.via,
        now: scope.now,
      },
    ]);
  return { session_id, kept, other, book };
}

const whoseBooking = async (session_id: string) => {
  const { rows } = await server.owner.query(
    `select student_id from class_enrollments where session_id = $1 and status = 'enrolled'`,
    [session_id],
  );
  return rows.map((row) => row.student_id);
};

describe('a booking of the other profile that is about to commit', () => {
  test('moves with the rest', async () => {
    const { session_id, kept, other, book } = await scene();
    const reply = await heldOpen(book, () => owner.post(`/api/clients/${kept}/merge/`, { other_id: other }));
    expect(reply.status).toBe(200);
    expect(await whoseBooking(session_id)).toEqual([kept]);
  });

  test('control: without the locks it stays behind with a profile that is no more', async () => {
    const { session_id, kept, other, book } = await scene();
    await heldOpen(book, () =>
      asSystem(server.db, place, server.clock.now(), async (scope) => {
        await moveBookings(scope, { kept, other });
        await closeProfile(scope, { kept, other });
      }),
    );
    expect(await whoseBooking(session_id)).toEqual([other]);
  });

  test('and one that comes second is refused', async () => {
    const { session_id, kept, other } = await scene();
    const replies = await Promise.all([
      owner.post(`/api/clients/${kept}/merge/`, { other_id: other }),
      owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: other }),
    ]);
    expect(replies[0]?.status).toBe(200);
    const booked = replies[1]?.status === 201;
    if (!booked) expect(replies[1]?.body.code).toBe('enrollment.client_blocked');
    expect(await whoseBooking(session_id)).toEqual(booked ? [kept] : []);
  });

  test('two merges into each other leave one', async () => {
    const { kept, other } = await scene();
    const replies = await Promise.all([
      owner.post(`/api/clients/${kept}/merge/`, { other_id: other }),
      owner.post(`/api/clients/${other}/merge/`, { other_id: kept }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
