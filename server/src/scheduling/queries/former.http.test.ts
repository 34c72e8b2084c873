import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';

/* What is renamed or changed later leaves what a class of the past shows as it was when it began. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let t: Timetable;
let past: ApiSession;
let coming: ApiSession;
let levels: { id: string; display_name: string }[];

const changed = async (path: string, body: object) => {
  const reply = await t.admin.patch(path, body);
  expect(reply.body.code ?? reply.status).toBe(200);
};
const session = async (id: string) => (await t.admin.get(`/api/classes/sessions/${id}/`)).body;
const named = ({ name, location, description, class_type, level, court, instructor, club }: ApiSession) => ({
  ...{ name, location, description, class_type: class_type.name, level: level.display_name },
  ...{ court: court.name, coach: instructor.display_name, club: club.name },
});
/** Where each of them is renamed, and its new name. */
const renamings = () =>
  [
    [`/api/classes/types/${t.class_type_id}/`, { name: 'Tecnificación' }],
    [`/api/classes/levels/${past.level.id}/`, { display_name: 'Todos y todas' }],
    [`/api/courts/${t.court_id}/`, { name: 'Central' }],
    [`/api/classes/instructors/${t.coach.profile_id}/`, { display_name: 'Otro nombre' }],
    [`/api/clubs/${t.place.club_id}/`, { name: 'Club nuevo' }],
  ] as const;

let before: ReturnType<typeof named>;
beforeAll(async () => {
  t = await buildTimetable(server);
  levels = (await t.admin.get('/api/classes/levels/')).body.results;
  const { id } = await t.published({ location: 'Entrada norte', description: 'Con bolas' });
  const [first, second] = await t.sessionsOf(id);
  const { status } = await t.admin.post(`/api/classes/sessions/${first.id}/enroll/`, {
    student_id: t.student.profile_id,
  });
  expect(status).toBe(201);
  // The first class has been given, and there is a mark of it.
  server.clock.set('2026-03-03T18:30:00Z');
  const marked = await t.admin.post(`/api/classes/sessions/${first.id}/mark_attendance/`, {
    entries: [{ student_id: t.student.profile_id, present: true }],
  });
  expect(marked.status).toBe(200);
  server.clock.set('2026-03-05T09:00:00Z');
  [past, coming] = [await session(first.id), await session(second.id)];
  before = named(past);
  for (const [path, body] of renamings()) await changed(path, body);
  await changed(`/api/classes/schedules/${id}/`, {
    ...{ name: 'Martes noche', location: 'Entrada sur', description: 'Sin bolas' },
    level_id: levels.find((one) => one.id !== past.level.id)!.id,
  });
});

describe('what is renamed after a class', () => {
  test('leaves the class as it was, and shows in those that are ahead', async () => {
    expect(named(await session(past.id))).toEqual(before);
    expect(named(await session(coming.id))).toMatchObject({
      ...{ name: 'Martes noche', location: 'Entrada sur', class_type: 'Tecnificación', court: 'Central' },
      ...{ coach: 'Otro nombre', club: 'Club nuevo' },
    });
  });

  test('leaves the list of classes as it was', async () => {
    const listed = (await t.sessionsOf(past.schedule_id)).map(named);
    expect(listed[0]).toEqual(before);
    expect(listed[1]!.name).toBe('Martes noche');
  });

  test('leaves what the student had', async () => {
    const mine = (await t.student.get('/api/classes/my_classes/?when=past')).body.results;
    expect(mine).toMatchObject([
      {
        ...{ name: before.name, location: before.location, court_name: before.court },
        ...{ instructor_name: before.coach, club: { name: before.club } },
        ...{ class_type: { name: before.class_type }, level: { id: past.level.id } },
      },
    ]);
    expect(mine[0].level.display_name).toBe(before.level);
  });

  test('leaves what was marked for the student', async () => {
    const marked = (await t.student.get('/api/classes/my_attendance/')).body.results;
    expect(marked).toMatchObject([
      {
        ...{ name: before.name, class_type_name: before.class_type, level_name: before.level },
        ...{ instructor_name: before.coach, club_name: before.club },
      },
    ]);
  });

  test('leaves what the coach has given', async () => {
    const range = 'from=2026-03-01T00:00:00Z&until=2026-03-15T00:00:00Z';
    const { body } = await t.admin.get(`/api/classes/instructors/${t.coach.profile_id}/schedule/?${range}`);
    const given = (body.results ?? body).map((one: ApiSession) => [one.name, one.level_id === past.level.id]);
    expect(given).toEqual([
      [before.name, true],
      ['Martes noche', false],
    ]);
  });

  test('is what a class that begins then shows, when it is changed once more', async () => {
    server.clock.set('2026-03-12T09:00:00Z');
    const then = named(await session(coming.id));
    await changed(`/api/classes/types/${t.class_type_id}/`, { name: 'Tercero' });
    await changed(`/api/classes/schedules/${past.schedule_id}/`, { level_id: past.level.id });
    expect(named(await session(coming.id))).toEqual(then);
    expect(then.class_type).toBe('Tecnificación');
    expect(named(await session(past.id))).toEqual(before);
  });

  test('keeps a level of classes of the past from being removed', async () => {
    const other = levels.find((one) => one.id !== past.level.id)!.id;
    const { status, body } = await t.admin.delete(`/api/classes/levels/${other}/`);
    expect([status, body.code]).toEqual([409, 'catalog.level_in_use']);
  });
});
