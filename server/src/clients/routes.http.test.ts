import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { type Reply, useServer } from '../../test/server.ts';

const server = useServer();
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
let instructor: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
let other: Awaited<ReturnType<typeof person>>;
let stranger: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  instructor = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
  other = await person(server, place, 'student');
  stranger = await person(server, await buildClub(server.db), 'owner');
});

type Caller = typeof admin;
const nothing = '0198c0de-0000-7000-8000-000000000000';
const at = (client: { profile_id: string }) => `/api/clients/${client.profile_id}/`;
const names = (reply: { body: { results: { display_name: string }[] } }) =>
  reply.body.results.map((it) => it.display_name);

describe('clients', () => {
  test('are added by the desk, with what it notes about them', async () => {
    const input = {
      display_name: 'Nora Paz',
      email: 'nora@example.test',
      level: 4.35,
      desk_notes: 'Paga tarde',
    };
    const { status, body } = await admin.post('/api/clients/', input);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...input, user_id: null, blocked_at: null, abilities: { manage: true } });
    for (const by of [instructor, student])
      expect((await by.post('/api/clients/', { display_name: 'x' })).status).toBe(403);
    const wrong = await admin.post('/api/clients/', { display_name: 'x', birth_date: '2031-01-01' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: '/birth_date' }] } });
    const elsewhere = await buildClub(server.db);
    const away = await admin.post('/api/clients/', { display_name: 'x', home_club_id: elsewhere.club_id });
    expect(away.status).toBe(404);
    expect((await admin.post('/api/clients/', { display_name: 'x', level: 7.5 })).status).toBe(400);
  });

  test('are found by name, address or phone, and filtered', async () => {
    await admin.post('/api/clients/', {
      display_name: 'Iván Sol',
      phone: '600 111 222',
      level: 2,
      home_club_id: place.club_id,
    });
    const ask = (query: string) => admin.get(`/api/clients/?${query}`);
    expect(names(await ask('q=iván'))).toEqual(['Iván Sol']);
    expect(names(await ask('q=IVAN%20s'))).toEqual(['Iván Sol']);
    expect(names(await ask('q=IVÁN'))).toEqual(['Iván Sol']);
    expect(names(await ask('q=111%20222'))).toEqual(['Iván Sol']);
    expect(names(await ask('q=NORA@'))).toEqual(['Nora Paz']);
    expect(names(await ask('level_min=4&level_max=5'))).toEqual(['Nora Paz']);
    expect(names(await ask('assessed=true'))).toEqual(['Iván Sol', 'Nora Paz']);
    expect(names(await ask(`assessed=true&club_id=${place.club_id}`))).toEqual(['Iván Sol']);
    expect(names(await ask('q=_'))).toEqual([]);
  });

  test('are found by a name whose capital has an accent, however it is typed', async () => {
    const { body: oscar } = await admin.post('/api/clients/', { display_name: 'Óscar Ñíguez', level: 6 });
    for (const q of ['oscar', 'óscar', 'Óscar', 'OSCAR', 'niguez', 'ÑÍGUEZ'])
      expect(names(await admin.get(`/api/clients/?q=${encodeURIComponent(q)}`)), q).toEqual(['Óscar Ñíguez']);
    await admin.patch(`/api/clients/${oscar.id}/`, { is_active: false });
  });

  test('come in pages that join without a gap', async () => {
    const all = names(await admin.get('/api/clients/'));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const reply: Reply = await admin.get(`/api/clients/?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...names(reply));
      cursor = reply.body.next_cursor;
    }
    expect(seen).toEqual(all);
    const strange = Buffer.from(JSON.stringify(['a\u0000', nothing])).toString('base64url');
    expect((await admin.get(`/api/clients/?cursor=${strange}`)).status).toBe(400);
  });

  test('are all seen by desk and instructors, but the desk’s notes by the desk only', async () => {
    const { body: nora } = await admin.get('/api/clients/?q=Nora');
    const id = nora.results[0].id;
    expect(nora.results[0].desk_notes).toBe('Paga tarde');
    for (const reply of [
      await instructor.get(`/api/clients/${id}/`),
      await instructor.get('/api/clients/?q=Nora'),
    ]) {
      expect(reply.status).toBe(200);
      expect(JSON.stringify(reply.body)).not.toMatch(/desk_notes|blocked_reason/);
    }
  });

  test('see themselves, and nobody else: others look as if they did not exist', async () => {
    const own = await student.get(at(student));
    expect(own.body).toMatchObject({
      id: student.profile_id,
      abilities: { change: true, change_level: false, manage: false, add_dependant: true },
    });
    expect(JSON.stringify(own.body)).not.toMatch(/desk_notes|blocked_reason/);
    expect((await student.get('/api/clients/')).status).toBe(403);
    const ask = (id: string, by: Caller) =>
      Promise.all([
        by.get(`/api/clients/${id}/`),
        by.patch(`/api/clients/${id}/`, { phone: '1' }),
        by.get(`/api/clients/${id}/dependants/`),
        by.post(`/api/clients/${id}/dependants/`, { display_name: 'x' }),
        by.delete(`/api/clients/${id}/dependants/${nothing}/`),
      ]);
    for (const by of [student, stranger]) {
      const [theirs, none] = [await ask(other.profile_id, by), await ask(nothing, by)];
      expect(theirs.map((reply) => reply.status)).toEqual(Array(5).fill(404));
      expect(theirs.map(({ body }) => ({ ...body, request_id: '' }))).toEqual(
        none.map(({ body }) => ({ ...body, request_id: '' })),
      );
    }
    expect((await stranger.post(`${at(student)}block/`, { reason: 'x' })).status).toBe(404);
    expect((await stranger.post(`${at(student)}unblock/`)).status).toBe(404);
  });

  test('change what is theirs; level, membership and notes are the desk’s', async () => {
    const own = { display_name: 'Mi nombre', phone: '600', locale: 'en', birth_date: '1990-02-28' };
    expect((await student.patch(at(student), own)).body).toMatchObject(own);
    for (const field of [
      { level: 7 },
      { is_club_member: true },
      { desk_notes: 'x' },
      { home_club_id: place.club_id },
      { email: 'x@example.test' },
      { is_active: false },
    ])
      expect((await student.patch(at(student), { phone: '601', ...field })).status).toBe(403);
    expect((await student.get(at(student))).body).toMatchObject({ phone: '600', level: null });
    const desk = { level: 3.25, is_club_member: true, desk_notes: 'Zurda', home_club_id: place.club_id };
    expect((await admin.patch(at(student), desk)).body).toMatchObject(desk);
    expect((await student.get('/api/me/')).body.client).toMatchObject({ level: 3.25, is_club_member: true });
  });

  test('are rated by instructors, who change nothing else', async () => {
    const { status, body } = await instructor.patch(at(other), { level: 2.5 });
    expect([status, body.level]).toEqual([200, 2.5]);
    expect(body.abilities).toMatchObject({ change: false, change_level: true, manage: false });
    expect((await instructor.patch(at(other), { level: 3, phone: '1' })).status).toBe(403);
  });

  test('are blocked with a reason and let in again by the desk', async () => {
    const { status, body } = await admin.post(`${at(other)}block/`, { reason: 'Sin pagar' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ blocked_reason: 'Sin pagar', blocked_at: '2026-03-02T09:00:00.000Z' });
    expect(names(await admin.get('/api/clients/?blocked=true&limit=200'))).toHaveLength(1);
    expect((await admin.post(`${at(other)}unblock/`)).body).toMatchObject({
      blocked_at: null,
      blocked_reason: '',
    });
    for (const by of [instructor, other])
      expect((await by.post(`${at(other)}block/`, { reason: 'x' })).status).toBe(403);
  });
});

describe('dependants', () => {
  test('are added by their guardian, who acts for them from the next request on', async () => {
    await student.get('/api/me/');
    const { status, body } = await student.post(`${at(student)}dependants/`, {
      display_name: 'Hija',
      birth_date: '2016-05-04',
      relationship: 'hija',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ relationship: 'hija', client: { display_name: 'Hija', level: null } });
    expect((await student.get('/api/me/')).body.dependants).toEqual([
      { id: body.client.id, display_name: 'Hija', level: null },
    ]);
    const change = await student.patch(`/api/clients/${body.client.id}/`, { display_name: 'Mi hija' });
    expect(change.body.display_name).toBe('Mi hija');
    expect((await student.patch(`/api/clients/${body.client.id}/`, { level: 1 })).status).toBe(403);
    expect((await other.get(`/api/clients/${body.client.id}/`)).status).toBe(404);
    expect((await student.delete(`${at(student)}dependants/${body.client.id}/`)).status).toBe(204);
    expect((await student.get(`/api/clients/${body.client.id}/`)).status).toBe(404);
    expect((await admin.get(`/api/clients/${body.client.id}/`)).status).toBe(200);
  });

  test('that exist are linked by the desk, never in a circle', async () => {
    const link = (guardian: Caller, client: Caller, by: Caller) =>
      by.post(`${at(guardian)}dependants/`, { client_id: client.profile_id });
    expect((await link(student, other, student)).status).toBe(403);
    expect((await link(student, other, admin)).status).toBe(201);
    expect((await student.get(at(other))).status).toBe(200);
    expect((await admin.get(`${at(student)}dependants/`)).body.results).toHaveLength(1);
    expect(await link(other, student, admin)).toMatchObject({
      status: 409,
      body: { code: 'clients.guardian_circle' },
    });
    expect((await link(student, student, admin)).status).toBe(409);
    expect((await admin.delete(`${at(student)}dependants/${other.profile_id}/`)).status).toBe(204);
    expect((await student.get(at(other))).status).toBe(404);
  });

  test('are either new or known', async () => {
    const path = `${at(student)}dependants/`;
    expect((await admin.post(path, {})).body.errors[0].path).toBe('/display_name');
    const both = await admin.post(path, { client_id: other.profile_id, display_name: 'x' });
    expect(both).toMatchObject({ status: 422, body: { errors: [{ path: '/client_id' }] } });
    expect((await admin.post(path, { client_id: nothing })).status).toBe(404);
    expect((await instructor.post(path, { display_name: 'x' })).status).toBe(403);
  });
});
