import { beforeEach, describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';
import { newId } from '../../kernel/ids.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let t: Timetable;
beforeEach(async () => {
  server.clock.set('2026-03-02T09:00:00Z');
  t = await buildTimetable(server);
});
const path = (session: { id: string }, action = '') => `/api/classes/sessions/${session.id}/${action}`;

/** A published schedule and its sessions by time. */
async function published(changes: object = {}): Promise<{ id: string; sessions: ApiSession[] }> {
  const { id } = await t.published({ end_date: '2026-03-31', ...changes });
  return { id, sessions: await t.sessionsOf(id) };
}
const enroll = (session: { id: string }, enrolled_count: number) =>
  server.owner.query('update class_sessions set enrolled_count = $2 where id = $1', [
    session.id,
    enrolled_count,
  ]);
const reservationOf = async (session: { id: string }) => {
  const { rows } = await server.owner.query(
    "select court_id, to_char(starts_at at time zone 'Europe/Madrid', 'MM-DD HH24:MI') as at from reservations where class_session_id = $1 and status = 'confirmed'",
    [session.id],
  );
  return rows;
};
const times = (sessions: ApiSession[]) =>
  sessions.map((one) => `${one.local_date.slice(5)} ${one.local_time}`);

describe('changing this and the following sessions', () => {
  test('ends the schedule the day before, hands its sessions to a successor and keeps hand edits', async () => {
    const { id, sessions } = await published({ end_date: '2026-04-28' });
    await t.admin.patch(path(sessions[3]), { local_time: '08:00', max_participants: 7 });
    const { status, body } = await t.admin.patch(path(sessions[2]), {
      scope: 'following',
      local_time: '20:00',
      max_participants: 6,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      local_date: '2026-03-17',
      local_time: '20:00',
      max_participants: 6,
      edited_fields: [],
    });
    expect(body.schedule_id).not.toBe(id);
    const old = await t.admin.get(`/api/classes/schedules/${id}/`);
    expect(old.body).toMatchObject({ end_date: '2026-03-16', start_time: '19:00', status: 'published' });
    expect(times(await t.sessionsOf(id))).toEqual(['03-03 19:00', '03-10 19:00']);
    const successor = await t.admin.get(`/api/classes/schedules/${body.schedule_id}/`);
    expect(successor.body).toMatchObject({
      start_date: '2026-03-17',
      end_date: '2026-04-28',
      start_time: '20:00',
      status: 'published',
      max_participants: 6,
    });
    const moved = await t.sessionsOf(body.schedule_id);
    expect(moved.map((one) => one.id)).toEqual(sessions.slice(2).map((one) => one.id));
    expect(times(moved).slice(0, 3)).toEqual(['03-17 20:00', '03-24 08:00', '03-31 20:00']);
    expect(moved.slice(0, 3).map((one) => one.max_participants)).toEqual([6, 7, 6]);
    const night = await t.admin.post(`/api/classes/schedules/${body.schedule_id}/generate_sessions/`, {});
    expect(night.body.sessions).toEqual([]);
  });

  test('moves a class to another day of its week, every second week too', async () => {
    const { sessions } = await published({ recurrence: 'biweekly', end_date: '2026-04-28' });
    expect(times(sessions)).toEqual([
      '03-03 19:00',
      '03-17 19:00',
      '03-31 19:00',
      '04-14 19:00',
      '04-28 19:00',
    ]);
    const { body } = await t.admin.patch(path(sessions[1]), { scope: 'following', local_date: '2026-03-19' });
    const moved = await t.sessionsOf(body.schedule_id);
    expect(times(moved)).toEqual(['03-19 19:00', '04-02 19:00', '04-16 19:00', '04-30 19:00']);
    expect(moved.map((one) => one.id)).toEqual(sessions.slice(1).map((one) => one.id));
    const far = await t.admin.patch(path(moved[1]), { scope: 'following', local_date: '2026-04-09' });
    expect(far).toMatchObject({ status: 422, body: { errors: [{ path: '/scheduled_datetime' }] } });
  });

  test('keeps the number of a rule that counts', async () => {
    const { sessions } = await published({
      recurrence: 'custom',
      recurrence_days: [],
      rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6',
      end_date: null,
    });
    expect(sessions).toHaveLength(6);
    const { body } = await t.admin.patch(path(sessions[4]), { scope: 'following', duration_minutes: 60 });
    expect(times(await t.sessionsOf(body.schedule_id))).toEqual(['03-31 19:00', '04-07 19:00']);
  });

  test('from the first session on, it is the schedule itself that changes', async () => {
    const { id, sessions } = await published();
    const { body } = await t.admin.patch(path(sessions[0]), { scope: 'following', price: 1800 });
    expect(body).toMatchObject({ schedule_id: id, price: 1800 });
    expect((await t.admin.get(`/api/classes/schedules/${id}/`)).body.price).toBe(1800);
  });
});

describe('changing all sessions', () => {
  test('moves those that have a counterpart, makes the missing and drops the rest', async () => {
    const { id, sessions } = await published({ recurrence_days: [1, 3], end_date: '2026-03-19' });
    await enroll(sessions[1], 2);
    const changed = await t.admin.patch(`/api/classes/schedules/${id}/`, {
      recurrence_days: [2],
      start_time: '18:00',
    });
    expect(changed).toMatchObject({ status: 409, body: { code: 'scheduling.sessions_with_students' } });
    expect(changed.body.sessions).toMatchObject([
      { id: sessions[1].id, local_date: '2026-03-05', enrolled_count: 2 },
    ]);
    await enroll(sessions[1], 0);
    await enroll(sessions[0], 2);
    expect(
      (await t.admin.patch(`/api/classes/schedules/${id}/`, { recurrence_days: [2], start_time: '18:00' }))
        .status,
    ).toBe(200);
    const after = await t.sessionsOf(id);
    expect(times(after)).toEqual(['03-04 18:00', '03-11 18:00', '03-18 18:00']);
    expect(after.map((one) => one.id)).toEqual([sessions[0].id, sessions[2].id, sessions[4].id]);
    expect(await reservationOf(after[0])).toEqual([{ court_id: t.court_id, at: '03-04 18:00' }]);
    const more = await t.admin.patch(`/api/classes/schedules/${id}/`, {
      recurrence_days: [2, 4],
      end_date: '2026-03-20',
    });
    expect(more.status).toBe(200);
    expect(times(await t.sessionsOf(id))).toEqual([
      '03-04 18:00',
      '03-06 18:00',
      '03-11 18:00',
      '03-13 18:00',
      '03-18 18:00',
      '03-20 18:00',
    ]);
  });

  test('cancels sessions with students only when told to', async () => {
    const { id, sessions } = await published();
    await enroll(sessions[4], 1);
    const shorter = { end_date: '2026-03-24' };
    expect((await t.admin.patch(`/api/classes/schedules/${id}/`, shorter)).status).toBe(409);
    expect(
      (await t.admin.patch(`/api/classes/schedules/${id}/`, { ...shorter, cancel_orphans: true })).status,
    ).toBe(200);
    expect((await t.admin.get(path(sessions[4]))).body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'schedule_changed',
    });
    expect(await reservationOf(sessions[4])).toEqual([]);
  });

  test('deletes what nobody ever booked, and cancels what somebody once did', async () => {
    const { id, sessions } = await published();
    const [booked, unbooked] = [sessions[3], sessions[4]];
    await server.owner.query(
      `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, cancelled_at)
       values ($1, $2, $3, $4, 'cancelled', 'EUR', now())`,
      [t.place.organization_id, newId(), booked.id, t.student.profile_id],
    );
    expect((await t.admin.patch(`/api/classes/schedules/${id}/`, { end_date: '2026-03-17' })).status).toBe(
      200,
    );
    expect((await t.admin.get(path(unbooked))).status).toBe(404);
    expect((await t.admin.get(path(booked))).body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'schedule_changed',
    });
    expect(await reservationOf(booked)).toEqual([]);
  });

  test('a monthly class on another day stays the same class', async () => {
    const { id, sessions } = await published({
      recurrence: 'monthly',
      recurrence_days: [],
      start_date: '2026-03-03',
      end_date: null,
    });
    const { body } = await t.admin.patch(path(sessions[1]), {
      scope: 'all',
      local_date: '2026-04-10',
      local_time: '20:00',
    });
    expect(body.schedule_id).toBe(id);
    const after = await t.sessionsOf(id);
    expect(times(after)).toEqual(['03-10 20:00', '04-10 20:00', '05-10 20:00']);
    expect(after.map((one) => one.id)).toEqual(sessions.map((one) => one.id));
  });

  test('leaves what was changed by hand, and what is over', async () => {
    const { id, sessions } = await published();
    await t.admin.patch(path(sessions[2]), { price: 500, local_time: '10:00' });
    server.clock.set('2026-03-04T09:00:00Z');
    await t.admin.patch(path(sessions[3]), { scope: 'all', price: 2000, local_time: '20:30' });
    const after = await t.sessionsOf(id);
    expect(after.map((one) => `${one.local_time} ${one.price}`)).toEqual([
      '19:00 1500',
      '20:30 2000',
      '10:00 500',
      '20:30 2000',
      '20:30 2000',
    ]);
    const back = await t.admin.patch(path(sessions[2]), { scope: 'all', local_time: '20:30' });
    expect(back.body).toMatchObject({ local_time: '20:30', price: 500, edited_fields: ['price'] });
  });

  test('takes along a class that was put back to what its group says, not one that was edited before that', async () => {
    const { id, sessions } = await published();
    const [, moved, own] = sessions;
    const fields = async (session: typeof moved, change: object) =>
      (await t.admin.patch(path(session!), change)).body.edited_fields;
    const court_id = t.court_id;
    expect(await fields(own, { local_time: '18:00' })).toEqual(['scheduled_datetime']);
    for (const [session, was] of [
      [moved, '19:00'],
      [own, '18:00'],
    ] as const) {
      // biome-ignore format: pairs
      await t.admin.patch(path(session!), { local_time: '21:00', court_id: t.other_court_id, price: 900 });
      await t.admin.patch(path(session!), { local_time: was, court_id });
    }
    expect(await fields(moved, { price: 900, max_participants: 3 })).toEqual(['max_participants', 'price']);
    expect(await fields(moved, { price: 1500, notes: 'x' })).toEqual(['max_participants']);
    expect(await fields(own, { local_time: '18:00', price: 1500 })).toEqual(['scheduled_datetime']);
    await t.admin.patch(path(sessions[3]), { scope: 'all', local_time: '20:30' });
    const times = (await t.sessionsOf(id)).map((one) => one.local_time);
    expect(times).toEqual(['20:30', '20:30', '18:00', '20:30', '20:30']);
  });

  test('notes and substitutes belong to one session', async () => {
    const { sessions } = await published();
    const { status, body } = await t.admin.patch(path(sessions[0]), { scope: 'all', notes: 'x' });
    expect([status, body.errors[0].path]).toEqual([422, '/notes']);
  });
});
