import { beforeAll, expect, test } from 'vitest';
import { buildSecondClub, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { newId } from '../kernel/ids.ts';

/* A club's zone or currency is another one, over classes and prices that there are. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});
const clubPath = () => `/api/clubs/${club.place.club_id}/`;
const timesOf = async (schedule_id: string) => {
  const { rows } = await server.owner.query(
    `select s.local_time::text as wall, to_char(s.scheduled_datetime at time zone 'UTC', 'HH24:MI') as utc,
            to_char(r.starts_at at time zone 'UTC', 'HH24:MI') as court
       from class_sessions s left join reservations r on r.class_session_id = s.id and r.status = 'confirmed'
      where s.schedule_id = $1 order by s.local_date limit 2`,
    [schedule_id],
  );
  return rows.map(({ wall, utc, court }: ApiSession) => [wall.slice(0, 5), utc, court]);
};

test('19:00 stays 19:00 on the wall: classes that follow each other, their courts and their people', async () => {
  const early = await club.published({ name: 'Antes', start_time: '18:00', duration_minutes: 60 });
  const late = await club.published({ name: 'Después', start_time: '19:00', duration_minutes: 60 });
  const [session] = await club.sessionsOf(late.id);
  const student_id = club.student.profile_id;
  await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
  const match = await club.admin.post('/api/courts/reservations/', {
    ...{ court_id: club.court_id, booking_type: 'match', title: 'Partido' },
    ...{ starts_at: '2026-03-03T20:00:00+01:00', ends_at: '2026-03-03T21:00:00+01:00' },
  });
  expect(match.status).toBe(201);
  expect((await timesOf(late.id))[0]).toEqual(['19:00', '18:00', '18:00']);
  const preview = await club.admin.post(`${clubPath()}timezone/preview/`, { timezone: 'Atlantic/Canary' });
  expect(preview.body).toMatchObject({ in_the_way: [] });
  expect(preview.body.classes).toBeGreaterThan(10);
  for (const [timezone, hours] of [
    ['Atlantic/Canary', ['18:00', '19:00']],
    ['Europe/Helsinki', ['16:00', '17:00']],
  ] as const) {
    expect((await club.admin.patch(clubPath(), { timezone })).status).toBe(200);
    expect((await timesOf(early.id))[0]).toEqual(['18:00', hours[0], hours[0]]);
    expect((await timesOf(late.id))[0]).toEqual(['19:00', hours[1], hours[1]]);
  }
  const { rows } = await server.owner.query(
    `select r.starts_at, e.session_starts_at from reservations r, class_enrollments e where r.title = 'Partido' and e.session_id = $1`,
    [session.id],
  );
  expect(rows[0]).toEqual({
    starts_at: new Date('2026-03-03T18:00:00Z'),
    session_starts_at: new Date('2026-03-03T17:00:00Z'),
  });
  await club.admin.patch(clubPath(), { timezone: 'Europe/Madrid' });
  expect((await timesOf(late.id))[0]).toEqual(['19:00', '18:00', '18:00']);
});

test('is refused with what stands in the way: a coach who is elsewhere then, a class that would have begun', async () => {
  const other = await buildSecondClub(server.db, club.place, 'Atlantic/Canary');
  await server.db.tenant(club.place.scope, async (tx) => {
    const { organization_id } = club.place;
    await tx
      .insertInto('instructor_clubs')
      .values({ organization_id, id: newId(), instructor_id: club.colleague.profile_id, club_id: other })
      .execute();
  });
  const day = { recurrence: 'once', recurrence_days: [], start_date: '2026-05-12', duration_minutes: 60 };
  const here = await club.published({
    ...day,
    instructor_id: club.colleague.profile_id,
    start_time: '18:00',
    court_id: null,
  });
  const owner = await person(server, club.place, 'owner');
  const there = await owner.post('/api/classes/schedules/', {
    ...club.body({ ...day, club_id: other, instructor_id: club.colleague.profile_id, court_id: null }),
    ...{ name: 'En Canarias', start_time: '18:00' },
  });
  expect((await owner.post(`/api/classes/schedules/${there.body.id}/publish/`)).status).toBe(200);
  const today = await club.published({
    ...day,
    start_date: '2026-03-02',
    start_time: '10:30',
    court_id: null,
  });
  const preview = await club.admin.post(`${clubPath()}timezone/preview/`, { timezone: 'Atlantic/Canary' });
  const [first] = await club.sessionsOf(here.id);
  expect(preview.body.in_the_way).toMatchObject([
    { session_id: first.id, reason: 'coach_busy', busy_with: 'En Canarias' },
  ]);
  const refused = await club.admin.patch(clubPath(), { timezone: 'Atlantic/Canary' });
  expect([refused.status, refused.body.code]).toEqual([409, 'scheduling.zone_in_the_way']);
  const begun = await club.admin.patch(clubPath(), { timezone: 'Europe/Helsinki' });
  const [morning] = await club.sessionsOf(today.id, '&from=2026-03-01');
  expect(begun.body.in_the_way).toMatchObject([{ session_id: morning.id, reason: 'begun' }]);
  expect((await club.admin.get(clubPath())).body.timezone).toBe('Europe/Madrid');
});

test('another currency is refused while groups that go on have prices, with their list', async () => {
  const refused = await club.admin.patch(clubPath(), { currency: 'GBP' });
  expect([refused.status, refused.body.code]).toEqual([409, 'tenancy.currency_in_use']);
  // Nor on the way out.
  const leaving = { currency: 'GBP', is_active: false, otherwise: 'keep' };
  expect((await club.admin.patch(clubPath(), leaving)).body.code).toBe('tenancy.currency_in_use');
  expect(refused.body.schedules.map((one: ApiSession) => one.name)).toContain('Antes');
  const { results } = (await club.admin.get('/api/classes/schedules/?limit=200')).body;
  for (const { id } of results)
    await club.admin.post(`/api/classes/schedules/${id}/cancel/`, { reason: 'cambio de moneda' });
  expect((await club.admin.patch(clubPath(), { currency: 'GBP' })).body.currency).toBe('GBP');
});
