import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from './reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
  await server.owner.query(`update users set locale = 'en' where id = $1`, [club.student.user_id]);
});

const once = async (weekday: number, changes: object = {}) => {
  const { id } = await club.published({ recurrence_days: [weekday], end_date: '2026-03-09', ...changes });
  return (await club.sessionsOf(id))[0].id as string;
};
const enroll = (session_id: string, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
const told = () => work(server, notificationReactions, server.clock.now());
const inbox = async () => {
  await told();
  return (await club.student.get('/api/notifications/')).body.results as { kind: string; body: string }[];
};

describe('a message', () => {
  test('of a class that becomes longer says how long it was and is', async () => {
    const session = await once(2, { duration_minutes: 60 });
    await enroll(session, club.student.profile_id);
    const longer = { duration_minutes: 90 };
    expect((await club.admin.patch(`/api/classes/sessions/${session}/`, longer)).status).toBe(200);
    const [change] = await inbox();
    expect(change).toMatchObject({ kind: 'session_changed' });
    expect(change?.body).toContain('Before: Wednesday 4 March at 19:00–20:00\n');
    expect(change?.body).toContain('Wednesday 4 March at 19:00–20:30 · ');
  });

  test('to who is taken off the waiting list speaks of the list', async () => {
    const session = await once(3, { max_participants: 1, min_participants: 1 });
    await enroll(session, await buildClient(server.db, club.place));
    await enroll(session, club.student.profile_id);
    await club.admin.post(`/api/classes/sessions/${session}/cancel_enrollment/`, {
      student_id: club.student.profile_id,
    });
    const [off] = await inbox();
    expect(off?.body).toContain('The club has taken you off the waiting list:');
  });

  test('to an address that two people have names whom it is about, each once', async () => {
    const session = await once(4, { max_participants: 4 });
    const ids: string[] = [];
    for (const name of ['Leo', 'Ana']) {
      const id = await buildClient(server.db, club.place);
      ids.push(id);
      await server.owner.query(
        `update client_profiles set email = 'casa@example.test', display_name = $2 where id = $1`,
        [id, name],
      );
      expect((await enroll(session, id)).status).toBe(201);
    }
    await club.admin.post(`/api/classes/sessions/${session}/cancel/`, { reason: 'Lluvia' });
    await told();
    const { rows } = await server.owner.query(
      `select body from mails where to_email = 'casa@example.test' and subject like '%cancelada%' order by body`,
    );
    expect(rows.map((row) => /\((\w+)\)/.exec(row.body)?.[1])).toEqual(['Ana', 'Leo']);
  });
});
