import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith, enrollmentRow, sessionRow } from '../../test/classes.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, type SessionOptions } from '../../test/sessions.ts';
import { markNoShows } from './jobs.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Caller = Cast['ana'];
let cast: Cast;
let place: Place;
let admin: Cast['admin'];
let coach: Cast['coach'];
let otherCoach: Cast['otherCoach'];
let ana: Cast['ana'];
let ben: Cast['ben'];
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
  ({ place, admin, coach, otherCoach, ana, ben } = cast);
});
const classOf = (students = [ana.profile_id], options: SessionOptions = {}) =>
  classWith(server, cast, students, options);
const client = () => buildClient(server.db, place);

describe('marking attendance', () => {
  const mark = (who: Caller, url: string, ...entries: object[]) =>
    who.post(`${url}/mark_attendance/`, { entries });

  test('the whole roster goes in one call, and the next one corrects it', async () => {
    const [cleo, dan] = [await client(), await client()];
    const { id, url, moment, enrolled } = await classOf([ana.profile_id, cleo, dan]);
    moment(10);
    const marked = await mark(
      coach,
      url,
      { student_id: ana.profile_id, present: true, instructor_notes: 'Good volley', performance_rating: 4 },
      { enrollment_id: enrolled.get(cleo), present: true },
      { student_id: dan, present: false },
    );
    expect(marked.status).toBe(200);
    expect(await sessionRow(server, id)).toMatchObject({ attended_count: 2, enrolled_count: 3 });
    expect(await enrollmentRow(server, enrolled.get(dan))).toMatchObject({
      status: 'enrolled',
      checked_in: false,
    });
    const corrected = await mark(
      coach,
      url,
      { student_id: cleo, present: false },
      { student_id: dan, present: true },
    );
    const present = Object.fromEntries(
      corrected.body.results.map((row: { student_id: string; present: boolean }) => [
        row.student_id,
        row.present,
      ]),
    );
    expect(present).toEqual({ [ana.profile_id]: true, [cleo]: false, [dan]: true });
    expect(
      corrected.body.results.find((row: { student_id: string }) => row.student_id === ana.profile_id),
    ).toMatchObject({
      instructor_notes: 'Good volley',
      performance_rating: 4,
    });
    expect(await sessionRow(server, id)).toMatchObject({ attended_count: 2 });
  });

  test('one wrong entry refuses the whole call and is named by its path', async () => {
    const waiting = await client();
    const { id, url, moment } = await classOf([ana.profile_id, waiting], { max_participants: 1 });
    moment(10);
    const refused = await mark(
      coach,
      url,
      { student_id: ana.profile_id, present: true },
      { student_id: ana.profile_id, present: true },
      { present: true },
      { student_id: waiting, present: true },
      { student_id: ben.profile_id, present: true },
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
      '/entries/1',
      '/entries/2/student_id',
      '/entries/3/student_id',
      '/entries/4/student_id',
    ]);
    expect(await sessionRow(server, id)).toMatchObject({ attended_count: 0 });
    const times = { arrival_time: '2026-03-20T19:00:00+01:00', departure_time: '2026-03-20T18:00:00+01:00' };
    expect(
      (await mark(coach, url, { student_id: ana.profile_id, present: true, ...times })).body.errors,
    ).toEqual([expect.objectContaining({ path: '/entries/0/departure_time' })]);
    expect(
      (await mark(coach, url, { student_id: ana.profile_id, present: false, performance_rating: 3 })).body
        .errors,
    ).toEqual([expect.objectContaining({ path: '/entries/0/performance_rating' })]);
  });

  test('it is open from the opening of check-in until a week after the end', async () => {
    const { url, moment } = await classOf();
    const attempt = async (minutes: number) => {
      moment(minutes);
      const { status, body } = await mark(coach, url, { student_id: ana.profile_id, present: true });
      return status === 200 ? 'ok' : body.code;
    };
    const week = 7 * 24 * 60;
    expect(await attempt(-31)).toBe('attendance.too_early');
    expect(await attempt(60 + week)).toBe('attendance.too_late');
    expect(await attempt(60 + week - 1)).toBe('ok');
    expect(await attempt(-30)).toBe('ok');
  });

  test('absent from a class that is over is a no-show that keeps its place, until corrected', async () => {
    const { id, url, moment, enrolled } = await classOf();
    moment(61);
    await mark(admin, url, { student_id: ana.profile_id, present: false });
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({ status: 'no_show' });
    expect(await sessionRow(server, id)).toMatchObject({ enrolled_count: 1, attended_count: 0 });
    await mark(coach, url, { student_id: ana.profile_id, present: true });
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({
      status: 'enrolled',
      checked_in: true,
    });
    expect(await sessionRow(server, id)).toMatchObject({ enrolled_count: 1, attended_count: 1 });
  });

  test('the desk, the instructor and the substitute mark; another instructor and a student do not', async () => {
    const { id, url, moment } = await classOf();
    moment(0);
    const entry = { student_id: ana.profile_id, present: true };
    expect((await mark(otherCoach, url, entry)).status).toBe(403);
    expect((await mark(ana, url, entry)).status).toBe(403);
    await server.owner.query('update class_sessions set substitute_instructor_id = $2 where id = $1', [
      id,
      otherCoach.profile_id,
    ]);
    for (const who of [otherCoach, coach, admin]) expect((await mark(who, url, entry)).status).toBe(200);
    const stranger = await person(server, await buildClub(server.db), 'club_admin');
    expect((await mark(stranger, url, entry)).status).toBe(404);
    expect((await stranger.get(`${url}/attendance/`)).status).toBe(404);
    expect(
      (await stranger.post(`${url}/check_in/`, entry.present ? { student_id: entry.student_id } : {})).status,
    ).toBe(404);
  });

  test('notes are for the instructor, the substitute and staff; everybody else is denied', async () => {
    const { url, moment } = await classOf();
    moment(0);
    await mark(coach, url, { student_id: ana.profile_id, present: true, instructor_notes: 'Backhand late' });
    const notes = async (who: Caller) =>
      (await who.get(`${url}/attendance/`)).body.results[0].instructor_notes;
    expect(await notes(coach)).toBe('Backhand late');
    expect(await notes(admin)).toBe('[Access Denied]');
    const owner = await person(server, place, 'owner');
    expect(await notes(owner)).toBe('[Access Denied]');
    const refused = await mark(admin, url, {
      student_id: ana.profile_id,
      present: true,
      instructor_notes: 'x',
    });
    expect(refused.body.errors).toEqual([expect.objectContaining({ path: '/entries/0/instructor_notes' })]);
    await mark(admin, url, { student_id: ana.profile_id, present: true, performance_rating: 5 });
    expect(await notes(coach)).toBe('Backhand late');
    const staff = await server.signUp();
    await server.owner.query('update users set is_staff = true where id = $1', [staff.user_id]);
    const asStaff = server.as({
      authorization: `Bearer ${staff.token}`,
      'bandeja-organization': place.organization_slug,
    });
    expect((await asStaff.get(`${url}/attendance/`)).body.results[0].instructor_notes).toBe('Backhand late');
    const mine = await ana.get('/api/classes/my_attendance/');
    expect(JSON.stringify(mine.body)).not.toContain('Backhand');
    expect(mine.body.results[0]).toMatchObject({
      instructor_notes: '[Access Denied]',
      performance_rating: 5,
    });
  });
});

