import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith, enrollmentRow, sessionRow } from '../../test/classes.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, type SessionOptions } from '../../test/sessions.ts';

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

describe('check-in', () => {
  test("somebody else's enrolment answers as one that does not exist", async () => {
    const { url, enrolled } = await classOf([ana.profile_id]);
    for (const who of [ben, otherCoach]) {
      const of = async (enrollment_id: unknown) =>
        (await who.post(`${url}/check_in/`, { enrollment_id })).body;
      const { request_id: _, ...answer } = await of(enrolled.get(ana.profile_id));
      expect(await of('00000000-0000-7000-8000-000000000000')).toMatchObject(answer);
    }
  });

  test('the desk and the instructor check in by hand, the method is kept, and twice is once', async () => {
    const { id, url, moment, enrolled } = await classOf([ana.profile_id, ben.profile_id]);
    moment(-20);
    const first = await admin.post(`${url}/check_in/`, { student_id: ana.profile_id });
    expect(first).toMatchObject({
      status: 200,
      body: { checked_in: true, present: true, check_in_method: 'desk', status: 'enrolled' },
    });
    const second = await coach.post(`${url}/check_in/`, { enrollment_id: enrolled.get(ben.profile_id) });
    expect(second).toMatchObject({ status: 200, body: { check_in_method: 'instructor' } });
    moment(5);
    const again = await coach.post(`${url}/check_in/`, { student_id: ana.profile_id });
    expect(again.body).toEqual({ ...first.body, instructor_notes: '', abilities: again.body.abilities });
    expect(await sessionRow(server, id)).toMatchObject({ attended_count: 2, enrolled_count: 2 });
  });

  test('a student checks in with the code of the session, and with no other', async () => {
    const { url, moment } = await classOf();
    const other = await classOf();
    const { body: shown } = await coach.get(`${url}/check_in_code/`);
    expect(shown.url).toContain(shown.code);
    expect((await admin.get(`${url}/check_in_code/`)).body).toEqual(shown);
    const { body: wrong } = await coach.get(`${other.url}/check_in_code/`);
    expect(wrong.code).not.toBe(shown.code);
    moment(0);
    const codes: (string | undefined)[] = [undefined, '', wrong.code];
    for (const code of codes)
      expect(await ana.post(`${url}/check_in/`, code === undefined ? {} : { code })).toMatchObject({
        status: 409,
        body: { code: 'attendance.wrong_code' },
      });
    const written = `${shown.code.slice(0, 4)}-${shown.code.slice(4)}`.toLowerCase();
    expect(await ana.post(`${url}/check_in/`, { code: written })).toMatchObject({
      status: 200,
      body: { checked_in: true, check_in_method: 'qr', instructor_notes: '[Access Denied]' },
    });
  });

  test('the code works from the opening, included, to the closing, excluded', async () => {
    const { url, moment } = await classOf([ana.profile_id, ben.profile_id]);
    const {
      body: { code },
    } = await coach.get(`${url}/check_in_code/`);
    const attempt = async (who: Caller, minutes: number) => {
      moment(minutes);
      const { status, body } = await who.post(`${url}/check_in/`, { code });
      return status === 200 ? 'ok' : body.code;
    };
    expect(await attempt(ana, -31)).toBe('attendance.too_early');
    expect(await attempt(ana, -30)).toBe('ok');
    expect(await attempt(ben, 30)).toBe('attendance.too_late');
    expect(await attempt(ben, 29)).toBe('ok');
  });

  test('only those with a place are checked in', async () => {
    const waiting = await client();
    const { url, moment } = await classOf([ana.profile_id, waiting], { max_participants: 1 });
    const {
      body: { code },
    } = await coach.get(`${url}/check_in_code/`);
    moment(0);
    for (const reply of [
      await admin.post(`${url}/check_in/`, { student_id: waiting }),
      await admin.post(`${url}/check_in/`, { student_id: await client() }),
      await ben.post(`${url}/check_in/`, { code }),
    ])
      expect(reply).toMatchObject({ status: 409, body: { code: 'attendance.not_enrolled' } });
  });

  test('nobody checks somebody else in, or learns of them', async () => {
    const { url, moment, enrolled } = await classOf();
    const {
      body: { code },
    } = await coach.get(`${url}/check_in_code/`);
    moment(0);
    expect((await ben.post(`${url}/check_in/`, { student_id: ana.profile_id, code })).status).toBe(404);
    expect(
      (await ben.post(`${url}/check_in/`, { enrollment_id: enrolled.get(ana.profile_id), code })).status,
    ).toBe(404);
    expect((await otherCoach.post(`${url}/check_in/`, { student_id: ana.profile_id })).status).toBe(404);
    for (const reply of [
      await otherCoach.get(`${url}/check_in_code/`),
      await ana.get(`${url}/check_in_code/`),
      await otherCoach.get(`${url}/attendance/`),
      await otherCoach.delete(`${url}/check_in/?student_id=${ana.profile_id}`),
    ])
      expect(reply.status).toBe(403);
  });

  test('a guardian checks a dependant in with the code', async () => {
    const child = await client();
    const parent = await person(server, place, 'student');
    await lookAfter(server.db, place, parent.profile_id, child);
    const { url, moment } = await classOf([child]);
    const {
      body: { code },
    } = await coach.get(`${url}/check_in_code/`);
    moment(0);
    const guardian = await parent.post(`${url}/check_in/`, { student_id: child, code });
    expect(guardian).toMatchObject({ status: 200, body: { student_id: child, check_in_method: 'qr' } });
  });

  test('nobody is checked in to a cancelled class', async () => {
    const { id, url, moment } = await classOf();
    await server.owner.query(
      "update class_sessions set status = 'cancelled', cancelled_at = now() where id = $1",
      [id],
    );
    moment(0);
    expect(await admin.post(`${url}/check_in/`, { student_id: ana.profile_id })).toMatchObject({
      status: 409,
      body: { code: 'attendance.session_cancelled' },
    });
  });

  test('a check-in is taken back, and the place can be cancelled again', async () => {
    const { id, url, moment, enrolled } = await classOf();
    moment(-20);
    await admin.post(`${url}/check_in/`, { student_id: ana.profile_id });
    expect((await ana.post(`${url}/cancel_enrollment/`, {})).body.code).toBe('enrollment.already_attended');
    const undone = await coach.delete(`${url}/check_in/?student_id=${ana.profile_id}`);
    expect(undone).toMatchObject({ status: 200, body: { id: null, present: null, checked_in: false } });
    expect(await sessionRow(server, id)).toMatchObject({ attended_count: 0 });
    expect((await ana.post(`${url}/cancel_enrollment/`, {})).status).toBe(200);
    expect(await enrollmentRow(server, enrolled.get(ana.profile_id))).toMatchObject({
      status: 'cancelled',
      checked_in: false,
    });
  });
});
