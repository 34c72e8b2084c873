import { beforeEach, describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';

/** A Thursday: that week's Monday and Tuesday lie ahead. */
const before = '2026-11-19T09:00:00Z';
const server = useServer({ now: before });
let t: Timetable;
beforeEach(async () => {
  server.clock.set(before);
  t = await buildTimetable(server);
});
const path = (session: { id: string }, action = '') => `/api/classes/sessions/${session.id}/${action}`;

/** Mondays from 23 November to 14 December (or other days), with one who holds a fixed place. */
async function group(changes: object = {}): Promise<{ id: string; sessions: ApiSession[] }> {
  const { id } = await t.published({
    start_date: '2026-11-23',
    end_date: '2026-12-20',
    recurrence_days: [0],
    ...changes,
  });
  const taken = await t.admin.post(`/api/classes/schedules/${id}/places/`, {
    student_id: t.student.profile_id,
  });
  expect(taken.status).toBe(201);
  return { id, sessions: await t.sessionsOf(id) };
}
const change = (id: string, body: object) => t.admin.patch(`/api/classes/schedules/${id}/`, body);
const changed = async (id: string, body: object) => {
  const reply = await change(id, body);
  expect(reply.body.code ?? reply.status).toBe(200);
};
const callOff = async (session: { id: string }) =>
  expect((await t.admin.post(path(session, 'cancel/'), { reason: 'Lluvia' })).status).toBe(200);
/** The classes that take place, and who is in them. */
const classes = async (id: string) =>
  (await t.sessionsOf(id))
    .filter((one) => one.status !== 'cancelled')
    .map((one) => `${one.local_date.slice(5)} (${one.enrolled_count})`);

describe('a series whose weekday changes', () => {
  test('keeps the week that was called off called off, and says it only of that week', async () => {
    const { id, sessions } = await group();
    await callOff(sessions[0]);
    await changed(id, { recurrence_days: [1] });
    expect(await classes(id)).toEqual(['12-01 (1)', '12-08 (1)', '12-15 (1)']);
    const off = (await t.sessionsOf(id)).filter((one) => one.status === 'cancelled');
    expect(off).toMatchObject([{ id: sessions[0].id, local_date: '2026-11-23', cancel_reason: 'Lluvia' }]);
    const night = await t.admin.post(`/api/classes/schedules/${id}/generate_sessions/`, {});
    expect(night.body.sessions).toEqual([]);
  });

  test('twice, or back again, leaves that week off and every other class as it was', async () => {
    const { id, sessions } = await group();
    await callOff(sessions[0]);
    const asBefore = await classes(id);
    for (const recurrence_days of [[1], [1], [4], [0]]) await changed(id, { recurrence_days });
    expect(await classes(id)).toEqual(asBefore);
    expect((await t.sessionsOf(id)).map((one) => one.id)).toEqual(sessions.map((one) => one.id));
  });

  test('gives the group no second class in the week in which it had one', async () => {
    const { id } = await group({ recurrence_days: [1] });
    server.clock.set('2026-11-24T21:00:00Z');
    await changed(id, { recurrence_days: [2] });
    expect(await classes(id)).toEqual(['11-24 (1)', '12-02 (1)', '12-09 (1)', '12-16 (1)']);
    server.clock.set('2026-11-24T21:30:00Z');
    await changed(id, { recurrence_days: [1] });
    expect(await classes(id)).toEqual(['11-24 (1)', '12-01 (1)', '12-08 (1)', '12-15 (1)']);
  });

  test('takes its excluded dates along, and those that the change adds as they are', async () => {
    const { id } = await group({ exdates: ['2026-11-30'] });
    const exdates = ['2026-11-30', '2026-12-15'];
    await changed(id, { recurrence_days: [1], exdates, cancel_orphans: true });
    expect(await classes(id)).toEqual(['11-24 (1)', '12-08 (1)']);
    const { body } = await t.admin.get(`/api/classes/schedules/${id}/`);
    expect(body.exdates).toEqual(['2026-12-01', '2026-12-15']);
    await changed(id, { recurrence_days: [0] });
    expect((await t.admin.get(`/api/classes/schedules/${id}/`)).body.exdates).toEqual([
      '2026-11-30',
      '2026-12-14',
    ]);
  });

  test('keeps what was moved by hand where it is, in its week', async () => {
    const { id, sessions } = await group();
    await t.admin.patch(path(sessions[1]), { local_date: '2026-12-03', local_time: '10:00' });
    await changed(id, { recurrence_days: [1] });
    expect(await classes(id)).toEqual(['11-24 (1)', '12-03 (1)', '12-08 (1)', '12-15 (1)']);
  });

  test('from three days to one and back: refused with students, and what was dropped comes back', async () => {
    const days = { recurrence_days: [0, 2, 4], end_date: '2026-11-29' };
    const { id, sessions } = await group(days);
    await callOff(sessions[0]);
    const one = { recurrence_days: [1] };
    expect((await change(id, one)).body).toMatchObject({
      code: 'scheduling.sessions_with_students',
      sessions: [{ local_date: '2026-11-27', enrolled_count: 1 }],
    });
    await changed(id, { ...one, cancel_orphans: true });
    expect(await classes(id)).toEqual(['11-24 (1)']);
    await changed(id, { recurrence_days: [0, 2, 4] });
    expect(await classes(id)).toEqual(['11-25 (1)', '11-27 (1)']);
  });

  test('that comes every second week keeps a fortnight off when the other weeks have it', async () => {
    const { id, sessions } = await group({ recurrence: 'biweekly', end_date: '2027-01-03' });
    await callOff(sessions[1]);
    await changed(id, { start_date: '2026-11-30' });
    expect(await classes(id)).toEqual(['11-30 (1)', '12-28 (1)']);
  });

  test('by the month keeps a month off on another day of it', async () => {
    const monthly = { recurrence: 'monthly', recurrence_days: [], end_date: '2027-02-28' };
    const { id, sessions } = await group(monthly);
    await callOff(sessions[1]);
    await changed(id, { start_date: '2026-11-25' });
    expect(await classes(id)).toEqual(['11-25 (1)', '01-25 (1)']);
  });

  test('across the change of the clocks and over midnight keeps each week', async () => {
    server.clock.set('2027-03-20T09:00:00Z');
    const late = { start_date: '2027-03-22', end_date: '2027-04-11', recurrence_days: [5] };
    const { id, sessions } = await group({ ...late, start_time: '23:30' });
    await callOff(sessions[0]);
    await changed(id, { recurrence_days: [6], start_time: '02:30' });
    expect(await classes(id)).toEqual(['04-04 (1)', '04-11 (1)']);
  });

  test('from one class on keeps the cancellation of a week that follows', async () => {
    const { sessions } = await group();
    await callOff(sessions[2]);
    const reply = await t.admin.patch(path(sessions[1]), { scope: 'following', local_date: '2026-12-01' });
    expect(reply.status).toBe(200);
    expect(await classes(reply.body.schedule_id)).toEqual(['12-01 (1)', '12-15 (1)']);
  });
});

describe('the preview of a change', () => {
  const preview = async (id: string, changes: object) => {
    const { body } = await t.admin.get(`/api/classes/schedules/${id}/`);
    const { start_date, end_date, exdates, recurrence_days } = body;
    const input = t.body({ start_date, end_date, exdates, recurrence_days, ...changes, schedule_id: id });
    const reply = await t.admin.post('/api/classes/schedules/preview/', input);
    expect(reply.body.errors ?? reply.status).toBe(200);
    return reply.body;
  };
  const inShort = (moves: ApiSession[]) =>
    moves.map((one) => `${one.standing} ${one.local_date} > ${one.to_date} (${one.enrolled_count})`);

  test('says of each class what becomes of it, and writes nothing', async () => {
    const { id, sessions } = await group({ exdates: ['2026-12-07'] });
    await callOff(sessions[0]);
    const asBefore = await classes(id);
    const shown = await preview(id, { recurrence_days: [1], end_date: '2026-12-13' });
    expect(inShort(shown.moves)).toEqual([
      'off 2026-11-23 > 2026-11-24 (0)',
      'ahead 2026-11-30 > 2026-12-01 (1)',
      'off 2026-12-07 > 2026-12-08 (0)',
      'ahead 2026-12-14 > null (1)',
    ]);
    expect(shown.sessions.map((one: ApiSession) => one.local_date)).toEqual(['2026-12-01']);
    expect(await classes(id)).toEqual(asBefore);
    await changed(id, { recurrence_days: [1], end_date: '2026-12-13', cancel_orphans: true });
    expect(await classes(id)).toEqual(['12-01 (1)']);
  });

  test('says nothing of the classes when only the name or the price changes', async () => {
    const { id, sessions } = await group();
    await callOff(sessions[0]);
    const shown = await preview(id, { price: 1700 });
    expect(shown).toMatchObject({ moves: [], clashes: [] });
    expect(shown.sessions).toHaveLength(3);
  });

  test('is not given to a stranger', async () => {
    const { id } = await group();
    const input = t.body({ instructor_id: t.colleague.profile_id, schedule_id: id });
    expect((await t.colleague.post('/api/classes/schedules/preview/', input)).status).toBe(404);
  });
});

describe('a series moved onto other classes of its students', () => {
  const elsewhere = () =>
    group({
      name: 'Martes competición',
      recurrence_days: [1],
      end_date: '2026-11-24',
      court_id: t.other_court_id,
      instructor_id: t.colleague.profile_id,
    });

  test('is refused with who has what, until the desk says to keep both', async () => {
    await elsewhere();
    const { id, sessions } = await group();
    const input = t.body({ start_date: '2026-11-23', end_date: '2026-12-20', recurrence_days: [1] });
    const shown = await t.admin.post('/api/classes/schedules/preview/', { ...input, schedule_id: id });
    const clash = {
      session_id: sessions[0].id,
      student_id: t.student.profile_id,
      with: { title: 'Martes competición', starts_at: '2026-11-24T19:00:00+01:00' },
    };
    expect(shown.body.clashes).toMatchObject([clash]);
    const refused = await change(id, { recurrence_days: [1] });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'scheduling.students_busy', params: { count: 1 }, clashes: [clash] },
    });
    expect(await classes(id)).toEqual(['11-23 (1)', '11-30 (1)', '12-07 (1)', '12-14 (1)']);
    await changed(id, { recurrence_days: [1], keep_overlaps: true });
    expect(await classes(id)).toEqual(['11-24 (1)', '12-01 (1)', '12-08 (1)', '12-15 (1)']);
    // What was decided once is not asked again.
    await changed(id, { start_time: '19:30' });
  });

  test('is so for one class too, and for one that becomes longer; not where they only follow each other', async () => {
    await elsewhere();
    const { sessions } = await group();
    const move = (body: object) => t.admin.patch(path(sessions[0]), body);
    expect((await move({ local_date: '2026-11-24' })).body.code).toBe('scheduling.students_busy');
    expect((await move({ local_date: '2026-11-24', local_time: '17:30' })).status).toBe(200);
    expect((await move({ duration_minutes: 120 })).body.code).toBe('scheduling.students_busy');
    expect((await move({ duration_minutes: 120, keep_overlaps: true })).status).toBe(200);
    expect((await move({ duration_minutes: 90 })).status).toBe(200);
  });

  test('disturbs nobody who only waits in one of them, or has left it', async () => {
    const { sessions: others } = await elsewhere();
    const { id } = await group();
    await server.owner.query(
      `update class_enrollments set status = 'cancelled', cancelled_at = now() where session_id = $1`,
      [others[0].id],
    );
    await changed(id, { recurrence_days: [1] });
  });
});
