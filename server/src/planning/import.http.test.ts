import { beforeEach, expect, test } from 'vitest';
import { asSystem, buildSecondClub, giveRole, type Place, type person } from '../../test/builders.ts';
import { openSeason } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';
import { wishesOf } from './public.ts';

/* docs/domain/wishes.md, docs/domain/imports.md: wishes from a file. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let term: string;
beforeEach(async () => {
  ({ place, owner } = await openSeason(server));
  const { body } = await owner.post('/api/classes/terms/', {
    ...{ club_id: place.club_id, name: 'Verano', starts_on: '2026-04-06', ends_on: '2026-06-21' },
  });
  term = body.id;
  await owner.put(`/api/classes/terms/${term}/wish_window/`, {
    ...{ opens_on: '2026-03-01', closes_on: '2026-03-15' },
  });
  for (const display_name of ['Ana Ruiz', 'Bea Sanz', 'Leo Gil', 'Leo Gil'])
    await owner.post('/api/clients/', { display_name });
});
const send = (text: string, more: object = {}, as = owner) =>
  as.post(`/api/classes/terms/${term}/wishes/import_file/`, {
    ...{ file: Buffer.from(text).toString('base64'), file_name: 'deseos.csv', ...more },
  });
const standing = () => asSystem(server.db, place, server.clock.now(), (scope) => wishesOf(scope, term));
const heading = 'Alumno;Clases por semana;Puede;Prefiere;Nivel;Con;Sin;Nota';
const good = `${heading}\nAna Ruiz;2;lunes y miércoles 18:00-21:00;lunes 19:00-20:00;3,5;Bea Sanz, Pepe;Leo Gil;Con sol no\n`;

test('a file is looked at, written, and written again changes nothing; names that mean one client are linked', async () => {
  const look = await send(good, { dry_run: true });
  expect(look.body).toMatchObject({ imported: false, counts: { create: 1, conflict: 0 } });
  expect(await standing()).toEqual([]);
  expect((await send(good)).body).toMatchObject({ imported: true, counts: { create: 1 } });
  const [ana] = await standing();
  expect(ana).toMatchObject({
    ...{ display_name: 'Ana Ruiz', classes_a_week: 2, level: 3.5, unlinked: 2, not_with: [] },
    times: [
      ...[{ weekday: 0, starts_at: '18:00', ends_at: '19:00', loved: false }],
      ...[{ weekday: 0, starts_at: '19:00', ends_at: '20:00', loved: true }],
      ...[{ weekday: 0, starts_at: '20:00', ends_at: '21:00', loved: false }],
      ...[{ weekday: 2, starts_at: '18:00', ends_at: '21:00', loved: false }],
    ],
  });
  expect(ana?.with).toHaveLength(1);
  const tables = ['wishes', 'wish_times', 'wish_people', 'wish_preferences'];
  const written = () =>
    Promise.all(
      tables.map(
        async (table) => (await server.owner.query(`select id, xmin from ${table} order by id`)).rows,
      ),
    );
  const before = await written();
  expect((await send(good)).body).toMatchObject({ imported: true, counts: { create: 0, unchanged: 1 } });
  expect(await written()).toEqual(before);
});

test('English headings; what is wrong is told by line and column, and the rest comes with skip_invalid', async () => {
  const file =
    'Student;Hours;Classes a week;Coach\n' +
    'Bea Sanz;Tue 6pm - 9pm;1;\n' +
    'Nobody;Monday;1;\nLeo Gil;Monday;1;\nAna Ruiz;never;9;Ghost\n';
  const refused = await send(file);
  expect(refused.status).toBe(422);
  const told = (await send(file, { dry_run: true })).body;
  expect(
    told.problems.map(
      (one: { line: number; column: string; code: string }) => `${one.line} ${one.column} ${one.code}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      '3 name not_found',
      '4 name several',
      '5 can format',
      '5 classes_a_week out_of_range',
    ]),
  );
  expect((await send(file, { skip_invalid: true })).body).toMatchObject({
    counts: { create: 1, conflict: 3 },
  });
  expect(await standing()).toMatchObject([
    { display_name: 'Bea Sanz', times: [{ weekday: 1, starts_at: '18:00' }] },
  ]);
});

test('what somebody has said is theirs: a row that says something else is left out; undone unless it was changed since', async () => {
  const file = `${heading}\nAna Ruiz;1;lunes;;;;;\nBea Sanz;1;martes;;;Ana Ruiz;;\n`;
  await send(file);
  const other = (await send(`${heading}\nAna Ruiz;2;viernes;;;;;\n`, { dry_run: true })).body;
  expect(other.problems).toMatchObject([{ line: 2, column: 'name', code: 'has_wish' }]);
  const [{ id }] = (await owner.get('/api/imports/')).body.results;
  const ana = (await standing()).find((one) => one.display_name === 'Ana Ruiz')!;
  await owner.put(`/api/classes/terms/${term}/wishes/${ana.student_id}/`, {
    ...{ classes_a_week: 3, times: [{ weekday: 0, starts_at: '08:00', ends_at: '23:00' }] },
  });
  const elsewhere = await buildSecondClub(server.db, place);
  const { user_id, token } = await server.signUp();
  await giveRole(server.db, { ...place, club_id: elsewhere }, user_id, 'club_admin');
  const stranger = server.as({
    ...{ authorization: `Bearer ${token}`, 'bandeja-organization': place.organization_slug },
  });
  expect([403, 404]).toContain((await stranger.post(`/api/imports/${id}/undo/`, {})).status);
  expect((await send(file, {}, stranger as Person)).status).toBe(404);
  const undone = await owner.post(`/api/imports/${id}/undo/`, {});
  expect(undone.body).toMatchObject({
    goes: [{ entity: 'wishes', count: 1, names: ['Bea Sanz'] }],
    stays: [{ entity: 'wishes', name: 'Ana Ruiz', reason: 'edited' }],
  });
  expect((await standing()).map((one) => one.display_name)).toEqual(['Ana Ruiz']);
});
