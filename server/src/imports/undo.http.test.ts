import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { newId } from '../kernel/ids.ts';
import { usualRetention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { forgetImports } from './forget.ts';
import { undoImport } from './undo.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const bytes = (csv: string) => Buffer.from(csv).toString('base64');
const paths = {
  timetable: '/api/classes/timetable/import_file/',
  clients: '/api/clients/import_file/',
  places: '/api/classes/places/import_file/',
};
async function send(kind: keyof typeof paths, csv: string, file_name = 'f.csv') {
  const publish = kind === 'timetable' ? { publish: true } : {};
  const { status, body } = await owner.post(paths[kind], { file: bytes(csv), file_name, ...publish });
  expect([status, body.imported]).toEqual([200, true]);
}
const listed = async () => (await owner.get('/api/imports/')).body.results;
const newest = async (kind: string): Promise<string> =>
  (await listed()).find((one: { kind: string }) => one.kind === kind).id;
const shown = async (kind: string) => (await owner.get(`/api/imports/${await newest(kind)}/undo/`)).body;
const undo = async (kind: string) => owner.post(`/api/imports/${await newest(kind)}/undo/`, {});
const rows = async (table: string): Promise<number> =>
  (
    await server.owner.query(`select count(*)::int as n from ${table} where organization_id = $1`, [
      place.organization_id,
    ])
  ).rows[0].n;
const counts = (list: { entity: string; count: number }[]) =>
  Object.fromEntries(list.map((one) => [one.entity, one.count]));
const kept = (body: { stays: { entity: string; name: string; reason: string; by: string | null }[] }) =>
  body.stays.map(({ entity, name, reason, by }) => `${entity} ${name}: ${by ?? reason}`).sort();
const one = async (text: string) => (await server.owner.query(text, [place.organization_id])).rows[0];

const timetable =
  'club,clase,dia,hora,plazas,monitor,pista,timezone,currency\n' +
  'Sur,Iniciación,lunes,19:00,2,Eva,P1,Europe/Madrid,EUR\n' +
  'Sur,Avanzados,jueves,20:00,4,Íñigo,P2,,\n';
const clients =
  'Nombre;Correo;Móvil;Tutor;Correo tutor\nAna Ruiz;ana@example.test;600 111 222;;\nLeo Ruiz;;;Marta Ruiz;marta@example.test\n';

describe('an import is taken back', () => {
  test('whole, when nothing depends on it: it is as if it had never been', async () => {
    const tables = ['clubs', 'class_types', 'courts', 'instructors', 'instructor_clubs', 'class_schedules'];
    const before = await Promise.all([...tables, 'class_sessions', 'reservations'].map(rows));
    await send('timetable', timetable, 'horario.csv');
    expect(await listed()).toMatchObject([
      {
        kind: 'timetable',
        file_name: 'horario.csv',
        row_count: 2,
        undone_at: null,
        abilities: { undo: true },
      },
    ]);
    const preview = await shown('timetable');
    expect(counts(preview.goes)).toMatchObject({ clubs: 1, courts: 2, instructors: 2, class_schedules: 2 });
    expect(counts(preview.goes).class_sessions).toBeGreaterThan(20);
    expect(preview.stay_count).toBe(0);
    const { status, body } = await undo('timetable');
    expect(status).toBe(200);
    expect(body).toMatchObject({ goes: preview.goes, import: { left_count: 0, abilities: { undo: false } } });
    expect(await Promise.all([...tables, 'class_sessions', 'reservations'].map(rows))).toEqual(before);
    expect((await undo('timetable')).body.code).toBe('imports.undone');
    // And it can be imported again.
    await send('timetable', timetable);
    expect(await rows('class_schedules')).toBe(2);
  });

  test('of clients: who was made goes, who was changed is as before, the guardians too', async () => {
    await send('clients', 'Nombre;Correo;Nivel\nAna Ruiz;ana@example.test;2,5\n');
    await send(
      'clients',
      `${clients.replace('Nombre;', 'Nombre;Nivel;').replace('Ana Ruiz;', 'Ana Ruiz;4;').replace('Leo Ruiz;', 'Leo Ruiz;;')}`,
    );
    expect(await rows('client_profiles')).toBe(3);
    const preview = await shown('clients');
    expect([counts(preview.goes), counts(preview.reverts)]).toEqual([
      { client_profiles: 2, guardians: 1 },
      { client_profiles: 1 },
    ]);
    expect((await undo('clients')).status).toBe(200);
    expect(await rows('guardians')).toBe(0);
    expect(
      await one(`select display_name, level::float, phone from client_profiles where organization_id = $1`),
    ).toEqual({ display_name: 'Ana Ruiz', level: 2.5, phone: '' });
    // The import before it can be taken back as well: it is as that one left her.
    const [, first] = await listed();
    expect((await owner.post(`/api/imports/${first.id}/undo/`, {})).status).toBe(200);
    expect(await rows('client_profiles')).toBe(0);
  });

  test('of clients: a level that was confirmed since is nobody’s to take but the person’s who said it', async () => {
    const confirm = async (name: string, level: number) => {
      const { id } = await one(
        `select id from client_profiles where organization_id = $1 and display_name = '${name}'`,
      );
      const url = `/api/classes/students/${id}/level/`;
      expect((await owner.post(url, { level, before: level })).status).toBe(200);
    };
    await send('clients', 'Nombre;Correo;Nivel\nAna Ruiz;ana@example.test;2\n');
    await send('clients', 'Nombre;Correo;Nivel\nAna Ruiz;ana@example.test;3\nLeo Ruiz;leo@example.test;3\n');
    for (const name of ['Ana Ruiz', 'Leo Ruiz']) await confirm(name, 3);
    const { body } = await undo('clients');
    expect(kept(body)).toEqual(['client_profiles Leo Ruiz: level_entries']);
    expect(await rows('client_profiles')).toBe(2);
    expect(
      await one(
        `select level::float from client_profiles where organization_id = $1 and display_name = 'Ana Ruiz'`,
      ),
    ).toEqual({ level: 3 });
  });

  test('three files one after the other: places, people, groups', async () => {
    await send('timetable', timetable);
    await send('clients', clients);
    await send('places', 'Grupo;Alumno\nIniciación;Ana Ruiz\nAvanzados;Leo Ruiz\n');
    expect(kept(await shown('clients'))).toEqual([
      'client_profiles Ana Ruiz: schedule_enrollments',
      'client_profiles Leo Ruiz: schedule_enrollments',
      'client_profiles Marta Ruiz: client_profiles',
    ]);
    const { body } = await undo('places');
    expect(counts(body.goes)).toEqual({ schedule_enrollments: 2 });
    expect(
      await one(
        `select count(*)::int as n, sum(s.enrolled_count)::int as places from class_sessions s where organization_id = $1`,
      ),
    ).toMatchObject({ places: 0 });
    for (const kind of ['clients', 'timetable']) expect((await undo(kind)).status).toBe(200);
    expect(await Promise.all(['client_profiles', 'class_schedules', 'class_enrollments'].map(rows))).toEqual([
      0, 0, 0,
    ]);
  });
});

test('of places that were charged meanwhile nothing is owed any more, and who paid has it back', async () => {
  await send('timetable', timetable);
  await send('clients', clients);
  const { id: club_id } = await one(`select id from clubs where organization_id = $1 and name = 'Sur'`);
  const plan = { name: 'Mensual', club_id, currency: 'EUR', period: 'month', starts_on: '2026-12-01' };
  const price = { classes_a_week: null, group_size: null, amount: 6200, member_amount: null };
  const added = await owner.post('/api/classes/fee_plans/', { ...plan, deposit: 2500, prices: [price] });
  await owner.patch('/api/settings/', { club_id, values: { fee_plan: added.body.id } });
  await send('places', 'Grupo;Alumno\nIniciación;Ana Ruiz\nAvanzados;Leo Ruiz\n');
  // Who is on a list has the place already: no deposit is asked for.
  expect(await rows('charges')).toBe(0);
  await owner.post('/api/classes/charges/raise/', { club_id, period: '2026-12' });
  const [charge] = (await owner.get(`/api/classes/charges/?club_id=${club_id}`)).body.results;
  const sale = {
    payer_id: charge.student_id,
    club_id,
    payment_method: 'cash',
    items: [{ charge_id: charge.id }],
  };
  expect((await owner.post('/api/classes/payments/', sale)).status).toBe(201);
  expect((await undo('places')).status).toBe(200);
  const { results } = (await owner.get(`/api/classes/charges/?club_id=${club_id}`)).body;
  const states = results.map((it: { status: string; amount: number }) => `${it.status} ${it.amount}`);
  expect(states.sort()).toEqual(['cancelled 6200', 'paid 0']);
  const { credit } = (await owner.get(`/api/classes/accounts/${charge.student_id}/`)).body;
  expect(credit).toEqual([{ currency: 'EUR', balance: 6200 }]);
});

test('of a timetable whose places were taken back before nobody hears of a season', async () => {
  const ana = await person(server, place, 'student');
  await server.owner.query(`update client_profiles set display_name = 'Ana Ruiz' where id = $1`, [
    ana.profile_id,
  ]);
  await send('timetable', timetable);
  await send('places', 'Grupo;Alumno\nIniciación;Ana Ruiz\n');
  for (const kind of ['places', 'timetable']) expect((await undo(kind)).status).toBe(200);
  expect(await Promise.all(['class_schedules', 'schedule_enrollments'].map(rows))).toEqual([0, 0]);
  await work(server, notificationReactions, server.clock.now());
  const { results } = (await ana.get('/api/notifications/')).body;
  expect(results.filter((it: { subject: string }) => /temporada|season/.test(it.subject))).toEqual([]);
});

describe('what something depends on stays, and is told', () => {
  const book = async (name: string, group: string) => {
    const student = await one(
      `select id from client_profiles where organization_id = $1 and display_name = '${name}'`,
    );
    const session = await one(
      `select s.id from class_sessions s join class_schedules g on g.id = s.schedule_id
        where s.organization_id = $1 and g.name = '${group}' order by s.scheduled_datetime limit 1`,
    );
    const done = await owner.post(`/api/classes/sessions/${session.id}/enroll/`, {
      student_id: student.id,
    });
    expect(done.status).toBe(201);
  };

  test('a booked group with what it needs; the others go', async () => {
    await send('timetable', timetable);
    await send('clients', clients);
    await book('Ana Ruiz', 'Iniciación');
    const body = (await undo('timetable')).body;
    expect(kept(body)).toEqual([
      'class_schedules Iniciación: class_enrollments',
      'class_types Clase en grupo: class_schedules',
      'clubs Sur: class_schedules',
      'courts P1: class_schedules',
      'instructors Eva: class_schedules',
    ]);
    expect(counts(body.goes)).toMatchObject({ class_schedules: 1, courts: 1, instructors: 1 });
    expect(kept((await undo('clients')).body)).toEqual(['client_profiles Ana Ruiz: class_enrollments']);
    expect(await rows('client_profiles')).toBe(1);
    expect((await undo('clients')).body.code).toBe('imports.nothing_to_undo');
  });

  test('what somebody has edited since, a class by hand too, and a court that another class uses', async () => {
    await send('timetable', timetable);
    const court = await one(`select id, club_id from courts where organization_id = $1 and name = 'P2'`);
    const starts_at = '2026-12-01T10:00:00Z';
    const reserved = {
      court_id: court.id,
      booking_type: 'event',
      starts_at,
      ends_at: '2026-12-01T11:00:00Z',
    };
    await server.owner.query(
      `insert into reservations (organization_id, id, court_id, booking_type, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)`,
      [place.organization_id, newId(), ...Object.values(reserved)],
    );
    const session = await one(
      `select s.id from class_sessions s join class_schedules g on g.id = s.schedule_id
        where s.organization_id = $1 and g.name = 'Iniciación' order by s.scheduled_datetime limit 1`,
    );
    await owner.patch(`/api/classes/sessions/${session.id}/`, { max_participants: 3 });
    const coach = await one(
      `select id from instructors where organization_id = $1 and display_name = 'Íñigo'`,
    );
    await owner.patch(`/api/classes/instructors/${coach.id}/`, { bio: 'Diez años' });
    expect(kept(await shown('timetable'))).toEqual([
      'class_schedules Iniciación: edited',
      'class_types Clase en grupo: class_schedules',
      'clubs Sur: courts',
      'courts P1: class_schedules',
      'courts P2: reservations',
      'instructors Eva: class_schedules',
      'instructors Íñigo: edited',
    ]);
  });

  test('an import is seen by who may: a club’s admin sees neither the owner’s nor another organization’s', async () => {
    await send('timetable', timetable);
    const id = await newest('timetable');
    const admin = await person(server, place, 'club_admin');
    expect((await admin.get('/api/imports/')).body.results).toEqual([]);
    expect((await admin.post(`/api/imports/${id}/undo/`, {})).status).toBe(404);
    const coach = await person(server, place, 'instructor');
    expect((await coach.get('/api/imports/')).status).toBe(403);
  });
});

describe('while somebody books', () => {
  const system = <T>(work: (scope: Scope) => Promise<T>) =>
    asSystem(server.db, place, server.clock.now(), work);
  /** A booking that has not committed yet when the import is taken back. */
  async function both(take: (scope: Scope, id: string) => Promise<unknown>) {
    await send('clients', clients);
    const student = await one(
      `select id from client_profiles where organization_id = $1 and display_name = 'Ana Ruiz'`,
    );
    const id = await newest('clients');
    const done = await atOnce({
      owner: server.owner,
      open: system,
      first: ({ tx }: Scope) =>
        tx
          .insertInto('client_care')
          .values({ organization_id: place.organization_id, id: newId(), client_id: student.id })
          .execute(),
      second: () => system((scope) => take(scope, id)),
    });
    return Promise.allSettled([done.first, done.second]);
  }

  test('what comes to depend on it in between stays', async () => {
    const [first, second] = await both(undoImport);
    expect([first.status, second.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(await rows('client_profiles')).toBe(1);
  });

  test('without the locks the undoing would look too early, and fail on it', async () => {
    const [first, second] = await both((scope, id) => undoImport(scope, id, { lock: false }));
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '23503' } });
  });
});

