import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { throughPooler } from '../../test/database.ts';
import { Recorder } from '../../test/plans/record.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { buildTimetable, type Timetable } from '../../test/timetable.ts';
import { react, waitingFacts, work } from '../../test/worker.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { type Job, jobsFor } from '../kernel/queue.ts';
import { notificationReactions } from './reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as { kind: string; session_ids: string[] }[];
};

/** A weekly course with so many holders moves to another hour: what its job costs, and whom it tells. */
async function statementsOfMove(course: { end_date: string; weekday: number; holders: number }) {
  const { admin, place } = club;
  const { end_date, weekday, holders } = course;
  const { id } = await club.published({ end_date, recurrence_days: [weekday] });
  for (let i = 0; i < holders; i++) {
    const student_id = await buildClient(server.db, place);
    await server.owner.query(`update client_profiles set email = id || '@example.test' where id = $1`, [
      student_id,
    ]);
    const taken = await admin.post(`/api/classes/schedules/${id}/places/`, { student_id });
    expect(taken.status).toBe(201);
  }
  await waitingFacts(server);
  const sessions = await club.sessionsOf(id);
  const move = { local_time: '20:00', scope: 'all' };
  expect((await admin.patch(`/api/classes/sessions/${sessions[0].id}/`, move)).status).toBe(200);
  const before = await countMessages();
  const jobs = jobsFor(await waitingFacts(server), notificationReactions);
  expect(jobs).toHaveLength(1);
  const statements = await statementsOf(jobs[0] as Job);
  return { sessions: sessions.length, messages: (await countMessages()) - before, statements };
}
/** Does the job on connections of its own: what the server asks meanwhile is not counted. */
async function statementsOf(job: Job): Promise<number> {
  const db = openDatabase(throughPooler(new URL(server.appUrl)));
  const recorder = new Recorder();
  recorder.listenTo(db.pool);
  await react(db, notificationReactions, job, server.clock.now());
  await db.close();
  return recorder.sent;
}
const countMessages = async () =>
  (await server.owner.query(`select from notifications where kind = 'session_changed'`)).rowCount as number;

describe('a whole course', () => {
  test('taken, moved and cancelled is one message each time, whatever the number of its sessions', async () => {
    const { admin, student, coach } = club;
    const { id } = await club.published({ end_date: '2026-05-26' });
    const taken = await admin.post(`/api/classes/schedules/${id}/places/`, {
      student_id: student.profile_id,
    });
    expect(taken).toMatchObject({ status: 201, body: { enrolled: 13 } });
    // Holders know of their place: no message for each of its sessions.
    expect(await inbox(student)).toEqual([]);

    const [first] = await club.sessionsOf(id);
    const moved = await admin.patch(`/api/classes/sessions/${first.id}/`, {
      local_time: '20:00',
      scope: 'all',
    });
    expect(moved.status).toBe(200);
    const [change, ...none] = await inbox(student);
    expect(none).toEqual([]);
    expect(change).toMatchObject({ kind: 'session_changed' });
    expect(change?.session_ids).toHaveLength(13);

    expect((await admin.post(`/api/classes/schedules/${id}/cancel/`, { reason: 'Obras' })).status).toBe(200);
    const kinds = (await inbox(student)).map((one) => [one.kind, one.session_ids.length]);
    expect(kinds).toEqual([
      ['session_cancelled', 13],
      ['session_changed', 13],
    ]);
    expect((await inbox(coach)).map((one) => one.kind)).toEqual(['session_cancelled', 'session_changed']);
  });

  test('left for another group is one message, of the new group and not of the loss', async () => {
    const { admin } = club;
    const student = await person(server, club.place, 'student');
    const [from, to] = [
      await club.published({ end_date: '2026-05-26', start_time: '09:00' }),
      await club.published({ end_date: '2026-05-26', start_time: '11:00' }),
    ];
    const { body } = await admin.post(`/api/classes/schedules/${from.id}/places/`, {
      student_id: student.profile_id,
    });
    const move = { schedule_id: to.id, starts_on: '2026-03-02' };
    expect((await admin.post(`/api/classes/places/${body.place.id}/move/`, move)).status).toBe(201);
    const ids = (await club.sessionsOf(to.id)).map((session: { id: string }) => session.id);
    const messages = await inbox(student);
    expect(messages.map((one) => [one.kind, one.session_ids.length])).toEqual([['place_moved', 13]]);
    expect(new Set(messages[0]?.session_ids)).toEqual(new Set(ids));
  });

  test('is told in as many statements, whatever the number of its sessions and of those in it', async () => {
    const small = await statementsOfMove({ end_date: '2026-03-11', weekday: 2, holders: 1 });
    const large = await statementsOfMove({ end_date: '2026-06-30', weekday: 3, holders: 4 });
    expect(large).toMatchObject({ sessions: 13, messages: 5 });
    expect(small).toMatchObject({ sessions: 2, messages: 2 });
    expect(small.statements).toBeGreaterThan(3);
    expect(large.statements).toBe(small.statements);
  });

  test('is heard of when it is published, by those who took a place in it as a draft', async () => {
    const { admin, student } = club;
    const { body: draft } = await admin.post(
      '/api/classes/schedules/',
      club.body({ recurrence_days: [4], end_date: '2026-03-20' }),
    );
    const taken = await admin.post(`/api/classes/schedules/${draft.id}/places/`, {
      student_id: student.profile_id,
    });
    expect(taken).toMatchObject({ status: 201, body: { enrolled: 0 } });
    await inbox(student);
    expect((await admin.post(`/api/classes/schedules/${draft.id}/publish/`)).status).toBe(200);
    const [latest] = await inbox(student);
    expect(latest).toMatchObject({ kind: 'enrollment_confirmed' });
    expect(latest?.session_ids).toHaveLength(3);
  });

  test('that is cancelled ends its fixed places, and its holder on leave hears of it once too', async () => {
    const { admin, student } = club;
    const { id } = await club.published({ recurrence_days: [5], end_date: '2026-03-21' });
    const { body } = await admin.post(`/api/classes/schedules/${id}/places/`, {
      student_id: student.profile_id,
    });
    const leave = { starts_on: '2026-03-01', ends_on: '2026-04-30' };
    expect((await admin.post(`/api/classes/places/${body.place.id}/pause/`, leave)).status).toBe(200);
    const before = (await inbox(student)).length;
    expect((await admin.post(`/api/classes/schedules/${id}/cancel/`, { reason: 'Obras' })).status).toBe(200);
    const after = await inbox(student);
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ kind: 'session_cancelled' });
    expect(after[0]?.session_ids).toHaveLength(3);
    const { rows } = await server.owner.query(
      'select status, end_reason from schedule_enrollments where schedule_id = $1',
      [id],
    );
    expect(rows).toEqual([{ status: 'ended', end_reason: 'schedule_cancelled' }]);
  });
});
