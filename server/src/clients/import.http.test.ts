import { beforeEach, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const send = (csv: string, options: object = {}) =>
  owner.post('/api/clients/import_file/', { file: Buffer.from(csv).toString('base64'), ...options });
const everybody = async () => {
  const { rows } = await server.owner.query(
    `select c.display_name as name, c.email, c.phone, c.birth_date::text, c.level::float, c.is_club_member as member,
            array(select g.display_name || ' ' || k.relationship from guardians k
                    join client_profiles g on g.id = k.guardian_id
                   where k.dependant_id = c.id order by 1) as guardians
       from client_profiles c where c.organization_id = $1 order by c.display_name`,
    [place.organization_id],
  );
  return rows;
};
type Line = { line: number; action: string };
const actions = (body: { rows: Line[] }) => body.rows.map((one) => `${one.line} ${one.action}`);

const file =
  'Nombre;Apellidos;Correo electrónico;Móvil;Fecha de nacimiento;Nivel;Socio;Tutor;Correo tutor;Parentesco\r\n' +
  'Ana;Ruiz Pérez;ANA@example.test;600 111 222;5/4/1990;3,5;sí;;;\r\n' +
  'Leo;Ruiz Mas;;;01/09/2016;;no;Ana Ruiz Pérez;ana@example.test;madre\r\n' +
  'Eva;Mas;ana@example.test;;;;;;;\r\n' +
  'Noa;Sanz;;;2/2/2017;;;Marta Sanz;marta@example.test;tía\r\n';

describe('importing clients', () => {
  test('adds people, and those in whose care they are; the same file again changes nothing', async () => {
    const dry = await send(file, { dry_run: true });
    expect(dry.body).toMatchObject({ imported: false, counts: { create: 4 }, problems: [] });
    expect(await everybody()).toEqual([]);
    const { status, body } = await send(file);
    expect(status).toBe(200);
    expect(body).toEqual({ ...dry.body, dry_run: false, imported: true });
    const made = await everybody();
    expect(made).toMatchObject([
      {
        ...{ name: 'Ana Ruiz Pérez', email: 'ana@example.test', phone: '600 111 222' },
        ...{ birth_date: '1990-04-05', level: 3.5, member: true, guardians: [] },
      },
      { name: 'Eva Mas', email: 'ana@example.test' },
      { name: 'Leo Ruiz Mas', birth_date: '2016-09-01', guardians: ['Ana Ruiz Pérez madre'] },
      { name: 'Marta Sanz', email: 'marta@example.test' },
      { name: 'Noa Sanz', guardians: ['Marta Sanz tía'] },
    ]);
    const again = await send(file);
    expect(actions(again.body)).toEqual(['2 unchanged', '3 unchanged', '4 unchanged', '5 unchanged']);
    expect(await everybody()).toEqual(made);
  });

  test('says of the headings of a file no more than somebody reads', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `column ${at}`);
    for (const headings of ['A'.repeat(2_000_000), many.join(',')])
      for (const dry_run of [true, false]) {
        const { body } = await send(`${headings}\n`, { dry_run });
        expect(JSON.stringify(body).length).toBeLessThan(50_000);
      }
  });

  test('does not see a profile that has become another one', async () => {
    await send('Nombre;Correo\r\nAna Ruiz;ana@example.test\r\n');
    const { body: other } = await owner.post('/api/clients/', {
      ...{ display_name: 'Ana Ruiz', email: 'ana@example.test' },
    });
    const [kept] = (await owner.get('/api/clients/?q=Ana')).body.results.filter(
      ({ id }: { id: string }) => id !== other.id,
    );
    expect((await owner.post(`/api/clients/${kept.id}/merge/`, { other_id: other.id })).status).toBeLessThan(
      300,
    );
    const again = await send('Nombre;Correo\r\nAna Ruiz;ana@example.test\r\n');
    expect(again).toMatchObject({ status: 200, body: { counts: { unchanged: 1 }, problems: [] } });
  });

  test('changes what a later file says differently, and only that', async () => {
    await send(file);
    const { body } = await send(
      'Name,Phone,Level,Birthday\nRUIZ PÉREZ Ana,+34 600111222,4.25,\nLeo Ruiz Mas,,,2016-09-01\n',
    );
    expect(body.rows).toMatchObject([
      { line: 2, action: 'update', changes: ['phone', 'level'] },
      { line: 3, action: 'unchanged', changes: [] },
    ]);
    const [ana] = await everybody();
    expect(ana).toMatchObject({
      phone: '+34 600111222',
      level: 4.25,
      email: 'ana@example.test',
      member: true,
    });
  });

  test('leaves to a person whom it may be, and says everything that is wrong at its line', async () => {
    await send(file);
    const csv =
      'nombre,correo,nacimiento,nivel,socio\n' +
      'Ana Ruiz,ana@example.test,,,\n' +
      'X,not-an-address,31/2/2020,9,quizás\n' +
      ',a@example.test,,,\n' +
      'Y,,5/4/2030,,\n' +
      'Zoe Gil,zoe@example.test,,,\n';
    const refused = await send(csv);
    expect([refused.status, refused.body.code]).toEqual([422, 'import.invalid']);
    const said = refused.body.report.problems.map(
      (one: { line: number; column: string; code: string }) => `${one.line} ${one.column} ${one.code}`,
    );
    expect(said).toEqual([
      '2 name may_be',
      '3 email format',
      '3 birth_date format',
      '3 level out_of_range',
      '3 is_club_member format',
      '4 name missing',
      '5 birth_date in_future',
    ]);
    const skipped = await send(csv, { skip_invalid: true });
    expect(skipped.body).toMatchObject({ imported: true, counts: { create: 1, conflict: 4 } });
    expect((await everybody()).map((one) => one.name)).toContain('Zoe Gil');
  });

  test('twice at once makes everybody once', async () => {
    const both = await Promise.all([send(file), send(file, { skip_invalid: true })]);
    expect(both.map((one) => one.status)).toEqual([200, 200]);
    expect(await everybody()).toHaveLength(5);
  });

  test('is for the desk', async () => {
    const coach = await person(server, place, 'instructor');
    const body = { file: Buffer.from(file).toString('base64') };
    expect((await coach.post('/api/clients/import_file/', body)).status).toBe(403);
  });
});
