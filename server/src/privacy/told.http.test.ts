import { beforeEach, expect, test } from 'vitest';
import { buildClub, giveRole, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { duties } from '../cron.ts';
import { usualRetention } from '../kernel/retention.ts';
import { fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z', sendsMail: true });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let student: Person & { profile_id: string };
let mother: typeof student;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  student = (await person(server, place, 'student')) as typeof student;
  mother = (await person(server, place, 'student')) as typeof student;
});

const path = (id: string) => `/api/clients/${id}/erasure/`;

const toldOf = async (who: Person): Promise<string[]> => {
  await work(server, reactions, server.clock.now());
  const { body } = await who.get('/api/notifications/');
  return body.results
    .filter((one: { kind: string }) => one.kind.startsWith('erasure'))
    .map((one: { subject: string }) => one.subject)
    .reverse();
};

test('each side hears once of what the other one does, and of nothing that was taken back before', async () => {
  await lookAfter(server.db, place, mother.profile_id, student.profile_id);
  await student.post(path(student.profile_id), {});
  await student.delete(path(student.profile_id));
  expect([await toldOf(owner), await toldOf(mother)]).toEqual([[], []]);
  await mother.post(path(student.profile_id), {});
  expect((await toldOf(student)).at(-1)).toBe('Petición de borrar tus datos');
  expect((await toldOf(owner)).at(-1)).toBe('Un cliente pide que se borren sus datos');
  expect(await toldOf(mother)).toEqual([]);
  await owner.post(path(student.profile_id), {});
  await owner.post(path(student.profile_id), {});
  const { organization_slug: club } = place;
  const { display_name: name } = (await owner.get(`/api/clients/${student.profile_id}/`)).body;
  expect(await toldOf(mother)).toEqual([`${club} va a borrar los datos de ${name}`]);
  expect(await toldOf(student)).toEqual(['Petición de borrar tus datos', `${club} va a borrar tus datos`]);
  expect(await toldOf(owner)).toHaveLength(1);
  const { rows } = await server.owner.query(
    `select body from notifications where kind = 'erasure' and user_id = $1 and subject like '%va a borrar%'`,
    [student.user_id],
  );
  expect(rows[0].body).toContain('A partir del 16 de marzo de 2026');
  await student.delete(path(student.profile_id));
  expect((await toldOf(mother)).at(-1)).toBe(`Ya no se borrarán los datos de ${name}`);
  expect((await toldOf(owner)).at(-1)).toBe('Un cliente ya no quiere que se borren sus datos');
});

test('who looks after somebody gets the last letter, also when there is no address of their own', async () => {
  const { body } = await mother.post(`/api/clients/${mother.profile_id}/dependants/`, {
    display_name: 'Leo',
  });
  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  expect((await owner.post(path(body.client.id), {})).body.erasure.status).toBe('done');
  const letters = async () =>
    (await server.owner.query('select subject, body from mails where to_email = $1', [mother.email])).rows;
  expect(await letters()).toMatchObject([
    { subject: `${place.organization_slug} ha borrado los datos de Leo` },
  ]);
  await server.owner.query(`update mails set status = 'sent' where to_email = $1`, [mother.email]);
  const clock = fixedClock('2026-03-02T10:00:00Z');
  const erasing = duties.find(({ name }) => name === 'erase_people')!;
  await erasing.run({ db: server.db, clock, retention: usualRetention });
  expect(await letters()).toEqual([]);
});

test('the desk is told nothing of what who runs the club decides about somebody in their care', async () => {
  const runs = (await person(server, place, 'owner')) as typeof student;
  const { profile_id } = await giveRole(server.db, place, runs.user_id, 'student', 'Madre');
  await lookAfter(server.db, place, profile_id, student.profile_id);
  expect((await runs.post(path(student.profile_id), {})).body.erasure.status).toBe('planned');
  expect([await toldOf(owner), (await toldOf(student)).length]).toEqual([[], 1]);
});

test('who looks after somebody without an account, with the same address, is not told that they themselves are erased', async () => {
  const { body } = await mother.post(`/api/clients/${mother.profile_id}/dependants/`, {
    display_name: 'Leo',
  });
  const same = await owner.patch(`/api/clients/${body.client.id}/`, { email: mother.email });
  expect(same.status, JSON.stringify(same.body)).toBe(200);
  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  await owner.post(path(body.client.id), {});
  const { rows } = await server.owner.query('select subject from mails where to_email = $1', [mother.email]);
  expect(rows).toEqual([{ subject: `${place.organization_slug} ha borrado los datos de Leo` }]);
});
