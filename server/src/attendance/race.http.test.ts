import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { savePresence } from '../enrollments/public.ts';
import { violates } from '../kernel/db/errors.ts';
import type { Scope } from '../kernel/scope.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});

/** A class at the moment when check-in has opened and nobody may be late yet, with `count` people in it. */
async function fullClass(day: number, count: number) {
  server.clock.set('2026-03-02T09:00:00Z');
  const starts = Date.UTC(2026, 3, day, 18);
  const { session_id } = await buildSession(server.db, place, {
    starts_at: new Date(starts).toISOString(),
    max_participants: count,
  });
  const url = `/api/classes/sessions/${session_id}`;
  const enrolled: { id: string; student_id: string }[] = [];
  for (let i = 0; i < count; i++) {
    const student_id = await buildClient(server.db, place);
    const { body } = await admin.post(`${url}/enroll/`, { student_id });
    enrolled.push({ id: body.id, student_id });
  }
  server.clock.set(new Date(starts - 10 * 60_000).toISOString());
  return { session_id, url, enrolled };
}

const rows = async (sessionId: string) =>
  (
    await server.owner.query('select status, checked_in from class_enrollments where session_id = $1', [
      sessionId,
    ])
  ).rows;
const counts = async (sessionId: string) =>
  (
    await server.owner.query(
      `select attended_count, enrolled_count,
              (select count(*)::int from class_enrollments e where e.session_id = s.id and e.checked_in) as checked_in,
              (select count(*)::int from class_enrollments e where e.session_id = s.id and e.status = 'enrolled') as enrolled
         from class_sessions s where id = $1`,
      [sessionId],
    )
  ).rows[0];

test('a check-in and a cancellation at the same moment end as one or the other', async () => {
  const { session_id, url, enrolled } = await fullClass(1, 20);
  const outcomes = await Promise.all(
    enrolled.map(({ id, student_id }) =>
      Promise.all([
        admin.post(`${url}/check_in/`, { student_id }),
        admin.delete(`/api/classes/enrollments/${id}/`),
      ]),
    ),
  );
  for (const [checkedIn, cancelled] of outcomes) {
    expect([checkedIn.status, cancelled.status].sort()).toEqual([200, 409]);
    const refused = checkedIn.status === 409 ? checkedIn.body.code : cancelled.body.code;
    expect(['attendance.not_enrolled', 'enrollment.already_attended']).toContain(refused);
  }
  for (const row of await rows(session_id)) expect(row.checked_in).toBe(row.status === 'enrolled');
  const after = await counts(session_id);
  expect(after).toMatchObject({ attended_count: after.checked_in, enrolled_count: after.enrolled });
});

test('without the lock the table refuses it, and without the table’s check somebody is both', async () => {
  const { session_id, enrolled } = await fullClass(2, 1);
  const [{ id }] = enrolled as unknown as [{ id: string }];
  // What a check-in would do that had looked before the cancellation and writes after it.
  await admin.delete(`/api/classes/enrollments/${id}/`);
  const late = () =>
    asSystem(server.db, place, server.clock.now(), ({ tx, now }) =>
      savePresence(
        tx,
        session_id,
        [{ id, status: 'cancelled' as 'enrolled', checked_in: true, check_in_method: 'desk' }],
        now,
      ),
    );
  await expect(late()).rejects.toSatisfy((error) => violates(error, 'class_enrollments_state'));
  await server.owner.query('alter table class_enrollments drop constraint class_enrollments_state');
  await late();
  expect(await rows(session_id)).toEqual([{ status: 'cancelled', checked_in: true }]);
});

test('twenty who mark at the same moment leave the right count', async () => {
  const { session_id, url, enrolled } = await fullClass(3, 20);
  const replies = await Promise.all(
    enrolled.map(({ student_id }) =>
      admin.post(`${url}/mark_attendance/`, { entries: [{ student_id, present: true }] }),
    ),
  );
  expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200));
  expect(await counts(session_id)).toMatchObject({ attended_count: 20, checked_in: 20 });
});

test('two who mark without the session’s lock lose one of them', async () => {
  const { session_id, enrolled } = await fullClass(4, 2);
  const [first, second] = enrolled as unknown as [{ id: string }, { id: string }];
  const present = (id: string) => [
    { id, status: 'enrolled' as const, checked_in: true, check_in_method: 'desk' as const },
  ];
  const now = server.clock.now();
  const marks =
    ({ id }: { id: string }) =>
    ({ tx }: Scope) =>
      savePresence(tx, session_id, present(id), now);
  const inOwn = (work: (scope: Scope) => Promise<void>) => asSystem(server.db, place, now, work);
  const both = await atOnce({
    ...{ owner: server.owner, open: inOwn, first: marks(first), second: () => inOwn(marks(second)) },
  });
  expect(both.waited).toBe(true);
  await Promise.all([both.first, both.second]);
  expect(await counts(session_id)).toMatchObject({ attended_count: 1, checked_in: 2 });
});

test('what is sent late, or once more after its answer was lost, is not written over a correction', async () => {
  const { session_id, url, enrolled } = await fullClass(6, 3);
  const [{ id: ana }, { id: bea }, { id: cai }] = enrolled as unknown as [
    { id: string },
    { id: string },
    { id: string },
  ];
  const mark = (...entries: object[]) => admin.post(`${url}/mark_attendance/`, { entries });
  const said = (...ids: [string, boolean][]) =>
    ids.map(([enrollment_id, present]) => ({ enrollment_id, present, attendance_version: 0 }));
  // The server has it; who sent it does not know. The desk takes it back, or says otherwise.
  expect(await mark(...said([ana, true], [bea, true], [cai, true]))).toMatchObject({ status: 200 });
  await admin.delete(`${url}/check_in/?enrollment_id=${ana}`);
  await mark({ enrollment_id: bea, present: false });
  const again = await mark(...said([ana, true], [bea, true], [cai, true]));
  expect(again).toMatchObject({ status: 409, body: { code: 'attendance.said_since' } });
  expect(again.body.errors.map(({ path }: { path: string }) => path)).toEqual(['/entries/0', '/entries/1']);
  const late = await admin.post(`${url}/check_in/`, { enrollment_id: ana, attendance_version: 0 });
  expect(late.body.code).toBe('attendance.said_since');
  expect(await counts(session_id)).toMatchObject({ attended_count: 1 });
  // What says the same, or fills what is empty, comes in; so does who has seen the correction.
  const rated = { enrollment_id: cai, present: true, performance_rating: 4, attendance_version: 0 };
  expect(await mark(rated)).toMatchObject({ status: 200 });
  const seen = { enrollment_id: bea, present: true, attendance_version: 2 };
  expect(await mark(seen)).toMatchObject({ status: 200 });
  // Control: whoever does not say what they saw writes over it.
  await mark({ enrollment_id: ana, present: true });
  expect(await counts(session_id)).toMatchObject({ attended_count: 3 });
});

test('of two who send one draft at once and one who corrects it, the correction stands', async () => {
  const { session_id, url, enrolled } = await fullClass(7, 1);
  const [{ id: enrollment_id }] = enrolled as unknown as [{ id: string }];
  const draft = { entries: [{ enrollment_id, present: true, attendance_version: 0 }] };
  const send = () => admin.post(`${url}/mark_attendance/`, draft);
  await send();
  const correction = admin.post(`${url}/mark_attendance/`, {
    entries: [{ enrollment_id, present: false, attendance_version: 1 }],
  });
  const replies = await Promise.all([send(), correction, send(), send()]);
  expect(replies[1]!.status).toBe(200);
  expect(await counts(session_id)).toMatchObject({ attended_count: 0 });
});
