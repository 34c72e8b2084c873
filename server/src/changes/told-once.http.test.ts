import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
  await server.owner.query(`update users set locale = 'en'`);
});

const tell = () => work(server, notificationReactions, server.clock.now());
type Person = Timetable['student'];
/** What somebody has been told since the last time that this was asked. */
async function newsOf(who: Person): Promise<{ kind: string; body: string; session_ids: string[] }[]> {
  await tell();
  const { results } = (await who.get('/api/notifications/?unread=true')).body;
  await who.post('/api/notifications/read_all/', {});
  return results;
}
const mailsTo = async ({ email }: Person) =>
  (await server.owner.query('select body, calendar from mails where to_email = $1 order by id', [email]))
    .rows;

async function once(name: string, local_date: string, hour: string, more = {}): Promise<ApiSession> {
  const weekday = (new Date(local_date).getUTCDay() + 6) % 7;
  const { id } = await club.published({
    ...{ name, recurrence_days: [weekday], start_date: local_date, end_date: local_date, start_time: hour },
    ...more,
  });
  const [session] = await club.sessionsOf(id);
  return session;
}
const enrol = (session: ApiSession, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });

describe('one change, one message for each person', () => {
  let off: ApiSession;
  let moved: ApiSession;
  let effect: { id: string };

  beforeAll(async () => {
    off = await once('Tarde', '2026-03-10', '17:00');
    moved = await once('Noche', '2026-03-10', '20:00');
    for (const session of [off, moved]) await enrol(session, club.student.profile_id);
    await newsOf(club.student);
    await newsOf(club.coach);
  });

  const mailsBefore = async () => (await mailsTo(club.student)).length;

  test('says that one class is off and that the other is elsewhere', async () => {
    const sent = await mailsBefore();
    const path = `/api/clubs/${club.place.club_id}/closures/`;
    const days = { starts_on: '2026-03-10', ends_on: '2026-03-10', name: 'Obras' };
    const { classes } = (await club.admin.post(`${path}preview/`, days)).body;
    const choice = ({ session_id, version }: ApiSession) =>
      session_id === off.id
        ? { session_id, version, action: 'cancel' }
        : { session_id, version, action: 'move', local_date: '2026-03-11' };
    const { status, body } = await club.admin.post(path, { ...days, classes: classes.map(choice) });
    expect(status).toBe(201);
    effect = body.effect;
    const news = await newsOf(club.student);
    expect(news.map((one) => [one.kind, one.session_ids])).toEqual([
      ['session_cancelled', [off.id, moved.id]],
    ]);
    const coach = off.instructor.display_name;
    expect(news[0]?.body).toBe(
      `${[
        'This class is cancelled:',
        `- Tarde · Tuesday 10 March at 17:00 · Pista 1 · with ${coach}`,
        'Reason: Obras',
        'This class has changed:',
        'Before: Tuesday 10 March at 20:00',
        'Now:',
        `- Noche · Wednesday 11 March at 20:00 · Pista 1 · with ${coach}`,
        'If you cannot come, you can give the place up until Wednesday 11 March at 08:00: nothing is lost.',
        off.club.name,
      ].join('\n\n')}\n`,
    );
    const mails = (await mailsTo(club.student)).slice(sent);
    expect(mails).toHaveLength(1);
    const statusOf = (id: string) =>
      new RegExp(`UID:${id}@[\\s\\S]*?STATUS:(\\w+)`).exec(mails[0].calendar)?.[1];
    expect([statusOf(off.id), statusOf(moved.id)]).toEqual(['CANCELLED', 'CONFIRMED']);
    expect((await newsOf(club.coach)).map((one) => one.kind)).toEqual(['session_cancelled']);
  });

  test('and taken back, that the one takes place and the other is where it was', async () => {
    const path = `/api/changes/${effect.id}/undo/`;
    const { classes } = (await club.admin.post(`${path}preview/`)).body;
    const chosen = classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    expect((await club.admin.post(path, { classes: chosen })).body).toMatchObject({ told: 1 });
    const news = await newsOf(club.student);
    expect(news.map((one) => [one.kind, one.session_ids])).toEqual([
      ['session_reinstated', [off.id, moved.id]],
    ]);
    expect(news[0]?.body).toMatch(/takes place after all[\s\S]*This class has changed:/);
    expect((await newsOf(club.coach)).map((one) => one.kind)).toEqual(['session_reinstated']);
  });

  test('says with the class that is off which place it makes theirs', async () => {
    const [other] = [await buildClient(server.db, club.place)];
    const held = await once('Suya', '2026-03-17', '19:00');
    const full = await once('Llena', '2026-03-17', '19:30', {
      ...{ instructor_id: club.colleague.profile_id, court_id: club.other_court_id },
      ...{ max_participants: 1, min_participants: 1 },
    });
    await enrol(full, other);
    await club.admin.post(`/api/classes/sessions/${full.id}/enroll/`, {
      ...{ student_id: club.student.profile_id, waitlist: true },
    });
    await enrol(held, club.student.profile_id);
    await club.admin.post(`/api/classes/sessions/${full.id}/cancel_enrollment/`, { student_id: other });
    await newsOf(club.student);
    const path = `/api/clubs/${club.place.club_id}/stoppages/`;
    const rain = { local_date: '2026-03-17', from: '18:00', until: '21:00', reason: 'Lluvia' };
    const { classes } = (await club.admin.post(`${path}preview/`, rain)).body;
    const choice = ({ session_id, version }: ApiSession) => ({
      ...{ session_id, version, action: session_id === held.id ? 'cancel' : 'keep' },
    });
    const { body } = await club.admin.post(path, { ...rain, classes: classes.map(choice) });
    expect(body).toMatchObject({ effect: { cancelled: 1, kept: 1, told: 1 } });
    const news = await newsOf(club.student);
    expect(news.map((one) => [one.kind, one.session_ids])).toEqual([
      ['session_cancelled', [held.id, full.id]],
    ]);
    expect(news[0]?.body).toContain('A place became free and is now yours:');
  });
});