test('what an import wrote is forgotten after the days for which it can be taken back', async () => {
  await send('clients', clients, 'alumnos.csv');
  const forget = (days: number) =>
    asSystem(server.db, place, new Date('2026-12-01T09:00:00Z'), (scope) =>
      forgetImports(scope, { ...usualRetention, imports_days: days }),
    );
  await forget(30);
  expect((await listed())[0].abilities.undo).toBe(true);
  await forget(5);
  expect(await rows('import_rows')).toBe(0);
  expect((await listed())[0]).toMatchObject({ file_name: 'alumnos.csv', abilities: { undo: false } });
});

describe('a class type stays', () => {
  const stays = async () => kept(await shown('timetable')).filter((one) => one.startsWith('class_types'));
  const offer = async () => {
    await send('timetable', timetable);
    const { id } = await one('select id from class_types where organization_id = $1 order by name limit 1');
    const sold = { name: 'Bono', class_types: [id], num_classes: 5, validity_days: 60 };
    return owner.post('/api/classes/packages/', { ...sold, price: 5000, currency: 'EUR' });
  };

  test('while a package is sold for it', async () => {
    expect((await offer()).status).toBe(201);
    expect(await stays()).toContainEqual(expect.stringMatching(/^class_types .+: class_packages$/));
  });

  test('while somebody has a package for it, whatever that is sold for by now', async () => {
    const { id } = (await offer()).body;
    const { body: ana } = await owner.post('/api/clients/', { display_name: 'Ana' });
    const bought = { student_id: ana.id, gift_reason: 'Torneo' };
    expect((await owner.post(`/api/classes/packages/${id}/purchase/`, bought)).status).toBe(201);
    expect((await owner.patch(`/api/classes/packages/${id}/`, { class_types: [] })).status).toBe(200);
    expect(await stays()).toContainEqual(expect.stringMatching(/^class_types .+: class_packages$/));
  });
});
