import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';
import { buildSession } from './sessions.ts';

/* What lists show can be asked for by itself, and is the same; another organization's is not there. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  stranger = await person(server, await buildClub(server.db), 'owner');
});

async function made(path: string, body: object): Promise<{ id: string; name?: string }> {
  const answer = await owner.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function isThere(path: string, one: object): Promise<void> {
  expect(await owner.get(path)).toMatchObject({ status: 200, body: one });
  expect((await stranger.get(path)).status).toBe(404);
}

test('a fee plan', async () => {
  const { id, name } = await made('/api/classes/fee_plans/', {
    ...{ name: 'Cuota', club_id: place.club_id, currency: 'EUR', period: 'month', starts_on: '2026-03-01' },
    ...{
      due_day: 5,
      prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
    },
  });
  await isThere(`/api/classes/fee_plans/${id}/`, { id, name });
});

test('a package that is for sale', async () => {
  const { id, name } = await made('/api/classes/packages/', {
    ...{ name: 'Bono 5', num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' },
  });
  await isThere(`/api/classes/packages/${id}/`, { id, name, num_classes: 5 });
});

test('a term', async () => {
  const { id, name } = await made('/api/classes/terms/', {
    ...{ name: 'Primavera', club_id: place.club_id, starts_on: '2026-03-01', ends_on: '2026-06-30' },
  });
  await isThere(`/api/classes/terms/${id}/`, { id, name });
});

test('a skill', async () => {
  const { rows } = await server.owner.query(
    'select id from class_levels where organization_id = $1 limit 1',
    [place.organization_id],
  );
  const { id } = await made('/api/classes/skills/', {
    ...{ level_id: rows[0].id, name_es: 'Globo', name_en: 'Lob', is_exit_criterion: false },
  });
  await isThere(`/api/classes/skills/${id}/`, { id, name_en: 'Lob' });
});

test('a class, which is changed whole, too', async () => {
  const { session_id } = await buildSession(server.db, place);
  const path = `/api/classes/sessions/${session_id}/`;
  await isThere(path, { id: session_id });
  const changed = await owner.put(path, { notes: 'Traed dos palas' });
  expect(changed).toMatchObject({ status: 200, body: { id: session_id, notes: 'Traed dos palas' } });
});
