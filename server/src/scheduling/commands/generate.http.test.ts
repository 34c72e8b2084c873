import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { buildClient } from '../../../test/sessions.ts';
import { buildTimetable, type Timetable } from '../../../test/timetable.ts';
import { changeSettings } from '../../kernel/change-settings.ts';
import { newId } from '../../kernel/ids.ts';
import { settings } from '../../settings.ts';
import { cancelBelowMinimum, completeDue, generateDue } from '../public.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let t: Timetable;
beforeAll(async () => {
  t = await buildTimetable(server);
});
const schedules = '/api/classes/schedules/';
const preview = (caller: Timetable['admin'], body: object) => caller.post(`${schedules}preview/`, body);
const dates = (body: { sessions: { local_date: string }[] }) =>
  body.sessions.map((session) => session.local_date);

describe('generating sessions', () => {
  test('reaches as far as the club says, from now on, each with its reservation of the court', async () => {
    const { id, generation } = await t.published({ start_date: '2026-02-03' });
    expect(dates(generation as never)[0]).toBe('2026-03-03');
    expect(dates(generation as never).at(-1)).toBe('2026-05-26');
    const { rows } = await server.owner.query(
      `select s.local_date::text, r.court_id, r.title, r.starts_at = s.scheduled_datetime and r.ends_at = s.ends_at as same
         from class_sessions s join reservations r on r.class_session_id = s.id and r.status = 'confirmed'
        where s.schedule_id = $1 order by 1`,
      [id],
    );
    expect(rows).toHaveLength(13);
    expect(rows[0]).toEqual({
      local_date: '2026-03-03',
      court_id: t.court_id,
      title: 'Martes tarde',
      same: true,
    });
    const again = await t.admin.post(`${schedules}${id}/generate_sessions/`, {});
    expect(again.body).toMatchObject({ sessions: [], existing_count: 13, conflicts: [] });
  });

  test('leaves out a class of today that is over, and keeps the one to come', async () => {
    const own = await buildTimetable(server);
    const daily = { recurrence: 'daily', recurrence_days: [], instructor_id: null, court_id: null };
    const early = await own.published({ ...daily, start_date: '2026-03-01', start_time: '09:30' });
    const late = await own.published({ ...daily, start_date: '2026-03-01', start_time: '10:30' });
    expect(dates(early.generation as never)[0]).toBe('2026-03-03');
    expect(dates(late.generation as never)[0]).toBe('2026-03-02');
  });

  test('a preview names dates, holidays, and what is in the way, and writes nothing', async () => {
    const own = await buildTimetable(server);
    const { organization_id, club_id } = own.place;
    await own.published({ name: 'Adultos', end_date: '2026-03-10' });
    await server.db.tenant(own.place.scope, async (tx) => {
      await tx
        .insertInto('club_closures')
        .values({
          organization_id,
          id: newId(),
          club_id,
          starts_on: '2026-03-17',
          ends_on: '2026-03-18',
          name: 'Fallas',
        })
        .execute();
      for (const weekday of [0, 1, 2, 3, 4])
        await tx
          .insertInto('club_opening_hours')
          .values({ organization_id, id: newId(), club_id, weekday, opens_at: '09:00', closes_at: '20:00' })
          .execute();
      await tx
        .insertInto('instructor_exceptions')
        .values({
          organization_id,
          id: newId(),
          instructor_id: own.coach.profile_id,
          kind: 'unavailable',
          starts_at: '2026-03-31T00:00:00+02:00',
          ends_at: '2026-04-01T00:00:00+02:00',
        })
        .execute();
    });
    const body = own.body({ start_time: '20:00', end_date: '2026-03-31', exdates: ['2026-03-24'] });
    const { status, body: found } = await preview(own.admin, body);
    expect(status).toBe(200);
    expect(found).toMatchObject({ schedule_id: null, dry_run: true, from: '2026-03-03' });
    expect(dates(found)).toEqual(['2026-03-31']);
    expect(found.skips).toEqual([
      { date: '2026-03-17', reason: 'closure', name: 'Fallas' },
      { date: '2026-03-24', reason: 'exdate', name: '2026-03-24' },
    ]);
    const codes = found.conflicts.map((one: { date: string; code: string }) => `${one.date} ${one.code}`);
    expect(codes).toEqual([
      '2026-03-03 court_busy',
      '2026-03-03 instructor_busy',
      '2026-03-03 closed_hours',
      '2026-03-10 court_busy',
      '2026-03-10 instructor_busy',
      '2026-03-10 closed_hours',
      '2026-03-31 instructor_on_leave',
      '2026-03-31 closed_hours',
    ]);
    expect(found.conflicts[0]).toMatchObject({
      blocking: true,
      message: 'Pista 1 has “Adultos” on 2026-03-03 from 19:00 to 20:30.',
      with: { title: 'Adultos', starts_at: '2026-03-03T19:00:00+01:00' },
    });
    const { body: strict } = await preview(own.admin, { ...body, strict: true });
    expect(dates(strict)).toEqual([]);
    expect((await own.admin.get(`${schedules}?q=Martes`)).body.results).toEqual([]);
    expect((await preview(own.student, body)).status).toBe(403);
  });

  test('a preview of a schedule that is being edited is not in its own way', async () => {
    const own = await buildTimetable(server);
    const { id } = await own.published();
    const later = own.body({ start_time: '19:30', until_date: '2026-03-31' });
    expect((await preview(own.admin, later)).body.sessions).toEqual([]);
    expect((await preview(own.admin, { ...later, schedule_id: id })).body.sessions).toHaveLength(5);
  });

  test('publishing keeps out the dates that are taken and says so; a dry run finds them later', async () => {
    const own = await buildTimetable(server);
    await own.published({ name: 'Primero', end_date: '2026-03-10' });
    const { id, generation } = await own.published({ start_time: '20:00', end_date: '2026-03-24' });
    expect(dates(generation as never)).toEqual(['2026-03-17', '2026-03-24']);
    const dry = await own.admin.post(`${schedules}${id}/generate_sessions/`, { dry_run: true });
    expect(dry.body).toMatchObject({ dry_run: true, sessions: [], existing_count: 2 });
    expect(dry.body.conflicts.map((one: { date: string }) => one.date)).toContain('2026-03-10');
    expect(await own.sessionsOf(id)).toHaveLength(2);
  });

  test('an instructor’s hours of the week are counted and warned of', async () => {
    const own = await buildTimetable(server);
    await server.owner.query('update instructors set max_weekly_hours = 2 where id = $1', [
      own.coach.profile_id,
    ]);
    const body = own.body({ recurrence_days: [1, 3], end_date: '2026-03-08', court_id: null });
    const { body: found } = await preview(own.admin, body);
    expect(dates(found)).toEqual(['2026-03-03', '2026-03-05']);
    expect(found.conflicts).toMatchObject([
      { code: 'instructor_over_weekly_hours', date: '2026-03-05', blocking: false },
    ]);
  });

  test('a draft is generated in a dry run only', async () => {
    const { body } = await t.admin.post(schedules, t.body({ start_time: '07:00' }));
    const path = `${schedules}${body.id}/generate_sessions/`;
    expect((await t.admin.post(path, { dry_run: true })).body.sessions).toHaveLength(13);
    expect(await t.admin.post(path, {})).toMatchObject({
      status: 409,
      body: { code: 'scheduling.not_published' },
    });
    expect((await t.coach.post(path, { dry_run: true })).status).toBe(200);
    expect((await t.colleague.post(path, { dry_run: true })).status).toBe(404);
  });

  test('every night brings the days that came within reach, unless the club generates by hand', async () => {
    const own = await buildTimetable(server);
    const { id } = await own.published();
    const nightOf = (now: string) => asSystem(server.db, own.place, new Date(now), generateDue);
    const made = async (now: string) =>
      (await nightOf(now)).flatMap((one) => one.sessions.map((s) => s.local_date));
    expect(await made('2026-03-03T02:00:00Z')).toEqual([]);
    expect(await made('2026-03-10T02:00:00Z')).toEqual(['2026-06-02']);
    await asSystem(server.db, own.place, new Date('2026-03-10T02:00:00Z'), (scope) =>
      changeSettings(scope, settings, { club_id: own.place.club_id }, { auto_generate_sessions: false }),
    );
    expect(await made('2026-04-10T02:00:00Z')).toEqual([]);
    expect(await own.sessionsOf(id)).toHaveLength(14);
  });

  test('sessions whose time is over are completed', async () => {
    const own = await buildTimetable(server);
    const { id } = await own.published({ end_date: '2026-03-17' });
    const at = (now: string) => asSystem(server.db, own.place, new Date(now), completeDue);
    expect(await at('2026-03-03T19:29:00Z')).toBe(0);
    expect(await at('2026-03-10T20:00:00Z')).toBe(2);
    expect((await own.sessionsOf(id)).map((session) => session.status)).toEqual([
      'completed',
      'completed',
      'scheduled',
    ]);
  });

  test('a session below its minimum at the deadline is called off where the club chose so, once', async () => {
    const own = await buildTimetable(server);
    const { id } = await own.published({ min_participants: 2, end_date: '2026-03-17' });
    const [first, second] = await own.sessionsOf(id);
    const at = (now: string) => asSystem(server.db, own.place, new Date(now), cancelBelowMinimum);
    expect(await at('2026-03-03T06:05:00Z')).toBe(0);
    await asSystem(server.db, own.place, new Date('2026-03-02T00:00:00Z'), (scope) =>
      changeSettings(scope, settings, { club_id: own.place.club_id }, { below_minimum_action: 'cancel' }),
    );
    expect(await at('2026-03-03T05:59:00Z')).toBe(0);
    expect(await at('2026-03-03T06:05:00Z')).toBe(1);
    expect((await own.admin.get(`/api/classes/sessions/${first.id}/`)).body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'below_minimum',
    });
    await server.owner.query('update class_sessions set enrolled_count = 2 where id = $1', [second.id]);
    expect(await at('2026-03-10T06:05:00Z')).toBe(0);
    await server.owner.query('update class_sessions set enrolled_count = 1 where id = $1', [second.id]);
    expect(await at('2026-03-10T08:00:00Z')).toBe(0);
  });

  test('a group is judged below its minimum by its holders, not by one evening’s absence', async () => {
    const own = await buildTimetable(server);
    const { id } = await own.published({ min_participants: 2, end_date: '2026-03-10' });
    const [first, second] = await own.sessionsOf(id);
    await asSystem(server.db, own.place, new Date('2026-03-02T00:00:00Z'), (scope) =>
      changeSettings(scope, settings, { club_id: own.place.club_id }, { below_minimum_action: 'cancel' }),
    );
    const holders = [await buildClient(server.db, own.place), await buildClient(server.db, own.place)];
    const given = [];
    for (const student_id of holders)
      given.push(await own.admin.post(`/api/classes/schedules/${id}/places/`, { student_id }));
    const absent = `/api/classes/sessions/${first.id}/cancel_enrollment/`;
    await own.admin.post(absent, { student_id: holders[0] });
    const at = (now: string) => asSystem(server.db, own.place, new Date(now), cancelBelowMinimum);
    expect(await at('2026-03-03T06:05:00Z')).toBe(0);
    const leave = { ends_on: '2026-03-04' };
    expect(
      (await own.admin.post(`/api/classes/places/${given[0]?.body.place.id}/leave/`, leave)).status,
    ).toBe(200);
    expect(await at('2026-03-10T06:05:00Z')).toBe(1);
    expect((await own.admin.get(`/api/classes/sessions/${second.id}/`)).body.status).toBe('cancelled');
  });
});
