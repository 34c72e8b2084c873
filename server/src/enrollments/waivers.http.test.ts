import { beforeEach, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>> & { profile_id: string };
let place: Place;
let owner: Person;
let parent: Person;
let child: string;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = (await person(server, place, 'owner')) as Person;
  parent = (await person(server, place, 'student')) as Person;
  const { body } = await parent.post(`/api/clients/${parent.profile_id}/dependants/`, {
    display_name: 'Leo',
  });
  child = body.client.id;
});

const words = (text: string) => ({ title_es: 'Alta', title_en: 'Waiver', text_es: text, text_en: text });
const publish = (text: string, more: object = {}, by = owner) =>
  by.post('/api/waivers/texts/', { ...words(text), ...more });
const demand = (at: object = {}) =>
  owner.patch('/api/settings/', { ...at, values: { require_waiver: true } });
const sign = (version: number, client_ids = [parent.profile_id, child]) =>
  parent.post('/api/waivers/signatures/', { version, typed_name: 'Ana Prieto', client_ids });
const enroll = (session_id: string, student_id = parent.profile_id, by = parent, more: object = {}) =>
  by.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id, ...more });
const verdict = async (session_id: string) =>
  (await parent.get(`/api/classes/sessions/${session_id}/can_enroll/?student_id=${parent.profile_id}`)).body;
const needed = { status: 409, body: { code: 'enrollment.waiver_needed' } };

test('who has not signed does not book where it is asked for; who signs does, for children too', async () => {
  const { session_id } = await buildSession(server.db, place);
  const other = await buildSession(server.db, place, { starts_at: '2026-03-11T18:00:00Z' });
  // Where there is no text, nobody is asked.
  await demand();
  expect((await enroll(other.session_id)).status).toBe(201);
  expect((await publish('No hacemos locuras.')).body).toMatchObject({ version: 1 });
  expect((await publish('No hacemos locuras.')).body.version).toBe(1);
  expect(await verdict(session_id)).toMatchObject({ can_enroll: false, code: 'enrollment.waiver_needed' });
  expect(await enroll(session_id)).toMatchObject(needed);
  expect(await enroll(session_id, child)).toMatchObject(needed);
  expect((await parent.get('/api/waivers/')).body.missing).toHaveLength(2);
  expect((await sign(1)).body.missing).toEqual([]);
  expect((await verdict(session_id)).can_enroll).toBe(true);
  expect((await enroll(session_id)).status).toBe(201);
  expect((await enroll(session_id, child)).status).toBe(201);
  expect((await owner.get(`/api/clients/${child}/waivers/`)).body.results).toMatchObject([
    { version: 1, typed_name: 'Ana Prieto', on_paper: null, signed_by: expect.stringContaining('Person') },
  ]);
});

test('what is booked stays, the roster says who has not signed, and the desk overlooks it', async () => {
  const { session_id } = await buildSession(server.db, place);
  await enroll(session_id);
  await publish('No hacemos locuras.');
  await demand();
  const roster = async () =>
    (await owner.get(`/api/classes/sessions/${session_id}/enrollments/`)).body.results;
  expect(await roster()).toMatchObject([{ status: 'enrolled', waiver_missing: true }]);
  const client = await buildClient(server.db, place);
  const refused = await enroll(session_id, client, owner);
  expect(refused).toMatchObject(needed);
  expect((await enroll(session_id, client, owner, { overrides: ['waiver'] })).status).toBe(201);
  await sign(1);
  expect((await roster()).map((one: { waiver_missing: boolean }) => one.waiver_missing).sort()).toEqual([
    false,
    true,
  ]);
});

test('a type of class may ask for it alone, and fixed places that were given are not refused', async () => {
  const asks = await buildSession(server.db, place);
  const free = await buildSession(server.db, place, { starts_at: '2026-03-11T18:00:00Z' });
  await publish('No hacemos locuras.');
  await demand({ schedule_id: asks.schedule_id });
  expect(await enroll(asks.session_id)).toMatchObject(needed);
  expect(await enroll(free.session_id)).toMatchObject({ status: 201 });
  const given = await owner.post(`/api/classes/schedules/${asks.schedule_id}/places/`, { student_id: child });
  expect(given.status).toBe(201);
  const waits = await parent.post(`/api/classes/schedules/${asks.schedule_id}/place_requests/`, {});
  expect(waits).toMatchObject(needed);
});

