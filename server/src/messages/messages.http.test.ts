import { beforeAll, describe, expect, test } from 'vitest';
import { lookAfter } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* What a coach or the desk writes to those who are in a class (docs/domain/messages.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let day = 0;
beforeAll(async () => {
  club = await buildTimetable(server);
});

async function once(more: object = {}): Promise<ApiSession> {
  day += 1;
  const start_date = `2026-04-${String(day).padStart(2, '0')}`;
  const what = { start_date, start_time: '17:00', recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...what, name: `Clase ${day}`, ...more });
  return (await club.sessionsOf(id))[0];
}
const path = (session: ApiSession) => `/api/classes/sessions/${session.id}/messages/`;
const enrol = (session: ApiSession, student_id: string | null) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const write = (who: Timetable['coach'], session: ApiSession, words: string, more: object = {}) =>
  who.post(path(session), { words, ...more });
const listed = async (who: Timetable['coach'], session: ApiSession) =>
  (await who.get(path(session))).body.results?.map((one: { words: string }) => one.words);
const told = async (who: Timetable['coach']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results.filter(
    (one: { kind: string }) => one.kind === 'class_message',
  ) as { subject: string; body: string; session_ids: string[] }[];
};

describe('a message to a class', () => {
  let session: ApiSession;
  beforeAll(async () => {
    session = await once();
    await enrol(session, club.student.profile_id);
    const zoe = await buildClient(server.db, club.place, { name: 'Zoe' });
    await club.admin.patch(`/api/clients/${zoe}/`, { phone: '600 123 456' });
    await enrol(session, zoe);
  });

  test('says before how many it goes to, and whom it does not reach: with telephones to the desk only', async () => {
    const [desk, coach] = [
      await club.admin.post(`${path(session)}preview/`, {}),
      await club.coach.post(`${path(session)}preview/`, {}),
    ];
    expect(desk).toMatchObject({
      status: 200,
      body: {
        ...{ people: 1, left_today: 5 },
        unreached: [{ student_name: 'Zoe', contacts: [{ name: 'Zoe', phone: '600 123 456' }] }],
      },
    });
    expect(coach.body.unreached).toMatchObject([{ student_name: 'Zoe', contacts: [] }]);
  });

  test('is told once to who has a place, and stands on the class for them, the coach and the desk', async () => {
    const written = await write(club.coach, session, '  Traed dos palas ');
    expect(written).toMatchObject({
      status: 201,
      body: { words: 'Traed dos palas', changed_at: null, abilities: { change: true } },
    });
    const [one, ...more] = await told(club.student);
    expect([one?.session_ids, more.length]).toEqual([[session.id], 0]);
    expect(one?.body).toContain('Traed dos palas');
    expect(await told(club.student)).toHaveLength(1);
    for (const who of [club.student, club.coach, club.admin])
      expect(await listed(who, session)).toEqual(['Traed dos palas']);
    expect(await told(club.coach)).toEqual([]);
  });

  test('is nobody else’s to read or write', async () => {
    expect(await listed(club.colleague, session)).toEqual([]);
    expect((await write(club.colleague, session, 'x')).status).toBe(403);
    expect((await write(club.student, session, 'x')).status).toBe(403);
    expect((await club.colleague.post(`${path(session)}preview/`, {})).status).toBe(403);
  });

  test('who takes a place later sees it, and is not written to', async () => {
    const other = await once();
    await write(club.coach, other, 'Hoy, pista 3');
    server.clock.set('2026-03-02T09:00:01Z');
    await enrol(other, club.student.profile_id);
    expect(await listed(club.student, other)).toEqual(['Hoy, pista 3']);
    expect((await told(club.student)).filter(({ session_ids }) => session_ids.includes(other.id))).toEqual(
      [],
    );
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('who gives the place back sees it no more', async () => {
    const other = await once();
    await enrol(other, club.student.profile_id);
    await write(club.coach, other, 'x');
    const gone = await club.admin.post(`/api/classes/sessions/${other.id}/cancel_enrollment/`, {
      student_id: club.student.profile_id,
    });
    expect(gone.status).toBe(200);
    expect(await listed(club.student, other)).toEqual([]);
  });
});

test('who looks after two of them reads it once, with both names', async () => {
  const session = await once();
  for (const name of ['Ana', 'Luis']) {
    const child = await buildClient(server.db, club.place, { name });
    await lookAfter(server.db, club.place, club.student.profile_id as string, child);
    await enrol(session, child);
  }
  await write(club.coach, session, 'Traed agua');
  const mine = (await told(club.student)).filter(({ session_ids }) => session_ids.includes(session.id));
  expect(mine).toHaveLength(1);
  expect(mine[0]?.subject).toMatch(/Ana (y|and) Luis|Luis (y|and) Ana/);
});

test('who waits is written to, and reads it, where it is for them too', async () => {
  const session = await once({ max_participants: 1 });
  await enrol(session, await buildClient(server.db, club.place, { name: 'Primera' }));
  expect((await enrol(session, club.student.profile_id)).body.status).toBe('waitlisted');
  await write(club.admin, session, 'Solo para quien viene');
  expect(await listed(club.student, session)).toEqual([]);
  await write(club.admin, session, 'Para todos', { to_waiting: true });
  expect(await listed(club.student, session)).toEqual(['Para todos']);
  const [one, ...more] = (await told(club.student)).filter(({ session_ids }) =>
    session_ids.includes(session.id),
  );
  expect([one?.body.includes('Para todos'), more.length]).toEqual([true, 0]);
});

describe('put right', () => {
  test('for a quarter of an hour, by its author and the desk; what was sent stays sent', async () => {
    const session = await once();
    await enrol(session, club.student.profile_id);
    const { body } = await write(club.coach, session, 'Pista 2');
    await told(club.student);
    const one = `/api/classes/messages/${body.id}/`;
    expect((await club.colleague.patch(one, { words: 'x' })).status).toBe(404);
    expect(await club.coach.patch(one, { words: 'Pista 3' })).toMatchObject({
      status: 200,
      body: { words: 'Pista 3', changed_at: expect.any(String) },
    });
    expect(await listed(club.student, session)).toEqual(['Pista 3']);
    expect((await told(club.student))[0]?.body).toContain('Pista 2');
    const desk = await write(club.admin, session, 'De recepción');
    const ofDesk = `/api/classes/messages/${desk.body.id}/`;
    expect((await club.coach.delete(ofDesk)).status).toBe(403);
    server.clock.set('2026-03-02T09:15:01Z');
    expect((await club.coach.patch(one, { words: 'Pista 4' })).body.code).toBe('messages.too_late_to_change');
    expect((await club.coach.delete(one)).body.code).toBe('messages.too_late_to_change');
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('one that is taken back before the worker comes is told to nobody', async () => {
    const session = await once();
    await enrol(session, club.student.profile_id);
    const { body } = await write(club.coach, session, 'Me he equivocado');
    expect((await club.coach.delete(`/api/classes/messages/${body.id}/`)).status).toBe(204);
    expect((await club.coach.delete(`/api/classes/messages/${body.id}/`)).status).toBe(404);
    expect(await listed(club.student, session)).toEqual([]);
    expect((await told(club.student)).filter(({ session_ids }) => session_ids.includes(session.id))).toEqual(
      [],
    );
  });
});

describe('is refused', () => {
  test('for a class that is off', async () => {
    const session = await once();
    await club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, { reason: 'x' });
    expect((await write(club.coach, session, 'x')).body.code).toBe('messages.class_cancelled');
  });

  test('a week after its end', async () => {
    const session = await once();
    const end = new Date(session.ends_at).getTime();
    server.clock.set(new Date(end + 3_600_000).toISOString());
    expect((await write(club.coach, session, 'Deberes: la bandeja')).status).toBe(201);
    server.clock.set(new Date(end + 7 * 86_400_000).toISOString());
    expect((await write(club.coach, session, 'x')).body.code).toBe('messages.too_late');
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('when it is the sixth of a day, those taken back too, also where they come at once', async () => {
    const session = await once();
    const { body } = await write(club.coach, session, 'La primera');
    await club.coach.delete(`/api/classes/messages/${body.id}/`);
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, n) => write(club.admin, session, `n ${n}`)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 409, 409, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({
      ...{ code: 'messages.too_many', params: { most: 5 } },
    });
    expect((await club.admin.post(`${path(session)}preview/`, {})).body.left_today).toBe(0);
  });

  test('without words, or with more than a thousand letters', async () => {
    const session = await once();
    expect((await write(club.coach, session, ' ')).status).toBe(400);
    expect((await write(club.coach, session, 'x'.repeat(1_001))).status).toBe(400);
  });
});

/** How many of twenty messages that are written at once a class gets. */
async function written(): Promise<number> {
  const session = await once();
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => write(club.admin, session, `n ${n}`)),
  );
  return replies.filter(({ status }) => status === 201).length;
}

test('control: without the unique number more than five would be written at once', async () => {
  expect(await written()).toBe(5);
  await server.owner.query('alter table class_messages drop constraint class_messages_number');
  await server.owner.query(
    'alter table class_messages add constraint class_messages_number unique (organization_id, id, number)',
  );
  expect(await written()).toBeGreaterThan(5);
});
