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

describe('the list of sessions', () => {
  test('goes by time, between instants or local dates, by who gives them, page by page', async () => {
    const { id, sessions } = await published();
    await t.published({
      recurrence_days: [3],
      instructor_id: t.colleague.profile_id,
      end_date: '2026-03-31',
    });
    const list = async (query: string) =>
      times((await t.student.get(`/api/classes/sessions/?${query}`)).body.results);
    expect(await list('from=2026-03-03&until=2026-03-10')).toEqual([
      '03-03 19:00',
      '03-05 19:00',
      '03-10 19:00',
    ]);
    expect(await list('from=2026-03-03T18:00:01Z&until=2026-03-10T18:00:00Z')).toEqual(['03-05 19:00']);
    expect(await list(`instructor_id=${t.colleague.profile_id}&until=2026-03-12`)).toEqual([
      '03-05 19:00',
      '03-12 19:00',
    ]);
    await t.admin.post(path(sessions[0], 'substitute/'), { instructor_id: t.colleague.profile_id });
    expect(await list(`instructor_id=${t.colleague.profile_id}&until=2026-03-05`)).toEqual([
      '03-03 19:00',
      '03-05 19:00',
    ]);
    const first = await t.student.get(`/api/classes/sessions/?limit=2&schedule_id=${id}`);
    expect(times(first.body.results)).toEqual(['03-03 19:00', '03-10 19:00']);
    expect(await list(`limit=200&schedule_id=${id}&cursor=${first.body.next_cursor}`)).toHaveLength(3);
    expect(await list('status=cancelled')).toEqual([]);
    const wrong = await t.student.get('/api/classes/sessions/?from=tomorrow');
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'query.from' }] } });
  });

  test('shows a student everything but notes, and what they may do: nothing here', async () => {
    const { sessions } = await published();
    await t.admin.patch(path(sessions[0]), { notes: 'Rodilla de Ana' });
    const { body } = await t.student.get(path(sessions[0]));
    expect(body).toMatchObject({
      free_places: 4,
      enrolled_count: 0,
      status: 'scheduled',
      court: { name: 'Pista 1' },
    });
    expect(body.notes).toBeUndefined();
    expect(body.edited_fields).toBeUndefined();
    expect(new Set(Object.values(body.abilities))).toEqual(new Set([false]));
    expect((await t.coach.get(path(sessions[0]))).body.notes).toBe('Rodilla de Ana');
    expect((await t.colleague.get(path(sessions[0]))).body.notes).toBeUndefined();
  });
});

test('a class has a waiting list only where its club has any', async () => {
  const [session] = (await published()).sessions;
  const has = async () => (await t.admin.get(path(session!))).body.allow_waitlist;
  expect(await has()).toBe(true);
  const { club_id } = t.place;
  await t.admin.patch('/api/settings/', { club_id, values: { enable_waitlist: false } });
  expect(await has()).toBe(false);
});

