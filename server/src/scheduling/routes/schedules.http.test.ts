import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { buildTimetable, type Timetable } from '../../../test/timetable.ts';

const server = useServer();
let t: Timetable;
beforeAll(async () => {
  t = await buildTimetable(server);
});
const schedules = '/api/classes/schedules/';

describe('a schedule', () => {
  test('takes from its class type and club what is not said', async () => {
    const { status, body } = await t.admin.post(schedules, t.body());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'draft',
      min_participants: 1,
      max_participants: 4,
      price: 1500,
      currency: 'EUR',
      allow_waitlist: true,
      level: { name: 'all_levels' },
      class_type: { id: t.class_type_id, name: 'Grupo', type: 'group' },
      instructor: { id: t.coach.profile_id },
      court: { id: t.court_id, name: 'Pista 1' },
      club: { id: t.place.club_id, timezone: 'Europe/Madrid' },
      next_session_at: null,
      abilities: {
        change: true,
        change_price: true,
        publish: true,
        cancel: true,
        delete: true,
        generate: false,
      },
    });
  });

  test('is refused field by field', async () => {
    const elsewhere = await buildTimetable(server);
    const wrong = t.body({
      instructor_id: elsewhere.coach.profile_id,
      court_id: elsewhere.court_id,
      end_date: '2026-03-01',
      min_participants: 5,
      max_participants: 4,
    });
    const { status, body } = await t.admin.post(schedules, wrong);
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      '/court_id',
      '/end_date',
      '/instructor_id',
      '/max_participants',
    ]);
    const far = await t.admin.post(schedules, t.body({ exdates: ['2026-03-10', '3026-03-17'] }));
    expect(far).toMatchObject({ status: 400, body: { errors: [{ path: '/exdates/1' }] } });
    const custom = await t.admin.post(schedules, t.body({ recurrence: 'custom', rrule: 'FREQ=HOURLY' }));
    expect(custom).toMatchObject({ status: 422, body: { errors: [{ path: '/rrule' }] } });
  });

  test('is made by the desk of its club, or by an instructor for themselves', async () => {
    const otherClub = await server.db.tenant(t.place.scope, (tx) =>
      tx
        .insertInto('clubs')
        .values({
          organization_id: t.place.organization_id,
          id: '0198c0de-0000-7000-8000-00000000c1b2',
          slug: 'other',
          name: 'Other',
          timezone: 'Europe/Madrid',
          currency: 'EUR',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const bare = { instructor_id: null, court_id: null };
    expect((await t.admin.post(schedules, t.body({ ...bare, club_id: otherClub.id }))).status).toBe(403);
    expect((await t.student.post(schedules, t.body())).status).toBe(403);
    const { instructor_id, ...unsaid } = t.body({ court_id: null });
    const own = await t.coach.post(schedules, unsaid);
    expect(own).toMatchObject({ status: 201, body: { instructor: { id: instructor_id } } });
    expect((await t.coach.post(schedules, t.body({ instructor_id: t.colleague.profile_id }))).status).toBe(
      403,
    );
    expect((await t.coach.post(schedules, t.body({ price: 900 }))).status).toBe(403);
    expect((await t.coach.patch(`${schedules}${own.body.id}/`, { price: 900 })).status).toBe(403);
    expect((await t.coach.patch(`${schedules}${own.body.id}/`, { name: 'Mío' })).status).toBe(200);
    expect((await t.colleague.patch(`${schedules}${own.body.id}/`, { name: 'Tuyo' })).status).toBe(404);
  });

  test('is a secret of those who run it while it is a draft', async () => {
    const { body } = await t.admin.post(schedules, t.body({ name: 'Secreto' }));
    for (const stranger of [t.student, t.colleague]) {
      expect((await stranger.get(`${schedules}${body.id}/`)).status).toBe(404);
      expect((await stranger.get(`${schedules}?q=secreto`)).body.results).toEqual([]);
    }
    for (const insider of [t.coach, t.admin, await person(server, t.place, 'owner')]) {
      expect((await insider.get(`${schedules}${body.id}/`)).status).toBe(200);
      expect((await insider.get(`${schedules}?q=secreto`)).body.results).toHaveLength(1);
    }
  });

  test('is removed as a draft, and cancelled once it was published', async () => {
    const { body } = await t.admin.post(schedules, t.body());
    expect((await t.admin.delete(`${schedules}${body.id}/`)).status).toBe(204);
    expect((await t.admin.get(`${schedules}${body.id}/`)).status).toBe(404);
    const { id } = await t.published({ start_time: '08:00', end_date: '2026-03-31' });
    const refused = await t.admin.delete(`${schedules}${id}/`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'scheduling.was_published' } });
    expect((await t.admin.post(`${schedules}${id}/publish/`)).body.code).toBe('scheduling.not_draft');
    const cancelled = await t.admin.post(`${schedules}${id}/cancel/`, { reason: 'Obras' });
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled', cancel_reason: 'Obras' } });
    const sessions = await t.sessionsOf(id);
    expect(sessions).toHaveLength(5);
    for (const session of sessions)
      expect(session).toMatchObject({ status: 'cancelled', cancel_reason: 'Obras' });
    const { rows } = await server.owner.query(
      "select count(*)::int n from reservations r join class_sessions s on s.id = r.class_session_id where s.schedule_id = $1 and r.status = 'confirmed'",
      [id],
    );
    expect(rows).toEqual([{ n: 0 }]);
    expect((await t.admin.post(`${schedules}${id}/cancel/`, {})).body.code).toBe('scheduling.cancelled');
  });

  test('is written anew with PUT: what is left out gets its default', async () => {
    const { body } = await t.admin.post(schedules, t.body({ description: 'Lento', max_participants: 6 }));
    const whole = t.body({ name: 'Nuevo', recurrence: 'biweekly' });
    const put = await t.admin.put(`${schedules}${body.id}/`, whole);
    expect(put).toMatchObject({
      status: 200,
      body: { name: 'Nuevo', description: '', max_participants: 4, recurrence: 'biweekly' },
    });
  });

  test('is found by club, level, type, instructor, weekday and name, page by page', async () => {
    const own = await buildTimetable(server);
    for (const [name, day] of [
      ['Lunes', 0],
      ['Martes', 1],
      ['Miércoles 50%', 2],
    ] as const)
      await own.admin.post(schedules, own.body({ name, recurrence_days: [day] }));
    await own.admin.post(schedules, own.body({ name: 'Diario', recurrence: 'daily', recurrence_days: [] }));
    const names = async (query: string) =>
      (await own.admin.get(`${schedules}?${query}`)).body.results.map((one: { name: string }) => one.name);
    expect(await names('weekday=1')).toEqual(['Diario', 'Martes']);
    expect(await names('q=50%25')).toEqual(['Miércoles 50%']);
    // A sign is no word: it finds nothing, and not everything as a pattern would.
    expect(await names('q=%25')).toEqual([]);
    expect(
      await names(`class_type_id=${own.class_type_id}&instructor_id=${own.coach.profile_id}&status=draft`),
    ).toHaveLength(4);
    expect(await names('status=published')).toEqual([]);
    const first = await own.admin.get(`${schedules}?limit=3`);
    expect(first.body.results).toHaveLength(3);
    expect(await names(`limit=3&cursor=${first.body.next_cursor}`)).toEqual(['Miércoles 50%']);
  });
});
