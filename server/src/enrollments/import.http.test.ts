import { beforeEach, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
const base64 = (csv: string) => Buffer.from(csv).toString('base64');
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  const timetable =
    'club,clase,dia,hora,plazas,timezone,currency\n' +
    'Sur,Iniciación,lunes,19:00,2,Europe/Madrid,EUR\n' +
    'Sur,Iniciación,martes,19:00,2,,\n' +
    'Sur,Avanzados,jueves,20:00,4,,\n';
  await owner.post('/api/classes/timetable/import_file/', { file: base64(timetable), publish: true });
  const people = ['Ana Ruiz', 'Eva Mas', 'Leo Gil', 'Leo Gil'].map(
    (name, at) => `${name};p${at}@example.test\n`,
  );
  await owner.post('/api/clients/import_file/', { file: base64(`Nombre;Correo\n${people.join('')}`) });
});

const send = (csv: string, options: object = {}) =>
  owner.post('/api/classes/places/import_file/', { file: base64(csv), ...options });
const held = async () => {
  const { rows } = await server.owner.query(
    `select s.name, s.recurrence_days[1] as day, c.display_name as who, f.starts_on::text, f.ends_on::text,
            (select count(*)::int from class_enrollments e where e.schedule_enrollment_id = f.id) as classes
       from schedule_enrollments f join class_schedules s on s.id = f.schedule_id
       join client_profiles c on c.id = f.student_id
      where f.organization_id = $1 and f.status = 'active' order by 1, 2, 3`,
    [place.organization_id],
  );
  return rows;
};

test('the file of places, imported again, changes nothing, in either language', async () => {
  const given = await send(
    'Grupo;Día;Alumno;Hasta\nIniciación;lunes;Ana Ruiz;\nIniciación;martes;Eva Mas;28/02/2027\n',
  );
  expect(given.body.counts).toMatchObject({ create: 2, conflict: 0 });
  const before = await held();
  for (const language of ['es', 'en']) {
    const file = await owner.get(`/api/classes/places/export_file/?language=${language}`);
    expect(file.body).toContain('2027-02-28');
    const again = await send(file.body);
    expect(again.body).toMatchObject({ imported: true, counts: { create: 0, unchanged: 2, conflict: 0 } });
  }
  expect(await held()).toEqual(before);
});

describe('importing who holds which place', () => {
  const csv =
    'Grupo;Día;Alumno;Correo;Desde;Hasta\n' +
    'Iniciación;lunes;Ana Ruiz;;;\n' +
    'iniciación;martes;Eva Mas;;1/12/2026;28/02/2027\n' +
    'Avanzados;;Leo Gil;p3@example.test;;\n';

  test('gives them with their classes; the same file again changes nothing', async () => {
    await owner.patch('/api/settings/', { values: { require_certificate: true, require_assessment: true } });
    const dry = await send(csv, { dry_run: true });
    expect(dry.body).toMatchObject({ imported: false, counts: { create: 3, conflict: 0 } });
    expect(await held()).toEqual([]);
    const { status, body } = await send(csv);
    expect(status).toBe(200);
    expect(body).toEqual({ ...dry.body, dry_run: false, imported: true });
    const made = await held();
    expect(made).toEqual([
      { name: 'Avanzados', day: 3, who: 'Leo Gil', starts_on: '2026-11-22', ends_on: null, classes: 13 },
      { name: 'Iniciación', day: 0, who: 'Ana Ruiz', starts_on: '2026-11-22', ends_on: null, classes: 13 },
      ...[
        {
          name: 'Iniciación',
          day: 1,
          who: 'Eva Mas',
          starts_on: '2026-12-01',
          ends_on: '2027-02-28',
          classes: 12,
        },
      ],
    ]);
    const again = await send(csv);
    expect(again.body.counts).toMatchObject({ create: 0, unchanged: 3 });
    expect(await held()).toEqual(made);
  });

  test('says at its line which group or person is not meant by one row alone, and what a group refuses', async () => {
    const wrong =
      'group,day,name,email,from,to\n' +
      'Iniciación,,Ana Ruiz,,,\n' +
      'Iniciación,lunes,Leo Gil,,,\n' +
      'Nada,,Ana Ruiz,,,\n' +
      'Avanzados,,Nadie,,,\n' +
      'Avanzados,,Ana Ruiz,,5/1/2027,4/1/2027\n' +
      'Iniciación,lunes,Ana Ruiz,,,\n' +
      'Iniciación,lunes,Eva Mas,,,\n' +
      'Iniciación,lunes,Leo Gil,p2@example.test,,\n';
    const refused = await send(wrong);
    expect(refused.status).toBe(422);
    expect(
      refused.body.report.problems.map(
        (one: { line: number; column: string; code: string }) => `${one.line} ${one.column} ${one.code}`,
      ),
    ).toEqual([
      '2 group several',
      '3 name several',
      '4 group not_found',
      '5 name not_found',
      '6 ends_on end_before_start',
      '9 group group_full',
    ]);
    expect(await held()).toEqual([]);
    const skipped = await send(wrong, { skip_invalid: true });
    expect(skipped.body).toMatchObject({ imported: true, counts: { create: 2, conflict: 6 } });
    expect((await held()).map((one) => one.who)).toEqual(['Ana Ruiz', 'Eva Mas']);
  });

  test('gives a place again to somebody whose earlier one has ended, and the same rows once', async () => {
    const autumn = 'Grupo;Día;Alumno;Correo;Desde;Hasta\nAvanzados;;Ana Ruiz;;1/9/2026;30/9/2026\n';
    expect((await send(autumn)).body.counts).toMatchObject({ create: 1 });
    const spring = 'Grupo;Día;Alumno;Correo;Desde;Hasta\nAvanzados;;Ana Ruiz;;1/12/2026;\n';
    expect((await send(spring)).body.counts).toMatchObject({ create: 1, unchanged: 0 });
    const terms = (await held()).map(({ who, starts_on, ends_on }) => [who, starts_on, ends_on]).sort();
    expect(terms).toEqual([
      ['Ana Ruiz', '2026-09-01', '2026-09-30'],
      ['Ana Ruiz', '2026-12-01', null],
    ]);
    for (const file of [autumn, spring])
      expect((await send(file)).body.counts).toMatchObject({ create: 0, unchanged: 1 });
  });
});
