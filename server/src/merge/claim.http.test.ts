import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const proved = (user_id: string, yes = true) =>
  server.owner.query('update users set email_verified = $2 where id = $1', [user_id, yes]);
const known = async (fields: object) => (await owner.post('/api/clients/', fields)).body.id as string;
const claims = async (who: typeof owner) => (await who.get('/api/me/claims/')).body.results;

test('whoever has proved the address takes the profile over that the desk had made, with what is theirs', async () => {
  const student = await person(server, place, 'student');
  const client_id = await known({ display_name: 'Ana López', email: student.email.toUpperCase(), level: 3 });
  const { session_id } = await buildSession(server.db, place);
  expect((await student.post(`/api/classes/sessions/${session_id}/enroll/`, {})).status).toBe(201);

  await proved(student.user_id, false);
  expect(await claims(student)).toEqual([]);
  expect((await student.post('/api/me/claims/', { client_id })).status).toBe(404);

  await proved(student.user_id);
  expect(await claims(student)).toMatchObject([{ client_id, display_name: 'Ana López' }]);
  expect((await student.post('/api/me/claims/', { client_id })).status).toBe(200);
  expect((await student.get('/api/me/')).body.client).toMatchObject({ id: client_id, level: 3 });
  expect((await student.get('/api/classes/my_classes/')).body.results).toMatchObject([{ session_id }]);
  expect(await claims(student)).toEqual([]);
});

test('two people with one address stay two: nobody is given one of them, nor a child, nor somebody with an account', async () => {
  const student = await person(server, place, 'student');
  await proved(student.user_id);
  const { email } = student;
  const father = await known({ display_name: 'Padre', email });
  const daughter = await known({ display_name: 'Hija', email });
  expect(await claims(student)).toEqual([]);
  expect((await student.post('/api/me/claims/', { client_id: father })).status).toBe(404);
  await owner.post(`/api/clients/${father}/dependants/`, { client_id: daughter });
  expect(await claims(student)).toMatchObject([{ client_id: father }]);
  expect((await student.post('/api/me/claims/', { client_id: daughter })).status).toBe(404);
  expect((await student.post('/api/me/claims/', { client_id: owner.profile_id })).status).toBe(404);
});

test('of two claims at once one is granted', async () => {
  const student = await person(server, place, 'student');
  await proved(student.user_id);
  const client_id = await known({ display_name: 'Ana', email: student.email });
  const replies = await Promise.all([
    student.post('/api/me/claims/', { client_id }, { 'idempotency-key': 'one-of-two-claims' }),
    student.post('/api/me/claims/', { client_id }, { 'idempotency-key': 'other-of-two-claims' }),
  ]);
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status } of replies) expect([200, 404, 409]).toContain(status);
});
