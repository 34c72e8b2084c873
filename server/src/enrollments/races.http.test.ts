import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
});

const clients = (n: number) => Promise.all(Array.from({ length: n }, () => buildClient(server.db, place)));
const rowsOf = async (session_id: string) => {
  const { rows } = await server.owner.query(
    'select status, student_id, waitlist_sequence from class_enrollments where session_id = $1 order by waitlist_sequence',
    [session_id],
  );
  return rows as { status: string; student_id: string; waitlist_sequence: string }[];
};
const countsOf = async (id: string) =>
  (
    await server.owner.query(
      'select enrolled_count, waitlisted_count, max_participants from class_sessions where id = $1',
      [id],
    )
  ).rows[0];

describe('a stampede', () => {
  test('200 at once for 8 places: 8 enrolled, a first-come waiting list of 10, a clear refusal for everybody else (G1, G2)', async () => {
    const { session_id } = await buildSession(server.db, place, { max_participants: 8 });
    const people = await clients(200);
    const replies = await Promise.all(
      people.map((student_id) => admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id })),
    );
    const enrolled = replies.filter((reply) => reply.body.status === 'enrolled');
    const waiting = replies.filter((reply) => reply.body.status === 'waitlisted');
    const refused = replies.filter((reply) => reply.status === 409);
    expect([enrolled.length, waiting.length, refused.length]).toEqual([8, 10, 182]);
    expect(new Set(refused.map((reply) => reply.body.code))).toEqual(new Set(['enrollment.waitlist_full']));
    expect(await countsOf(session_id)).toEqual({
      enrolled_count: 8,
      waitlisted_count: 10,
      max_participants: 8,
    });
    const inOrder = (await rowsOf(session_id))
      .filter((row) => row.status === 'waitlisted')
      .map((row) => row.student_id);
    const told = waiting.sort((a, b) => a.body.waitlist_position - b.body.waitlist_position);
    expect(told.map((reply) => reply.body.waitlist_position)).toEqual(
      Array.from({ length: 10 }, (_, i) => i + 1),
    );
    expect(told.map((reply) => reply.body.student_id)).toEqual(inOrder);
  });

  test('the same student from many places at once is enrolled once (G4)', async () => {
    const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-11T18:00:00Z' });
    const [student_id] = await clients(1);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }),
      ),
    );
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
    expect(replies.filter((reply) => reply.body.code === 'enrollment.already_enrolled')).toHaveLength(19);
  });

  test('two overlapping classes at once: the student gets one', async () => {
    const a = await buildSession(server.db, place, { starts_at: '2026-03-12T18:00:00Z' });
    const b = await buildSession(server.db, place, { starts_at: '2026-03-12T18:30:00Z' });
    const [student_id] = await clients(1);
    const replies = await Promise.all(
      [a, b].map(({ session_id }) =>
        admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
  });

  test('everybody cancels while others book: counts stay true and no place stays free while somebody waits (G1, G3)', async () => {
    const { session_id } = await buildSession(server.db, place, {
      max_participants: 4,
      starts_at: '2026-03-13T18:00:00Z',
    });
    const people = await clients(24);
    await Promise.all(
      people.map(async (student_id, i) => {
        await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
        if (i % 2 === 0)
          await admin.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, { student_id });
      }),
    );
    const rows = await rowsOf(session_id);
    const held = rows.filter((row) => row.status === 'enrolled').length;
    const waiting = rows.filter((row) => row.status === 'waitlisted').length;
    expect(await countsOf(session_id)).toMatchObject({ enrolled_count: held, waitlisted_count: waiting });
    expect(held).toBe(4);
  });

  test('a key sent many times at once has one effect and one answer (G10)', async () => {
    const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-14T18:00:00Z' });
    const [student_id] = await clients(1);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () =>
        admin.post(
          `/api/classes/sessions/${session_id}/enroll/`,
          { student_id },
          { 'idempotency-key': 'stampede' },
        ),
      ),
    );
    const done = replies.filter((reply) => reply.status === 201);
    expect(new Set(done.map((reply) => reply.body.id)).size).toBe(1);
    for (const reply of replies) expect([201, 409]).toContain(reply.status);
    const others = replies.filter((reply) => reply.status === 409);
    for (const reply of others) expect(reply.body.code).toBe('idempotency.running');
    expect((await rowsOf(session_id)).length).toBe(1);
  });

  test('one request that fails does not fail its neighbours', async () => {
    const { session_id } = await buildSession(server.db, place, {
      max_participants: 8,
      starts_at: '2026-03-15T18:00:00Z',
    });
    const people = await clients(4);
    const nobody = '0198c0de-0000-7000-8000-000000000000';
    const replies = await Promise.all(
      [...people, nobody].map((student_id) =>
        admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }),
      ),
    );
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201, 201, 404]);
  });
});
