import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
type Person = Awaited<ReturnType<typeof person>>;
let owner: Person;
let student: Person;
let session: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  student = await person(server, place, 'student');
  const { body: coach } = await owner.post('/api/classes/instructors/', {
    ...{ display_name: '=Marta', club_ids: [place.club_id] },
  });
  const { body: type } = await owner.post('/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1250 },
  });
  const { body: courts } = await owner.post('/api/courts/several/', {
    ...{ club_id: place.club_id, names: ['Pista 10', 'Pista 2'], is_indoor: true },
  });
  const { body: schedule } = await owner.post('/api/classes/schedules/', {
    ...{ name: 'Lunes; tarde', club_id: place.club_id, class_type_id: type.id, price: 1250 },
    ...{ recurrence: 'weekly', recurrence_days: [0], start_date: '2026-03-09', start_time: '19:00' },
    ...{ duration_minutes: 60, min_participants: 1, max_participants: 1, allow_drop_in: true },
    ...{ instructor_id: coach.id, court_id: courts.results[0].id },
  });
  await owner.post(`/api/classes/schedules/${schedule.id}/publish/`);
  const { body: made } = await owner.get(`/api/classes/sessions/?schedule_id=${schedule.id}`);
  session = made.results[0].id;
  for (const name of ['Ana', 'Berto'])
    await owner.post(`/api/classes/sessions/${session}/enroll/`, {
      student_id: (await owner.post('/api/clients/', { display_name: name, phone: '+34 600' })).body.id,
      waitlist: true,
    });
});

const march = (club = place.club_id) => `club_id=${club}&from=2026-03-09&until=2026-03-15`;
const lines = (body: string) =>
  body
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('a list as a file', () => {
  test('has the rows of the list in the reader’s language, and no formulas', async () => {
    const schedules = await owner.get(`/api/classes/schedules/export_file/?club_id=${place.club_id}`);
    expect(schedules.headers.get('content-disposition')).toBe('attachment; filename="horarios.csv"');
    const [heading, row] = lines(schedules.body);
    expect(heading).toMatch(/^Club;Clase;Tipo;Nivel;Se repite;Días;/);
    expect(row).toContain(`;"Lunes; tarde";Grupo;`);
    expect(row).toContain(
      `;cada semana;lunes;;19:00;60;2026-03-09;;'=Marta;Pista 10;1;1;"12,50";;EUR;sí;sí;publicado`,
    );
    const english = await owner.get('/api/classes/schedules/export_file/?language=en');
    expect(lines(english.body)[1]).toContain(
      `,weekly,Monday,,19:00,60,2026-03-09,,'=Marta,Pista 10,1,1,12.50,,EUR,yes,yes,published`,
    );
    const sessions = await owner.get(`/api/classes/sessions/export_file/?${march()}`);
    expect(lines(sessions.body).slice(1)).toEqual([expect.stringContaining('2026-03-09;19:00;60;')]);
    const courts = await owner.get('/api/courts/export_file/');
    expect(lines(courts.body)).toEqual([
      'Nombre;Superficie;Cubierta;En uso',
      'Pista 2;;sí;sí',
      'Pista 10;;sí;sí',
    ]);
    const coaches = await owner.get('/api/classes/instructors/export_file/');
    expect(lines(coaches.body)[1]).toMatch(/^'=Marta;/);
  });

  test('of bookings has places, waiting lists and cancellations with who is to be called', async () => {
    const { body } = await owner.get(`/api/classes/enrollments/export_file/?${march()}`);
    expect(lines(body).slice(1)).toEqual([
      `2026-03-09;19:00;"Lunes; tarde";Pista 10;'=Marta;Ana;;'+34 600;con plaza;no;recepción;no;;"12,50";EUR;no;;;no`,
      `2026-03-09;19:00;"Lunes; tarde";Pista 10;'=Marta;Berto;;'+34 600;en espera;no;recepción;no;;"12,50";EUR;no;;;no`,
    ]);
  });

  test('is told in the audit log, and asked for some dates, not for all time', async () => {
    const { rows } = await server.owner.query(
      "select distinct action from audit_log where organization_id = $1 and action like '%.exported' order by 1",
      [place.organization_id],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'bookings.exported',
        'courts.exported',
        'schedules.exported',
        'sessions.exported',
      ]),
    );
    const dates = (from: string, until: string) =>
      owner.get(`/api/classes/enrollments/export_file/?club_id=${place.club_id}&from=${from}&until=${until}`);
    expect((await dates('2026-03-02', '2026-03-01')).status).toBe(422);
    expect((await dates('2026-03-02', '2027-03-07')).status).toBe(422);
    expect((await dates('2026-03-02', '2027-03-06')).status).toBe(200);
  });

  test('of bookings calls a class that has begun as it was called then', async () => {
    const group = await owner.get(`/api/classes/sessions/${session}/`);
    const rename = (name: string) =>
      owner.patch(`/api/classes/schedules/${group.body.schedule_id}/`, { name });
    server.clock.set('2026-03-10T09:00:00Z');
    expect((await rename('Martes')).status).toBe(200);
    const { body } = await owner.get(
      `/api/classes/enrollments/export_file/?club_id=${place.club_id}&from=2026-03-09&until=2026-03-20`,
    );
    expect(lines(body)[1]).toContain('2026-03-09;19:00;"Lunes; tarde";');
    await rename('Lunes; tarde');
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('is for those who run the club', async () => {
    const stranger = await person(server, await buildClub(server.db), 'owner');
    for (const address of [
      'classes/schedules',
      'classes/sessions',
      'classes/instructors',
      'courts',
      'classes/enrollments',
      'classes/places',
    ])
      expect((await student.get(`/api/${address}/export_file/?${march()}`)).status).toBe(403);
    expect((await stranger.get(`/api/classes/enrollments/export_file/?${march()}`)).status).toBe(404);
  });
});

test('all pages of a file show one moment, whatever is written meanwhile', async () => {
  const scope = { organization_id: place.organization_id, via: { user_id: null, via: 'web' } };
  const count = 'select count(*)::int as n from courts where organization_id = $1';
  const add = (name: string) => owner.post('/api/courts/', { club_id: place.club_id, name });
  const countTwice = (how: 'snapshot' | 'tenant') =>
    server.db[how](scope, async (tx) => {
      const all = () => tx.selectFrom('courts').select('id').execute();
      const before = (await all()).length;
      await add(`Nueva ${how}`);
      return (await all()).length - before;
    });
  expect(await countTwice('snapshot')).toBe(0);
  // Without it the second page has what was written after the first.
  expect(await countTwice('tenant')).toBe(1);
  expect((await server.owner.query(count, [place.organization_id])).rows[0].n).toBe(4);
});
