import { beforeEach, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const address = '/api/clients/export_file/';
const importFile = (text: string) =>
  owner.post('/api/clients/import_file/', { file: Buffer.from(text).toString('base64') });
/** Everybody, and when each was last changed. */
const everybody = async () => {
  const { rows } = await server.owner.query(
    'select c.*, c.xmin from client_profiles c where organization_id = $1 order by id',
    [place.organization_id],
  );
  return rows;
};

test('clients are written in the reader’s language, without formulas; imported again they change nothing', async () => {
  await importFile(
    'name,email,phone,birthday,level,member\n' +
      'Ana Ruiz,ana@example.test,+34 600 111 222,1990-04-05,3.5,yes\n' +
      '"=HYPERLINK(""http://x.test"";1)",,,,,no\n' +
      '"Óscar; Mas",,600,2016-09-01,,\n',
  );
  const es = await owner.get(address);
  expect(es.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(es.headers.get('content-disposition')).toBe('attachment; filename="clientes.csv"');
  expect(es.body.replace(/^\uFEFF/, '').split('\r\n')).toEqual(
    expect.arrayContaining([
      'Nombre;Correo;Teléfono;Fecha de nacimiento;Nivel;Socio',
      'Ana Ruiz;ana@example.test;\'+34 600 111 222;1990-04-05;"3,5";sí',
      `"'=HYPERLINK(""http://x.test"";1)";;;;;no`,
      '"Óscar; Mas";;600;2016-09-01;;no',
    ]),
  );
  const en = await owner.get(`${address}?language=en&q=ana`);
  expect(en.body.replace(/^\uFEFF/, '')).toBe(
    "Name,Email,Phone,Date of birth,Level,Member\r\nAna Ruiz,ana@example.test,'+34 600 111 222,1990-04-05,3.5,yes\r\n",
  );
  const before = await everybody();
  for (const { body } of [es, en])
    expect((await importFile(body)).body).toMatchObject({
      ...{ imported: true, problems: [], counts: { create: 0, update: 0, conflict: 0 } },
    });
  expect(await everybody()).toEqual(before);
});

test('all pages are in one file, in the list’s order, with its filters; the audit log tells of it', async () => {
  const names = Array.from({ length: 450 }, (_, at) => `Zoe Number ${String(at).padStart(3, '0')}`);
  await importFile(`name,level\n${names.map((name, at) => `${name},${at < 430 ? 2 : ''}`).join('\n')}\n`);
  const { body } = await owner.get(`${address}?language=en&assessed=true`);
  const written = body.trim().split('\r\n').slice(1) as string[];
  expect(written.map((line) => line.split(',')[0])).toEqual(names.slice(0, 430));
  const { rows } = await server.owner.query(
    "select user_id is not null as told, changes from audit_log where organization_id = $1 and action = 'clients.exported'",
    [place.organization_id],
  );
  expect(rows).toEqual([{ told: true, changes: { rows: 430, filters: { assessed: true } } }]);
});

test('is for those who may see the list', async () => {
  const student = await person(server, place, 'student');
  expect((await student.get(address)).status).toBe(403);
});