test('a new version asks again, at once or from a day on; what was read before is not what is signed', async () => {
  const soon = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const later = await buildSession(server.db, place, { starts_at: '2026-04-10T18:00:00Z' });
  await demand();
  await publish('Una.');
  await sign(1);
  await publish('Dos.', { asks_from: '2026-04-01' });
  expect((await sign(1)).body.code).toBe('waiver.outdated');
  expect((await enroll(soon.session_id)).status).toBe(201);
  expect(await enroll(later.session_id)).toMatchObject(needed);
  await sign(2);
  expect((await enroll(later.session_id)).status).toBe(201);
  await publish('Tres.');
  expect((await enroll(soon.session_id, child)).body.code).toBe('enrollment.waiver_needed');
});

test('what a version asked at once is not taken back by a later one that asks from a day on', async () => {
  const soon = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const april = await buildSession(server.db, place, { starts_at: '2026-04-10T18:00:00Z' });
  const june = await buildSession(server.db, place, { starts_at: '2026-06-10T18:00:00Z' });
  await demand();
  await publish('Una.');
  await sign(1);
  await publish('Dos.');
  await publish('Tres.', { asks_from: '2026-06-01' });
  // The second version asked at once, and nobody has signed it.
  expect(await enroll(soon.session_id)).toMatchObject(needed);
  await owner.post(`/api/clients/${parent.profile_id}/waivers/`, { version: 2, on_paper: '2026-03-01' });
  expect((await enroll(soon.session_id)).status).toBe(201);
  expect(await enroll(june.session_id)).toMatchObject(needed);
  // Of two that ask from a day on, the earlier day counts, whichever was written later.
  await publish('Cuatro.', { asks_from: '2026-04-01' });
  expect(await enroll(april.session_id)).toMatchObject(needed);
  await sign(4);
  expect((await enroll(june.session_id)).status).toBe(201);
});

test('that a class is full, or fees are owed, is said before anything is signed', async () => {
  const { session_id } = await buildSession(server.db, place, { max_participants: 1, allow_waitlist: false });
  await publish('No hacemos locuras.');
  await demand();
  expect(await verdict(session_id)).toMatchObject({ code: 'enrollment.waiver_needed' });
  const other = await buildClient(server.db, place);
  expect((await enroll(session_id, other, owner, { overrides: ['waiver'] })).status).toBe(201);
  expect(await verdict(session_id)).toMatchObject({ can_enroll: false, code: 'enrollment.session_full' });
  expect((await enroll(session_id)).body.code).toBe('enrollment.session_full');
});

test('how many of the booked have not signed is said before the rule is set; they are asked once', async () => {
  const asks = await buildSession(server.db, place);
  const free = await buildSession(server.db, place, { starts_at: '2026-03-11T18:00:00Z' });
  await publish('No hacemos locuras.');
  for (const { session_id } of [asks, free])
    for (const id of [parent.profile_id, child]) expect((await enroll(session_id, id)).status).toBe(201);
  await sign(1, [parent.profile_id]);
  const reach = async (keys: string) =>
    (await owner.get(`/api/classes/rules/reach/?schedule_id=${asks.schedule_id}&keys=${keys}`)).body.unsigned;
  expect([await reach('require_waiver'), await reach('enable_waitlist')]).toEqual([1, 0]);
  const path = '/api/waivers/reminders/';
  const count = async () => (await owner.get(`${path}?club_id=${place.club_id}`)).body;
  expect(await count()).toEqual({ version: 1, unsigned: 0 });
  await demand({ schedule_id: asks.schedule_id });
  expect(await count()).toEqual({ version: 1, unsigned: 1 });
  const asked = async () => {
    await work(server, notificationReactions, server.clock.now());
    const { results } = (await parent.get('/api/notifications/')).body;
    return results.filter(({ kind }: { kind: string }) => kind === 'waiver_asked');
  };
  expect(await asked()).toEqual([]);
  for (let time = 0; time < 2; time += 1) {
    expect((await owner.post(path, { club_id: place.club_id })).body).toEqual({ version: 1, unsigned: 1 });
    expect(await asked()).toMatchObject([{ subject: expect.stringMatching(/Alta|Waiver/) }]);
  }
  await publish('Otra.');
  await owner.post(path, { club_id: place.club_id });
  // Of another version everybody is asked anew: the parent for themselves and for the child.
  expect(await asked()).toHaveLength(3);
  // Who signs before the message is written hears nothing.
  await publish('Y otra.');
  await owner.post(path, { club_id: place.club_id });
  await sign(3, [parent.profile_id]);
  expect(await asked()).toHaveLength(4);
  for (const who of [parent, (await person(server, place, 'instructor')) as Person])
    expect((await who.post(path, { club_id: place.club_id })).status).toBe(403);
});

