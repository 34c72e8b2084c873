import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { buildClub, giveRole, type Place, person } from './builders.ts';
import { useServer } from './server.ts';
import { buildSession } from './sessions.ts';

/* Whoever looks for a person, a coach, a class or a place types as people type. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;

const people = [
  { display_name: 'Ana López García', email: 'ana.lopez@Correo.test', phone: '+34 600 12 34 56' },
  { display_name: 'Anabel Ruiz', email: null, phone: '655-987-321' },
  { display_name: 'Luis Giménez', email: null, phone: '0034 611222333 / 915554433' },
  { display_name: 'Marta Jiménez', email: null, phone: '' },
  { display_name: 'Óscar Núñez', email: 'oscar@correo.test', phone: '' },
  { display_name: 'Yolanda Nunzio', email: null, phone: '' },
  { display_name: 'Zoe O’Connor-Pérez', email: null, phone: '07911 188456' },
  { display_name: 'Rodrigo Álvarez', email: null, phone: '' },
];

beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
  for (const one of people) await admin.post('/api/clients/', one);
  await giveRole(server.db, place, (await server.signUp()).user_id, 'instructor', 'Ángel Muñoz');
  await giveRole(server.db, place, (await server.signUp()).user_id, 'instructor', 'Zacarías');
});

const ask = async (path: string, q: string, field = 'display_name') => {
  const mark = path.includes('?') ? '&' : '?';
  const { status, body } = await admin.get(`${path}${mark}q=${encodeURIComponent(q)}`);
  expect(status, q).toBe(200);
  return body.results.map((row: Record<string, unknown>) => row[field]);
};
const clients = (q: string) => ask('/api/clients/', q);

describe('clients are found', () => {
  test('whatever the case, the accents and the order of the words', async () => {
    for (const q of ['ana lopez', 'LÓPEZ ana', 'lopez García', 'garc ana', '  lópez   ', 'pez garcía'])
      expect(await clients(q), q).toEqual(['Ana López García']);
    for (const q of ['OSCAR', 'nunez oscar', 'NÚÑEZ', 'o\u0301scar'])
      expect(await clients(q), q).toEqual(['Óscar Núñez']);
  });

  test('with and without a hyphen or an apostrophe', async () => {
    for (const q of ["o'connor", 'oconnor', 'O Connor', 'connor-perez', 'perez connor', 'connorperez'])
      expect(await clients(q), q).toEqual(['Zoe O’Connor-Pérez']);
  });

  test('by the digits of a telephone, with its country or without, and by a part of them', async () => {
    for (const q of [
      '600123456',
      '600 123 456',
      '+34600123456',
      '0034 600-12-34-56',
      '34600123456',
      '12 34 56',
    ])
      expect(await clients(q), q).toEqual(['Ana López García']);
    for (const q of ['655987321', '+34 655 98', '(655) 987.321', '987321'])
      expect(await clients(q), q).toEqual(['Anabel Ruiz']);
    for (const q of ['611222333', '+34 915554433', '915 55 44 33'])
      expect(await clients(q), q).toEqual(['Luis Giménez']);
    for (const q of ['+44 7911 188456', '07911188456'])
      expect(await clients(q), q).toEqual(['Zoe O’Connor-Pérez']);
    expect(await clients('600999999')).toEqual([]);
  });

  test('by e-mail, in any case', async () => {
    for (const q of ['ANA.LOPEZ@CORREO.TEST', 'ana.lopez@', 'lopez correo'])
      expect(await clients(q), q).toEqual(['Ana López García']);
    expect(await clients('@correo.test')).toEqual(['Ana López García', 'Óscar Núñez']);
  });

  test('as a name sounds, the written one first', async () => {
    expect(await clients('gimenez')).toEqual(['Luis Giménez', 'Marta Jiménez']);
    expect(await clients('JIMENEZ')).toEqual(['Marta Jiménez', 'Luis Giménez']);
    expect(await clients('ximenez marta')).toEqual(['Marta Jiménez']);
    expect(await clients('albares')).toEqual(['Rodrigo Álvarez']);
  });

  test('with a slip in each word, when nobody is found as typed', async () => {
    for (const q of ['rodirgo', 'rodrgo', 'rodriggo alvarex', 'rodtigo'])
      expect(await clients(q), q).toEqual(['Rodrigo Álvarez']);
    expect(await clients('gmienez luis')).toEqual(['Luis Giménez']);
    for (const q of ['rpdtigo', 'zzzz', 'ana perez garcia', '%', '_', '\\', "'", '🎾'])
      expect(await clients(q), q).toEqual([]);
  });

  test('the best first: the name itself, then what begins with it, then by name', async () => {
    expect(await clients('ana')).toEqual(['Ana López García', 'Anabel Ruiz']);
    await admin.post('/api/clients/', { display_name: 'Juana Ana' });
    await admin.post('/api/clients/', { display_name: 'ANA' });
    expect(await clients('ana')).toEqual(['ANA', 'Ana López García', 'Anabel Ruiz', 'Juana Ana']);
  });

  test('page by page, each once', async () => {
    const all = await clients('e');
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await admin.get(`/api/clients/?q=e&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.results.map((row: { display_name: string }) => row.display_name));
      if (body.next_cursor === null) break;
      cursor = body.next_cursor;
    }
    expect(all.length).toBeGreaterThan(4);
    expect(seen).toEqual(all);
  });
});

test('a list of names has the order of the language, not that of the bytes', async () => {
  const { body } = await admin.get('/api/clients/');
  const order = body.results.map((row: { display_name: string }) => row.display_name);
  expect(order.indexOf('Óscar Núñez')).toBeLessThan(order.indexOf('Yolanda Nunzio'));
  expect(order[0]).toBe('ANA');
  for (const name of ['Nunzio', 'Núñez']) await admin.post('/api/clients/', { display_name: name });
  const again = await ask('/api/clients/?limit=200', 'nu');
  expect(again.slice(0, 2)).toEqual(['Nunzio', 'Núñez']);
  const long = `${'Ññé'.repeat(66)} `;
  for (const end of ['b', 'a']) await admin.post('/api/clients/', { display_name: `${long}${end}` });
  const first = await admin.get(`/api/clients/?q=${encodeURIComponent('ññéñ')}&limit=1`);
  const next = await admin.get(
    `/api/clients/?q=${encodeURIComponent('ññéñ')}&cursor=${first.body.next_cursor}`,
  );
  expect(next.body.results).toHaveLength(1);
});

test('coaches, members, types, courts and organizations are found the same way', async () => {
  expect(await ask('/api/classes/instructors/', 'munoz angel')).toEqual(['Ángel Muñoz']);
  expect(await ask('/api/classes/instructors/', 'MUNIOZ')).toEqual(['Ángel Muñoz']);
  const listed = (await admin.get('/api/classes/instructors/')).body.results;
  expect(listed.map((row: { display_name: string }) => row.display_name)).toEqual([
    'Ángel Muñoz',
    'Zacarías',
  ]);
  await server.owner.query('update users set name = $1 where id = $2', ['Núria Bòria', admin.user_id]);
  expect(await ask('/api/members/', 'boria nuria', 'name')).toEqual(['Núria Bòria']);
  expect(await ask('/api/members/', 'bpria', 'name')).toEqual(['Núria Bòria']);
  for (const name of ['Pista 10', 'Pista 2', 'Cristal Única'])
    await admin.post('/api/courts/', { club_id: place.club_id, name });
  expect(await ask('/api/courts/', 'unica', 'name')).toEqual(['Cristal Única']);
  const courts = (await admin.get('/api/courts/')).body.results.map((row: { name: string }) => row.name);
  expect(courts).toEqual(['Cristal Única', 'Pista 2', 'Pista 10']);
  await admin.post('/api/classes/types/', { name: 'Iniciación niños', type: 'group', currency: 'EUR' });
  expect(await ask('/api/classes/types/', 'ninos inic', 'name')).toEqual(['Iniciación niños']);
});

test('classes are found by the words of their name, level, type, coach and place', async () => {
  const { schedule_id } = await buildSession(server.db, place, { starts_at: '2026-03-03T18:00:00Z' });
  const coach = await giveRole(server.db, place, (await server.signUp()).user_id, 'instructor', 'Íñigo Sanz');
  await server.owner.query(
    `update class_schedules set name = 'Pádel Mañanas', location = 'Pista Ñ', instructor_id = $2 where id = $1`,
    [schedule_id, coach.profile_id],
  );
  await server.owner.query('update class_sessions set instructor_id = $2 where schedule_id = $1', [
    schedule_id,
    coach.profile_id,
  ]);
  const found = async (q: string) => [
    await ask('/api/classes/schedules/', q, 'name'),
    await ask('/api/classes/sessions/', q, 'name'),
    (await admin.post('/api/classes/search/', { q })).body.results.map((row: { name: string }) => row.name),
  ];
  for (const q of ['padel', 'MANANAS inigo', 'sanz padel', 'pista n', 'todos niveles padel', 'padle'])
    expect(await found(q), q).toEqual([['Pádel Mañanas'], ['Pádel Mañanas'], ['Pádel Mañanas']]);
  expect(await found(newId())).toEqual([[], [], []]);
  expect(await found('aurelio')).toEqual([[], [], []]);
  const helper = await giveRole(
    server.db,
    place,
    (await server.signUp()).user_id,
    'instructor',
    'Aurelio Roig',
  );
  for (const [table, key] of [
    ['class_schedules', 'id'],
    ['class_sessions', 'schedule_id'],
  ])
    await server.owner.query(
      `update ${table} set assistant_instructor_ids = array[$2::uuid] where ${key} = $1`,
      [schedule_id, helper.profile_id],
    );
  for (const q of ['aurelio', 'AURELYO padel', 'roig inigo', 'aurelo'])
    expect(await found(q), q).toEqual([['Pádel Mañanas'], ['Pádel Mañanas'], ['Pádel Mañanas']]);
});
