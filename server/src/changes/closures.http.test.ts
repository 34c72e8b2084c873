import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { newId } from '../kernel/ids.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* What a closure that is added later does to the classes on its days. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let silent: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  silent = await buildClient(server.db, club.place, { name: 'Sin correo' });
  await server.owner.query("update client_profiles set phone = '600 000 001' where id = $1", [silent]);
});

const path = () => `/api/clubs/${club.place.club_id}/closures/`;
const enrolIn = (session: string, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session}/enroll/`, { student_id });
const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as {
    kind: string;
    session_ids: string[];
    body: string;
  }[];
};
const seen = (preview: { classes: ApiSession[] }, action: string) =>
  preview.classes.map(({ session_id, version }) => ({ session_id, version, action }));

describe('a closure over three booked weeks', () => {
  const days = { starts_on: '2026-04-06', ends_on: '2026-04-22', name: 'Obras' };
  let ids: string[];
  let place_id: string;
  beforeAll(async () => {
    const { id } = await club.published({ name: 'Martes', end_date: '2026-05-26' });
    const sessions = await club.sessionsOf(id);
    ids = sessions.filter((one) => one.local_date >= '2026-04-06').map((one) => one.id);
    const taken = await club.admin.post(`/api/classes/schedules/${id}/places/`, {
      student_id: club.student.profile_id,
    });
    place_id = taken.body.place.id;
    await enrolIn(ids[0]!, silent);
  });

  test('shows the classes, the people, whom to call and the fixed places, and writes nothing', async () => {
    const { status, body } = await club.admin.post(`${path()}preview/`, days);
    expect(status).toBe(200);
    expect(body.classes).toMatchObject([
      {
        session_id: ids[0],
        ...{ name: 'Martes', local_date: '2026-04-07', local_time: '19:00', court: { name: 'Pista 1' } },
        instructor: { id: club.coach.profile_id },
        ...{ enrolled_count: 2, waitlisted_count: 0, offers: ['cancel', 'move', 'keep'], substitutes: [] },
      },
      { local_date: '2026-04-14', enrolled_count: 1 },
      { local_date: '2026-04-21', enrolled_count: 1 },
    ]);
    expect(body.people).toMatchObject([
      { student_id: silent, reachable: false, contacts: [{ name: 'Sin correo', phone: '600 000 001' }] },
      { student_id: club.student.profile_id, reachable: true, session_ids: ids.slice(0, 3) },
    ]);
    expect(body.fixed_places).toMatchObject([
      { place_id, schedule_name: 'Martes', dates: ['2026-04-07', '2026-04-14', '2026-04-21'] },
    ]);
    expect((await club.admin.get(path())).body.results).toEqual([]);
  });

  test('is not added while nobody said what becomes of them', async () => {
    const { status, body } = await club.admin.post(path(), days);
    expect([status, body.code]).toEqual([409, 'changes.undecided']);
    expect(body.classes.map((one: ApiSession) => one.session_id)).toEqual(ids.slice(0, 3));
    expect((await club.admin.get(path())).body.results).toEqual([]);
  });

  test('is refused whole when a class is not the one that was seen', async () => {
    const preview = (await club.admin.post(`${path()}preview/`, days)).body;
    const late = await buildClient(server.db, club.place);
    await enrolIn(ids[1]!, late);
    const { status, body } = await club.admin.post(path(), { ...days, classes: seen(preview, 'cancel') });
    expect([status, body.code]).toEqual([409, 'changes.outdated']);
    expect(body).toMatchObject({ classes: [{ session_id: ids[1], enrolled_count: 2 }], gone: [] });
    const { rows } = await server.owner.query('select status from class_sessions where id = any($1)', [ids]);
    expect(rows.some((row) => row.status === 'cancelled')).toBe(false);
    await club.admin.post(`/api/classes/sessions/${ids[1]}/cancel_enrollment/`, { student_id: late });
  });

  test('offers no substitute, and names the choice that is wrong', async () => {
    const preview = (await club.admin.post(`${path()}preview/`, days)).body;
    const classes = seen(preview, 'cancel').map((one, at) =>
      at === 1 ? { ...one, action: 'substitute' } : one,
    );
    const { status, body } = await club.admin.post(path(), { ...days, classes });
    expect([status, body.errors[0].path]).toEqual([422, '/classes/1/action']);
  });

  test('cancels what was chosen, keeps the rest, tells each person once and the desk whom to call', async () => {
    await inbox(club.student);
    const preview = (await club.admin.post(`${path()}preview/`, days)).body;
    const classes = seen(preview, 'cancel').map((one, at) => (at === 2 ? { ...one, action: 'keep' } : one));
    const key = { 'idempotency-key': newId() };
    const { status, body } = await club.admin.post(path(), { ...days, classes }, key);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...days, effect: { cancelled: 2, substituted: 0, kept: 1, told: 1 } });
    expect(body.effect.to_call).toMatchObject([
      { student_id: silent, contacts: [{ name: 'Sin correo', phone: '600 000 001' }] },
    ]);
    expect((await club.admin.post(path(), { ...days, classes }, key)).body).toEqual(body);
    const { rows } = await server.owner.query(
      'select id, status, cancel_reason, enrolled_count from class_sessions where id = any($1) order by scheduled_datetime',
      [ids.slice(0, 3)],
    );
    expect(rows).toMatchObject([
      { status: 'cancelled', cancel_reason: 'Obras', enrolled_count: 0 },
      { status: 'cancelled', cancel_reason: 'Obras', enrolled_count: 0 },
      { status: 'confirmed', enrolled_count: 1 },
    ]);
    const told = (await inbox(club.student)).filter((one) => one.kind === 'session_cancelled');
    expect(told.map((one) => one.session_ids)).toEqual([ids.slice(0, 2)]);
    expect(told[0]?.body).toContain('Obras');
    const coach = (await inbox(club.coach)).filter((one) => one.kind === 'session_cancelled');
    expect(coach.map((one) => one.session_ids)).toEqual([ids.slice(0, 2)]);
  });

  test('leaves the fixed place and its other dates as they were', async () => {
    const places = await club.student.get('/api/classes/places/');
    expect(places.body.results).toMatchObject([
      { id: place_id, status: 'active', pauses: [], ends_on: null },
    ]);
    const { rows } = await server.owner.query(
      "select session_id, status from class_enrollments where student_id = $1 and session_id = any($2) and status = 'enrolled'",
      [club.student.profile_id, ids],
    );
    expect(rows).toHaveLength(ids.length - 2);
  });

  test('is not asked about again, frees the courts, and lets no class be moved onto it', async () => {
    const { rows } = await server.owner.query(
      "select id from reservations where class_session_id = any($1) and status = 'confirmed'",
      [ids.slice(0, 2)],
    );
    expect(rows).toEqual([]);
    expect((await club.admin.post(`${path()}preview/`, days)).body.classes).toHaveLength(1);
    const moved = await club.admin.patch(`/api/classes/sessions/${ids[4]}/`, { local_date: '2026-04-08' });
    expect(moved).toMatchObject({
      status: 409,
      body: { code: 'scheduling.club_closed', params: { date: '2026-04-08' } },
    });
    const kept = await club.admin.patch(`/api/classes/sessions/${ids[2]}/`, { local_time: '18:00' });
    expect(kept.status).toBe(200);
  });
});

describe('a closure', () => {
  test('over days without classes is simply added', async () => {
    const { status, body } = await club.admin.post(path(), {
      starts_on: '2026-12-25',
      ends_on: '2026-12-25',
    });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('effect');
  });

  test('can be decided in one word; where cancellations are not told, everybody is to be called', async () => {
    const { id } = await club.published({
      start_date: '2026-05-06',
      recurrence: 'once',
      recurrence_days: [],
    });
    const [session] = await club.sessionsOf(id);
    await enrolIn(session.id, club.student.profile_id);
    const setting = (cancellation_notification: boolean | null) =>
      club.admin.patch('/api/settings/', {
        club_id: club.place.club_id,
        values: { cancellation_notification },
      });
    expect((await setting(false)).status).toBe(200);
    const day = { starts_on: '2026-05-06', ends_on: '2026-05-06' };
    const { body } = await club.admin.post(path(), { ...day, otherwise: 'cancel' });
    await setting(null);
    expect(body.effect).toMatchObject({
      ...{ cancelled: 1, told: 0 },
      to_call: [{ student_id: club.student.profile_id }],
    });
    const { rows } = await server.owner.query('select cancel_reason from class_sessions where id = $1', [
      session.id,
    ]);
    expect(rows).toEqual([{ cancel_reason: 'club_closed' }]);
  });

  test('is for those who run the club', async () => {
    const day = { starts_on: '2026-12-31', ends_on: '2026-12-31' };
    const stranger = await person(server, (await buildTimetable(server)).place, 'owner');
    for (const to of [path(), `${path()}preview/`]) {
      expect((await club.coach.post(to, day)).status).toBe(403);
      expect((await club.student.post(to, day)).status).toBe(403);
      expect((await stranger.post(to, day)).status).toBe(404);
      expect((await club.admin.post(to, { ...day, ends_on: '2026-12-30' })).status).toBe(422);
    }
  });
});