describe('changing one session', () => {
  test('moves it with its court, remembers the edit, and tells what changed', async () => {
    const { sessions } = await published();
    const { status, body } = await t.admin.patch(path(sessions[0]), {
      local_date: '2026-03-04',
      local_time: '20:00',
      court_id: t.other_court_id,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scheduled_datetime: '2026-03-04T20:00:00+01:00',
      ends_at: '2026-03-04T21:30:00+01:00',
      court: { name: 'Pista 2' },
      edited_fields: ['court_id', 'scheduled_datetime'],
    });
    expect(await reservationOf(sessions[0])).toEqual([{ court_id: t.other_court_id, at: '03-04 20:00' }]);
    expect(times(await t.sessionsOf(sessions[0].schedule_id)).slice(0, 2)).toEqual([
      '03-04 20:00',
      '03-10 19:00',
    ]);
  });

  test('is refused when the time is said twice, over, or not a minute', async () => {
    const { sessions } = await published();
    const refused = async (input: object) => {
      const { status, body } = await t.admin.patch(path(sessions[1]), input);
      return [status, body.errors?.[0]?.path];
    };
    expect(await refused({ scheduled_datetime: '2026-03-10T20:00:00+01:00', local_time: '20:00' })).toEqual([
      422,
      '/scheduled_datetime',
    ]);
    expect(await refused({ local_date: '2026-03-01' })).toEqual([422, '/scheduled_datetime']);
    expect(await refused({ scheduled_datetime: '2026-03-10T20:00:30+01:00' })).toEqual([
      422,
      '/scheduled_datetime',
    ]);
    expect(await refused({ instructor_id: newId() })).toEqual([422, '/instructor_id']);
    expect(await refused({ min_participants: 9 })).toEqual([422, '/max_participants']);
    expect(await refused({ substitute_instructor_id: t.coach.profile_id })).toEqual([
      422,
      '/substitute_instructor_id',
    ]);
  });

  test('never leaves fewer places than students', async () => {
    const { sessions } = await published();
    await enroll(sessions[0], 3);
    const { status, body } = await t.admin.patch(path(sessions[0]), { max_participants: 2 });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'scheduling.below_enrolled',
      sessions: [{ id: sessions[0].id, enrolled_count: 3 }],
    });
    const all = await t.admin.patch(path(sessions[2]), { max_participants: 2, scope: 'all' });
    expect(all.body.code).toBe('scheduling.below_enrolled');
    expect((await t.admin.patch(path(sessions[0]), { max_participants: 3 })).body.free_places).toBe(0);
  });

  test('names what an instructor or a court has at that time', async () => {
    const { sessions } = await published();
    await t.published({ name: 'Tarde', start_time: '21:00', end_date: '2026-03-10' });
    const coach = await t.admin.patch(path(sessions[0]), { local_time: '20:00' });
    expect(coach).toMatchObject({
      status: 409,
      body: {
        code: 'scheduling.instructor_busy',
        with: { title: 'Tarde', starts_at: '2026-03-03T21:00:00+01:00' },
      },
    });
    expect(coach.body.detail).toContain('“Tarde” on 2026-03-03 from 21:00 to 22:30');
    const court = await t.admin.patch(path(sessions[0]), {
      local_time: '20:00',
      instructor_id: t.colleague.profile_id,
    });
    expect(court).toMatchObject({ status: 409, body: { code: 'courts.court_busy' } });
    expect(court.body.detail).toContain('Tarde');
    expect(await reservationOf(sessions[0])).toEqual([{ court_id: t.court_id, at: '03-03 19:00' }]);
  });

  test('two requests for one instructor’s hour at once: one gets it', async () => {
    const { sessions } = await published();
    const { id } = await t.published({ start_time: '10:00', end_date: '2026-03-31' });
    const others = await t.sessionsOf(id);
    for (const at of [0, 1, 2]) {
      const asked = [sessions[at], others[at]].map((session) =>
        t.admin.patch(path(session), { local_time: '15:00' }),
      );
      expect((await Promise.all(asked)).map((reply) => reply.status).sort()).toEqual([200, 409]);
    }
  });

  test('is for the desk; an instructor changes their own but for the price; who gives it, the notes', async () => {
    const { sessions } = await published();
    const status = async (who: Timetable['admin'], input: object) =>
      (await who.patch(path(sessions[0]), input)).status;
    expect(await status(t.student, { notes: 'x' })).toBe(403);
    expect(await status(t.colleague, { notes: 'x' })).toBe(403);
    expect(await status(t.coach, { local_time: '18:00' })).toBe(200);
    expect(await status(t.coach, { price: 1 })).toBe(403);
    expect(await status(t.coach, { instructor_id: t.colleague.profile_id })).toBe(403);
    await t.coach.post(path(sessions[0], 'substitute/'), { instructor_id: t.colleague.profile_id });
    expect(await status(t.colleague, { notes: 'Llegaron tarde' })).toBe(200);
    expect(await status(t.colleague, { local_time: '17:00' })).toBe(403);
    const seen = (await t.colleague.get(path(sessions[0]))).body.abilities;
    expect(seen).toMatchObject({
      change: false,
      change_notes: true,
      start: true,
      manage_enrollments: true,
      cancel: false,
    });
    const elsewhere = await buildTimetable(server);
    expect((await elsewhere.admin.patch(path(sessions[0]), { notes: 'x' })).status).toBe(404);
  });
});

