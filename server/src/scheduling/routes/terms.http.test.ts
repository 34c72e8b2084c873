import { beforeAll, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { buildClient } from '../../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';

/* A group is for another level or age, or costs something else: whom that concerns is shown, and keeps what it has. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let levels: Record<string, string>;
beforeAll(async () => {
  club = await buildTimetable(server);
  const { results } = (await club.admin.get('/api/classes/levels/')).body;
  levels = Object.fromEntries(results.map((one: ApiSession) => [one.name, one.id]));
});

const client = async (name: string, columns: object = {}) => {
  const id = await buildClient(server.db, club.place, { name });
  for (const [column, value] of Object.entries(columns))
    await server.owner.query(`update client_profiles set ${column} = $2 where id = $1`, [id, value]);
  return id;
};
const enrolIn = (session: ApiSession, student_id: string, more: object = {}) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id, ...more });
const preview = async (schedule_id: string, changes: object) => {
  const { body } = await club.admin.get(`/api/classes/schedules/${schedule_id}/`);
  const now = { level_id: body.level.id, price: body.price, max_participants: 4 };
  const reply = await club.admin.post('/api/classes/schedules/preview/', {
    ...club.body({ ...now, ...changes }),
    ...{ schedule_id, until_date: '2026-03-20' },
  });
  expect(reply.status).toBe(200);
  return reply.body;
};

test('another level or age names who had suited and does not any more; they keep what they have', async () => {
  const { id } = await club.published({ max_participants: 4 });
  const [first, second] = await club.sessionsOf(id);
  const beginner = await client('Principiante', { level: 1 });
  const unrated = await client('Sin nivel', { birth_date: '2012-03-05' });
  await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: beginner });
  for (const session of [first, second]) await enrolIn(session, unrated);
  expect((await preview(id, { name: 'Otro nombre' })).unsuited).toEqual([]);
  const advanced = await preview(id, { level_id: levels.advanced });
  expect(advanced.unsuited).toMatchObject([
    { student_name: 'Principiante', reason: 'level', is_holder: true, waiting: 0 },
  ]);
  expect(advanced.unsuited[0].enrolled).toBeGreaterThan(2);
  // Fourteen from 5 March on: too young on the 3rd only.
  expect((await preview(id, { min_age: 14 })).unsuited).toMatchObject([
    { student_name: 'Principiante', reason: 'birth_date' },
    { student_name: 'Sin nivel', reason: 'age', is_holder: false, enrolled: 1 },
  ]);
  const { status } = await club.admin.patch(`/api/classes/schedules/${id}/`, {
    level_id: levels.advanced,
  });
  expect(status).toBe(200);
  const { rows } = await server.owner.query(
    "select count(*)::int as n from class_enrollments where student_id = $1 and status = 'enrolled'",
    [beginner],
  );
  expect(rows[0].n).toBe(advanced.unsuited[0].enrolled);
  // Who did not suit before is no news.
  expect((await preview(id, { level_id: levels.intermediate })).unsuited).toEqual([]);
});

test('another price says which bookings keep the old one; the booked price counts', async () => {
  const { id } = await club.published({ start_time: '10:00', price: 1500, max_participants: 4 });
  const [first, second, third] = await club.sessionsOf(id);
  const [ana, bea] = [await client('Ana'), await client('Bea')];
  await enrolIn(first, ana);
  await enrolIn(second, ana);
  await enrolIn(second, bea);
  await club.admin.patch(`/api/classes/sessions/${third.id}/`, { price: 900 });
  expect((await preview(id, { start_time: '10:00' })).prices).toBe(null);
  expect((await preview(id, { start_time: '10:00', price: 1800 })).prices).toEqual({
    ...{ from: 1500, to: 1800, bookings: 3, classes: 2, until: second.local_date, own_price: 1 },
  });
  await club.admin.patch(`/api/classes/schedules/${id}/`, { price: 1800 });
  await enrolIn(first, bea);
  const { rows } = await server.owner.query(
    "select price from class_enrollments where session_id = $1 and status = 'enrolled' order by id",
    [first.id],
  );
  expect(rows.map((row: { price: number }) => row.price)).toEqual([1500, 1800]);
});