describe('the student’s side', () => {
  test('my attendance lists the latest first, in pages, and nobody else’s', async () => {
    const cai = await person(server, place, 'student');
    const held = [];
    for (let i = 0; i < 3; i++) {
      const { id, url, moment } = await classOf([cai.profile_id, ana.profile_id]);
      moment(0);
      await admin.post(`${url}/check_in/`, { student_id: cai.profile_id });
      held.push(id);
    }
    const first = await cai.get('/api/classes/my_attendance/?limit=2');
    expect(first.body.results.map((row: { session_id: string }) => row.session_id)).toEqual([
      held[2],
      held[1],
    ]);
    const next = await cai.get(`/api/classes/my_attendance/?limit=2&cursor=${first.body.next_cursor}`);
    expect(next.body).toMatchObject({ results: [{ session_id: held[0], present: true }], next_cursor: null });
    expect((await cai.get(`/api/classes/my_attendance/?student_id=${ana.profile_id}`)).status).toBe(404);
    expect((await cai.get('/api/classes/my_attendance/?cursor=WzEsMl0')).status).toBe(400);
  });

  test('only who attended rates the class, and only their own row', async () => {
    const { url, moment } = await classOf([ana.profile_id, ben.profile_id]);
    moment(61);
    const { body } = await admin.post(`${url}/mark_attendance/`, {
      entries: [
        { student_id: ana.profile_id, present: true },
        { student_id: ben.profile_id, present: false },
      ],
    });
    const idOf = (who: Caller) =>
      body.results.find((row: { student_id: string }) => row.student_id === who.profile_id).id;
    const rate = (who: Caller, id: string) =>
      who.patch(`/api/classes/attendance/${id}/feedback/`, { student_rating: 5, student_feedback: 'Great' });
    expect(await rate(ana, idOf(ana))).toMatchObject({
      status: 200,
      body: { student_rating: 5, student_feedback: 'Great' },
    });
    expect(await rate(ben, idOf(ben))).toMatchObject({
      status: 409,
      body: { code: 'attendance.not_attended' },
    });
    expect((await rate(ben, idOf(ana))).status).toBe(404);
    expect((await rate(coach, idOf(ana))).status).toBe(404);
    expect(
      (await ana.patch(`/api/classes/attendance/${idOf(ana)}/feedback/`, { student_rating: 6 })).status,
    ).toBe(400);
  });
});

describe('no-shows', () => {
  const run = async () => (await asSystem(server.db, place, server.clock.now(), markNoShows)).done;

  test('whoever did not check in is a no-show once the grace is over, once', async () => {
    const { id, url, moment, enrolled } = await classOf([ana.profile_id, ben.profile_id]);
    moment(0);
    await admin.post(`${url}/check_in/`, { student_id: ana.profile_id });
    moment(119);
    await run();
    expect(await enrollmentRow(server, enrolled.get(ben.profile_id))).toMatchObject({ status: 'enrolled' });
    moment(120);
    expect(await run()).toBeGreaterThanOrEqual(1);
    expect(await run()).toBe(0);
    expect(await enrollmentRow(server, enrolled.get(ben.profile_id))).toMatchObject({ status: 'no_show' });
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({
      status: 'enrolled',
      checked_in: true,
    });
    expect(await sessionRow(server, id)).toMatchObject({ enrolled_count: 2, attended_count: 1 });
    const roster = await coach.get(`${url}/attendance/`);
    expect(new Set(roster.body.results.map((row: { present: boolean }) => row.present))).toEqual(
      new Set([true, false]),
    );
  });

  test('a class finished by hand and a correction afterwards are both respected', async () => {
    const { id, url, moment, enrolled } = await classOf();
    await server.owner.query("update class_sessions set status = 'completed' where id = $1", [id]);
    moment(121);
    await run();
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({ status: 'no_show' });
    await coach.post(`${url}/mark_attendance/`, { entries: [{ student_id: ana.profile_id, present: true }] });
    expect(await run()).toBe(0);
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({
      status: 'enrolled',
      checked_in: true,
    });
  });
});