describe('a session’s day', () => {
  test('is started an hour before at the earliest and finished by who gives it', async () => {
    const { sessions } = await published();
    expect((await t.coach.post(path(sessions[0], 'start/'))).body.code).toBe('scheduling.too_early');
    expect((await t.coach.post(path(sessions[0], 'finish/'))).body.code).toBe('scheduling.too_early');
    server.clock.set('2026-03-03T18:02:00Z');
    expect((await t.colleague.post(path(sessions[0], 'start/'))).status).toBe(403);
    const started = await t.coach.post(path(sessions[0], 'start/'));
    expect(started.body).toMatchObject({
      status: 'in_progress',
      actual_start_time: '2026-03-03T19:02:00+01:00',
    });
    expect((await t.coach.post(path(sessions[0], 'start/'))).body.code).toBe('scheduling.session_over');
    expect((await t.admin.patch(path(sessions[0]), { price: 1 })).body.code).toBe('scheduling.session_over');
    server.clock.set('2026-03-03T19:31:00Z');
    const finished = await t.coach.post(path(sessions[0], 'finish/'));
    expect(finished.body).toMatchObject({
      status: 'completed',
      actual_end_time: '2026-03-03T20:31:00+01:00',
    });
    expect((await t.coach.patch(path(sessions[0]), { notes: 'Bien' })).body.notes).toBe('Bien');
  });

  test('is called off with a reason, and its court is free again', async () => {
    const { sessions } = await published();
    expect((await t.colleague.post(path(sessions[0], 'cancel/'), {})).status).toBe(403);
    const off = await t.admin.post(path(sessions[0], 'cancel/'), { reason: 'Lluvia' });
    expect(off.body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'Lluvia',
      abilities: { cancel: false, change: false },
    });
    expect(await reservationOf(sessions[0])).toEqual([]);
    expect((await t.admin.post(path(sessions[0], 'cancel/'), {})).body.code).toBe('scheduling.session_over');
    const instead = await t.published({
      name: 'Partido',
      recurrence: 'once',
      recurrence_days: [],
      end_date: null,
    });
    expect(instead.generation.sessions).toHaveLength(1);
  });

  test('has substitutes: willing, free, of the type, who teaches least first', async () => {
    const { sessions } = await published();
    const { organization_id } = t.place;
    const candidates = async () =>
      (await t.admin.get(path(sessions[0], 'substitutes/'))).body.results.map(
        (one: { instructor: { id: string } }) => one.instructor.id,
      );
    const third = newId();
    await server.db.tenant(t.place.scope, async (tx) => {
      await tx
        .insertInto('instructors')
        .values({ organization_id, id: third, display_name: 'Zoe' })
        .execute();
      await tx
        .insertInto('instructor_clubs')
        .values({ organization_id, id: newId(), instructor_id: third, club_id: t.place.club_id })
        .execute();
    });
    expect(await candidates()).toHaveLength(2);
    await t.published({
      instructor_id: third,
      court_id: null,
      recurrence_days: [4],
      start_time: '10:00',
      end_date: '2026-03-31',
    });
    expect(await candidates()).toEqual([t.colleague.profile_id, third]);
    await server.owner.query(
      'insert into instructor_specialties (organization_id, id, instructor_id, class_type_id) values ($1, $2, $3, $4)',
      [organization_id, newId(), third, t.class_type_id],
    );
    expect(await candidates()).toEqual([third, t.colleague.profile_id]);
    const set = await t.admin.post(path(sessions[0], 'substitute/'), { instructor_id: third });
    expect(set.body).toMatchObject({
      instructor: { id: t.coach.profile_id },
      substitute_instructor: { id: third, display_name: 'Zoe' },
    });
    expect(await candidates()).toEqual([t.colleague.profile_id]);
    await t.published({
      instructor_id: t.colleague.profile_id,
      court_id: null,
      start_time: '20:00',
      end_date: '2026-03-31',
    });
    expect(await candidates()).toEqual([]);
    const busy = await t.admin.post(path(sessions[0], 'substitute/'), {
      instructor_id: t.colleague.profile_id,
    });
    expect(busy).toMatchObject({ status: 409, body: { code: 'scheduling.instructor_busy' } });
    await server.owner.query('update instructors set accepts_substitutions = false where id = $1', [
      t.colleague.profile_id,
    ]);
    const unwilling = await t.admin.post(path(sessions[0], 'substitute/'), {
      instructor_id: t.colleague.profile_id,
    });
    expect(unwilling.body.code).toBe('scheduling.no_substitutions');
    expect(
      (await t.admin.post(path(sessions[0], 'substitute/'), { instructor_id: null })).body
        .substitute_instructor,
    ).toBeNull();
    expect((await t.student.get(path(sessions[0], 'substitutes/'))).status).toBe(403);
  });
});
