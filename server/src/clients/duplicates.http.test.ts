import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer();
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  const people = [
    { display_name: 'Ana López', email: 'ana@correo.test', phone: '600 123 456', birth_date: '1990-05-04' },
    { display_name: 'Luis López', email: 'ANA@correo.test', phone: '' },
    { display_name: 'Eva Ruiz', phone: '+34 611222333' },
  ];
  for (const one of people) ids[one.display_name] = (await admin.post('/api/clients/', one)).body.id;
});

const ask = async (query: Record<string, string>) => {
  const { body } = await admin.get(`/api/clients/duplicates/?${new URLSearchParams(query)}`);
  return body.results.map((one: { client: { display_name: string }; reasons: string[] }) => [
    one.client.display_name,
    ...one.reasons,
  ]);
};

test('who is typed and seems to be there is pointed out, with the reasons', async () => {
  expect(await ask({ email: 'Ana@Correo.TEST' })).toEqual([
    ['Ana López', 'email'],
    ['Luis López', 'email'],
  ]);
  expect(await ask({ phone: '0034600123456' })).toEqual([['Ana López', 'phone']]);
  expect(await ask({ phone: '611 22 23 33' })).toEqual([['Eva Ruiz', 'phone']]);
  expect(await ask({ display_name: 'LOPEZ, Ana', birth_date: '1990-05-04' })).toEqual([
    ['Ana López', 'name_and_birthday'],
  ]);
  expect(await ask({ display_name: 'Otra', birth_date: '1990-05-04' })).toEqual([]);
  expect(await ask({ display_name: 'Ana López' })).toEqual([]);
  expect(await ask({ email: '%', phone: '%%%%%%%' })).toEqual([]);
});

test('nobody is their own duplicate', async () => {
  const asked = { email: 'ana@correo.test', except_id: ids['Ana López'] as string };
  expect(await ask(asked)).toEqual([['Luis López', 'email']]);
});

test('two people with one address stay two', async () => {
  const { status } = await admin.post('/api/clients/', { display_name: 'Tercera', email: 'ana@correo.test' });
  expect(status).toBe(201);
});

test('only the desk asks, and only of its own organization', async () => {
  const path = '/api/clients/duplicates/?email=ana@correo.test';
  expect((await (await person(server, place, 'student')).get(path)).status).toBe(403);
  const elsewhere = await person(server, await buildClub(server.db), 'owner');
  expect((await elsewhere.get(path)).body.results).toEqual([]);
});