test('the desk notes paper; nobody signs for others, and only the owner writes it', async () => {
  await publish('No hacemos locuras.');
  const note = (on_paper: string, by = owner) =>
    by.post(`/api/clients/${child}/waivers/`, { version: 1, on_paper });
  expect((await note('2026-04-01')).status).toBe(422);
  expect((await note('2026-02-20')).body.results).toMatchObject([{ on_paper: '2026-02-20', typed_name: '' }]);
  const stranger = (await person(server, place, 'student')) as Person;
  expect((await note('2026-02-20', stranger)).status).toBe(403);
  const signed = await stranger.post('/api/waivers/signatures/', {
    ...{ version: 1, typed_name: 'X', client_ids: [child] },
  });
  expect(signed.status).toBe(404);
  expect((await stranger.get(`/api/clients/${child}/waivers/`)).status).toBe(404);
  expect((await publish('Otra.', {}, stranger)).status).toBe(403);
  const admin = (await person(server, place, 'club_admin')) as Person;
  expect((await publish('Otra.', {}, admin)).status).toBe(403);
});

test('whom a coach adds is let in and marked; of a class that is over nobody is marked', async () => {
  const coach = (await person(server, place, 'instructor')) as Person;
  const { session_id } = await buildSession(server.db, place, { instructor_id: coach.profile_id });
  await publish('No hacemos locuras.');
  await demand();
  const client = await buildClient(server.db, place);
  expect((await enroll(session_id, client, coach)).status).toBe(201);
  const marked = async () =>
    (await owner.get(`/api/classes/sessions/${session_id}/enrollments/`)).body.results[0].waiver_missing;
  expect(await marked()).toBe(true);
  const now = server.clock.now();
  server.clock.set('2026-03-20T09:00:00Z');
  expect(await marked()).toBe(false);
  server.clock.set(now.toISOString());
});

test('a club that is paid online only asks for the waiver before the money', async () => {
  const { session_id } = await buildSession(server.db, place, { price: 1500 });
  await publish('No hacemos locuras.');
  await demand();
  const paid = await owner.patch('/api/settings/', {
    values: { accept_online: true, accept_cash: false, accept_card_terminal: false, accept_transfer: false },
  });
  expect(paid.status, JSON.stringify(paid.body)).toBe(200);
  expect((await verdict(session_id)).code).toBe('enrollment.waiver_needed');
  await sign(1);
  expect((await verdict(session_id)).code).toBe('enrollment.payment_needed');
});

test('nobody signs for a profile that has become another one', async () => {
  await publish('No hacemos locuras.');
  const kept = await buildClient(server.db, place);
  await server.owner.query('update client_profiles set merged_into = $1, is_active = false where id = $2', [
    kept,
    child,
  ]);
  expect((await sign(1, [child])).status).toBeGreaterThan(399);
  const note = await owner.post(`/api/clients/${child}/waivers/`, { version: 1, on_paper: '2026-02-20' });
  expect(note).toMatchObject({ status: 409, body: { code: 'clients.merged' } });
});
