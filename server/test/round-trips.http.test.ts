import { beforeEach, expect, test } from 'vitest';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const send = (address: string, text: string, options: object = {}) =>
  owner.post(address, { file: Buffer.from(text).toString('base64'), ...options });
const written = async (table: string) =>
  (
    await server.owner.query(`select t.id, t.xmin from ${table} t where organization_id = $1 order by id`, [
      place.organization_id,
    ])
  ).rows;
const lines = (body: string) =>
  body
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

test('clients with their guardians, imported again, change nothing', async () => {
  await send(
    '/api/clients/import_file/',
    'Nombre;Correo;Móvil;Tutor;Correo tutor;Móvil tutor;Parentesco\n' +
      'Leo Ruiz;;;Marta Ruiz;marta@example.test;+34 600 111 222;madre\n' +
      'Leo Ruiz;;;Juan Mas;juan@example.test;;padre\n' +
      'Eva Ruiz;;;Marta Ruiz;marta@example.test;;madre\n',
  );
  const tables = ['client_profiles', 'guardians'];
  const before = await Promise.all(tables.map(written));
  expect(before.map((all) => all.length)).toEqual([4, 3]);
  for (const language of ['es', 'en']) {
    const { body } = await owner.get(`/api/clients/export_file/?guardians=true&language=${language}`);
    // Leo twice, for he has two guardians.
    expect(lines(body)).toHaveLength(6);
    expect(body).toContain("'+34 600 111 222");
    const again = await send('/api/clients/import_file/', body);
    expect(again.body).toMatchObject({
      ...{ imported: true, problems: [], counts: { create: 0, update: 0, unchanged: 5, conflict: 0 } },
    });
  }
  expect(await Promise.all(tables.map(written))).toEqual(before);
});

test('a timetable, imported again, makes nothing, however its schedules came', async () => {
  await send(
    '/api/classes/timetable/import_file/',
    'club,clase,dia,hora,plazas,precio,monitor,pista,hasta,timezone,currency\n' +
      'Sur,Iniciación,lunes,19:00,2,"12,50",=Eva,P1,,Europe/Madrid,EUR\n' +
      'Sur,Iniciación,martes,19:00,2,0,,P1,2027-06-20,,\n' +
      'Sur,Carril,martes,20:00,2,0,,,,,\n' +
      'Sur,Carril,martes,20:00,2,0,,,,,\n',
    { publish: true },
  );
  const { body: types } = await owner.get('/api/classes/types/');
  const byHand = {
    ...{ name: 'Torneo', club_id: place.club_id, class_type_id: types.results[0].id, duration_minutes: 90 },
    ...{ recurrence: 'weekly', recurrence_days: [2, 4], start_date: '2026-12-01', start_time: '21:00' },
    ...{ min_participants: 1, max_participants: 8 },
  };
  expect((await owner.post('/api/classes/schedules/', byHand)).status).toBe(201);
  // Its coach is another by now: what the file says is what is there.
  const { body: eva } = await owner.get('/api/classes/instructors/');
  await owner.patch(`/api/classes/instructors/${eva.results[0].id}/`, { display_name: '=Eva Mas' });
  const before = await written('class_schedules');
  for (const language of ['es', 'en']) {
    const { body } = await owner.get(`/api/classes/timetable/export_file/?language=${language}`);
    expect(lines(body)).toHaveLength(7);
    expect(body).toContain("'=Eva Mas");
    const { body: report } = await send('/api/classes/timetable/import_file/', body, { publish: true });
    expect(report).toMatchObject({ schedule_count: 0, existing_count: 6, problem_count: 0 });
  }
  expect(await written('class_schedules')).toEqual(before);
});

test('members, class types and the history are files too', async () => {
  const { body: type } = await owner.post('/api/classes/types/', {
    ...{ name: '=Grupo', type: 'group', currency: 'EUR', base_price: 1250 },
  });
  expect(lines((await owner.get('/api/classes/types/export_file/')).body)[1]).toContain(
    `'=Grupo;grupo;1;4;"12,50";EUR;`,
  );
  const members = lines((await owner.get('/api/members/export_file/?language=en')).body);
  expect(members[0]).toBe('Name,Email,Role,Club');
  expect(members.some((line) => line.endsWith(',owner,all'))).toBe(true);
  const history = (days: string) => owner.get(`/api/audit/export_file/?${days}`);
  const { rows } = await server.owner.query(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from audit_log where entity_id = $1`,
    [type.id],
  );
  const today = await history(`from=${rows[0].day}&until=${rows[0].day}`);
  expect(lines(today.body)[0]).toBe('Momento;Quién;Por;Dirección IP;Acción;Qué;Id;Cambios');
  expect(today.body).toContain(`;crear;class_types;${type.id};`);
  expect((await history('from=2026-01-01&until=2026-02-01')).status).toBe(422);
  const coach = await person(server, place, 'instructor');
  for (const address of ['members', 'classes/types', 'audit', 'classes/timetable'])
    expect(
      (
        await coach.get(
          `/api/${address}/export_file/?${address === 'audit' ? 'from=2026-11-01&until=2026-11-02' : ''}`,
        )
      ).status,
    ).toBe(403);
});
