import { beforeEach, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let parent: Person;
let child: string;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  parent = await person(server, place, 'student');
  const { body } = await parent.post(`/api/clients/${parent.profile_id}/dependants/`, {
    ...{ display_name: 'Leo', birth_date: '2016-05-06' },
  });
  child = body.client.id;
});

const publish = (text: string, by = owner) => by.post('/api/privacy/texts/', { text });
const asked = async () => (await parent.get('/api/privacy/')).body;
const agree = (version: number, client_ids: string[]) =>
  parent.post('/api/privacy/consents/', { version, client_ids });
const without = async () =>
  (await owner.get('/api/clients/?privacy=false')).body.results.map((one: { id: string }) => one.id);

test('nobody is asked where there is no text; then each once for each version, guardians for children', async () => {
  expect(await asked()).toEqual({ current: null, missing: [] });
  expect((await publish('Guardamos tu nombre.')).body).toMatchObject({ version: 1 });
  expect((await asked()).missing.map((one: { client_id: string }) => one.client_id).sort()).toEqual(
    [parent.profile_id, child].sort(),
  );
  expect((await agree(1, [parent.profile_id as string, child])).body.missing).toEqual([]);
  // The same words are no new version.
  expect((await publish('Guardamos tu nombre.')).body.version).toBe(1);
  expect((await asked()).missing).toEqual([]);
  expect((await publish('Y tu correo.')).body.version).toBe(2);
  expect((await asked()).missing).toHaveLength(2);
  // What was read before is not what is agreed to.
  expect((await agree(1, [child])).body.code).toBe('privacy.outdated');
  await agree(2, [child]);
  await agree(2, [child]);
  expect((await parent.get(`/api/clients/${child}/privacy_consents/`)).body.results).toMatchObject([
    { version: 2, on_paper: null },
    { version: 1 },
  ]);
});

test('the desk notes what was signed on paper, and sees and exports who has not agreed', async () => {
  await publish('Guardamos tu nombre.');
  expect((await without()).sort()).toEqual([parent.profile_id, child].sort());
  const note = (on_paper: string) =>
    owner.post(`/api/clients/${child}/privacy_consents/`, { version: 1, on_paper });
  expect((await note('2027-01-01')).status).toBe(422);
  expect((await note('2026-11-20')).body.results).toMatchObject([{ version: 1, on_paper: '2026-11-20' }]);
  expect(await without()).toEqual([parent.profile_id]);
  const { body: file } = await owner.get('/api/clients/export_file/?privacy=false');
  expect(file.trim().split('\r\n')).toHaveLength(2);
  await publish('Otra.');
  expect(await without()).toHaveLength(2);
});

test('texts and consents are only added to, by whom they concern', async () => {
  await publish('Guardamos tu nombre.');
  await agree(1, [child]);
  const stranger = await person(server, place, 'student');
  const other = stranger.profile_id as string;
  expect((await agree(1, [other])).status).toBe(404);
  expect((await stranger.get(`/api/clients/${child}/privacy_consents/`)).status).toBe(404);
  expect((await publish('Mía.', parent)).status).toBe(403);
  const note = { version: 1, on_paper: '2026-11-20' };
  expect((await parent.post(`/api/clients/${child}/privacy_consents/`, note)).status).toBe(403);
  const { rows } = await server.owner.query(
    `select t.name || ' ' || p.privilege as right from unnest(array['privacy_texts', 'privacy_consents']) t (name),
            unnest(array['insert', 'update', 'delete', 'truncate']) p (privilege)
      where has_table_privilege('bandeja_app', t.name, p.privilege) order by 1`,
  );
  expect(rows.map((row) => row.right)).toEqual(['privacy_consents insert', 'privacy_texts insert']);
});

test('two profiles that become one keep what either has agreed to', async () => {
  await publish('Guardamos tu nombre.');
  const [kept, twin] = await Promise.all(
    ['Eva', 'Eva Mas'].map(
      async (display_name) => (await owner.post('/api/clients/', { display_name })).body.id,
    ),
  );
  await owner.post(`/api/clients/${twin}/privacy_consents/`, { version: 1, on_paper: '2026-11-20' });
  expect((await owner.post(`/api/clients/${kept}/merge/`, { other_id: twin })).status).toBe(200);
  expect((await owner.get(`/api/clients/${kept}/privacy_consents/`)).body.results).toHaveLength(1);
});

test('a club may ask for consent before anybody books for themselves; the desk decides, and what is booked stays', async () => {
  const week = [4, 5, 6].map((day) => `2026-12-0${day}T18:00:00Z`);
  const [first, second, third] = await Promise.all(
    week.map(async (starts_at) => (await buildSession(server.db, place, { starts_at })).session_id),
  );
  const self = parent.profile_id as string;
  const book = (id: string | undefined, student_id: string, by = parent, more = {}) =>
    by.post(`/api/classes/sessions/${id}/enroll/`, { student_id, ...more });
  const verdict = async (id: string | undefined, student_id: string) =>
    (await parent.get(`/api/classes/sessions/${id}/can_enroll/?student_id=${student_id}`)).body.code;
  const asking = (require_privacy_consent: boolean) => ({ values: { require_privacy_consent } });
  expect((await owner.patch('/api/settings/', asking(true))).status).toBe(200);
  // Where there is no text, there is nothing to agree to.
  expect((await book(first, self)).status).toBe(201);
  await publish('Guardamos tu nombre.');
  expect(await verdict(second, self)).toBe('enrollment.privacy_needed');
  expect((await book(second, child)).body.code).toBe('enrollment.privacy_needed');
  const { results } = (await parent.get('/api/classes/sessions/available/')).body;
  expect(results.map((one: { booking: { code: string } }) => one.booking.code).sort()).toEqual([
    ...['enrollment.already_enrolled', 'enrollment.privacy_needed', 'enrollment.privacy_needed'],
  ]);
  expect((await parent.get('/api/classes/my_classes/')).body.results).toHaveLength(1);

  const refused = await book(second, child, owner);
  expect(refused.body).toMatchObject({ code: 'enrollment.privacy_needed', overrides: ['privacy'] });
  expect((await book(second, child, owner, { overrides: ['privacy'] })).status).toBe(201);

  await agree(1, [self]);
  expect(await verdict(second, self)).toBeNull();
  expect((await book(second, self)).status).toBe(201);
  expect((await book(third, child)).body.code).toBe('enrollment.privacy_needed');
  // A new version is another text; a club of the chain may do without.
  await publish('Y tu correo.');
  expect(await verdict(third, self)).toBe('enrollment.privacy_needed');
  const here = await owner.patch('/api/settings/', { ...asking(false), club_id: place.club_id });
  expect(here.status).toBe(200);
  expect((await book(third, child)).status).toBe(201);
});
