import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { closuresOf, clubOf, listClubs } from '../public.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let admin: Awaited<ReturnType<typeof person>>;
let instructor: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
let stranger: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  instructor = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
  stranger = await person(server, await buildClub(server.db), 'owner');
});

const north = { name: 'Norte', timezone: 'Europe/Madrid', currency: 'EUR' };
const nothing = '0198c0de-0000-7000-8000-000000000000';
const system = <T>(work: Parameters<typeof asSystem<T>>[3]) =>
  asSystem(server.db, place, server.clock.now(), work);

describe('a club', () => {
  test('is added by the owner, with a short name that is free', async () => {
    const { status, body } = await owner.post('/api/clubs/', north);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...north, slug: 'norte', is_public: true, opening_hours: [] });
    expect((await owner.post('/api/clubs/', north)).body.slug).toBe('norte-2');
    const taken = await owner.post('/api/clubs/', { ...north, slug: 'norte' });
    expect(taken).toMatchObject({ status: 422, body: { errors: [{ path: '/slug' }] } });
    for (const other of [admin, instructor, student])
      expect((await other.post('/api/clubs/', north)).status).toBe(403);
  });

  test('has a zone and a currency that exist', async () => {
    const { status, body } = await owner.post('/api/clubs/', {
      ...north,
      timezone: '+02:00',
      currency: 'ZZZ',
    });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['/timezone', '/currency']);
    const change = await admin.patch(`/api/clubs/${place.club_id}/`, { timezone: 'Mars/Olympus' });
    expect(change).toMatchObject({ status: 422, body: { errors: [{ path: '/timezone' }] } });
  });

  test('names the websites on which its timetable may stand, as browsers write them', async () => {
    const change = (embed_origins: unknown, by = admin) =>
      by.patch(`/api/clubs/${place.club_id}/`, { embed_origins });
    const named = await change(['https://Www.Club.test/', 'https://www.club.test', 'http://localhost:8080']);
    expect(named.body.embed_origins).toEqual(['https://www.club.test', 'http://localhost:8080']);
    for (const wrong of ['*', 'http://club.test', "https://a.test; script-src 'none'"])
      expect(await change([wrong])).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/embed_origins', code: 'format', params: { format: 'origin' } }] },
      });
    expect((await change(Array.from({ length: 21 }, (_, at) => `https://a${at}.test`))).status).toBe(400);
    expect((await change(['https://x.test'], instructor)).status).toBe(403);
    expect((await change([])).body.embed_origins).toEqual([]);
  });

  test('is changed by those who run it, and others see that at once', async () => {
    await system((scope) => clubOf(scope, place.club_id));
    const { status, body } = await admin.patch(`/api/clubs/${place.club_id}/`, { name: 'Centro' });
    expect([status, body.name]).toEqual([200, 'Centro']);
    expect(await system((scope) => clubOf(scope, place.club_id))).toMatchObject({
      id: place.club_id,
      name: 'Centro',
      timezone: 'Europe/Madrid',
      is_public: true,
    });
    expect((await student.get(`/api/clubs/${place.club_id}/`)).body).toMatchObject({
      name: 'Centro',
      abilities: { change: false },
    });
    expect((await student.patch(`/api/clubs/${place.club_id}/`, { name: 'x' })).status).toBe(403);
  });

  test('is not changed by the admin of another club', async () => {
    const { body: other } = await owner.post('/api/clubs/', { ...north, name: 'Sur' });
    expect((await admin.patch(`/api/clubs/${other.id}/`, { name: 'x' })).status).toBe(403);
    expect((await admin.put(`/api/clubs/${other.id}/opening_hours/`, { opening_hours: [] })).status).toBe(
      403,
    );
    expect((await admin.get(`/api/clubs/${other.id}/`)).body.abilities).toEqual({ change: false });
    expect((await owner.get(`/api/clubs/${other.id}/`)).body.abilities).toEqual({ change: true });
  });

  test('that is closed down leaves the lists, not the books', async () => {
    const { body } = await owner.post('/api/clubs/', { ...north, name: 'Viejo' });
    await owner.patch(`/api/clubs/${body.id}/`, { is_active: false });
    const names = (reply: { body: { results: { name: string }[] } }) =>
      reply.body.results.map((it) => it.name);
    expect(names(await student.get('/api/clubs/'))).not.toContain('Viejo');
    expect(names(await student.get('/api/clubs/?include_inactive=true'))).toContain('Viejo');
    expect((await system(listClubs)).map((club) => club.name)).not.toContain('Viejo');
    expect(await system((scope) => clubOf(scope, body.id))).toMatchObject({ name: 'Viejo' });
  });

  test('of another organization answers as one that does not exist', async () => {
    const ask = (id: string) =>
      Promise.all([
        stranger.get(`/api/clubs/${id}/`),
        stranger.patch(`/api/clubs/${id}/`, { name: 'x' }),
        stranger.put(`/api/clubs/${id}/opening_hours/`, { opening_hours: [] }),
        stranger.get(`/api/clubs/${id}/closures/`),
        stranger.post(`/api/clubs/${id}/closures/`, { starts_on: '2026-05-01', ends_on: '2026-05-01' }),
        stranger.delete(`/api/clubs/${id}/closures/${nothing}/`),
      ]);
    const [theirs, none] = [await ask(place.club_id), await ask(nothing)];
    const plain = (replies: typeof theirs) =>
      replies.map(({ status, body }) => ({ status, body: { ...body, request_id: '' } }));
    expect(plain(theirs)).toEqual(plain(none));
    expect(theirs.map((reply) => reply.status)).toEqual(Array(6).fill(404));
  });
});

describe('opening hours', () => {
  const path = () => `/api/clubs/${place.club_id}/opening_hours/`;
  const monday = (opens_at: string, closes_at: string) => ({ weekday: 0, opens_at, closes_at });

  test('are replaced as a whole week', async () => {
    await admin.put(path(), { opening_hours: [monday('09:00', '14:00'), monday('14:00', '22:00')] });
    const week = [{ weekday: 6, opens_at: '10:00', closes_at: '13:00' }];
    const { status, body } = await admin.put(path(), { opening_hours: week });
    expect([status, body.opening_hours]).toEqual([200, week]);
    expect((await student.get(`/api/clubs/${place.club_id}/`)).body.opening_hours).toEqual(week);
  });

  test('that overlap, or end before they start, are refused by name', async () => {
    const overlap = await admin.put(path(), {
      opening_hours: [monday('09:00', '14:00'), monday('13:30', '22:00')],
    });
    expect(overlap).toMatchObject({ status: 422, body: { errors: [{ path: '/opening_hours/1' }] } });
    const upsideDown = await admin.put(path(), { opening_hours: [monday('22:00', '09:00')] });
    expect(upsideDown.body.errors[0].path).toBe('/opening_hours/0/closes_at');
  });

  test('sent twice at the same time do not add up', async () => {
    const week = Array.from({ length: 7 }, (_, weekday) => ({
      weekday,
      opens_at: '08:00',
      closes_at: '23:00',
    }));
    await Promise.all(Array.from({ length: 6 }, () => admin.put(path(), { opening_hours: week })));
    expect((await student.get(`/api/clubs/${place.club_id}/`)).body.opening_hours).toEqual(week);
  });
});

describe('closures', () => {
  const path = () => `/api/clubs/${place.club_id}/closures/`;

  test('are added, listed by span, and taken away', async () => {
    const easter = await admin.post(path(), {
      starts_on: '2026-04-02',
      ends_on: '2026-04-06',
      name: 'Pascua',
    });
    expect(easter.status).toBe(201);
    await admin.post(path(), { starts_on: '2026-12-25', ends_on: '2026-12-25' });
    const april = await student.get(`${path()}?from=2026-04-06&until=2026-04-30`);
    expect(april.body.results).toEqual([easter.body]);
    expect(await system((scope) => closuresOf(scope, place.club_id, '2026-04-01', '2026-04-02'))).toEqual([
      { starts_on: '2026-04-02', ends_on: '2026-04-06', name: 'Pascua' },
    ]);
    const once = { 'idempotency-key': 'open again' };
    expect((await admin.delete(`${path()}${easter.body.id}/`, once)).status).toBe(204);
    expect((await admin.delete(`${path()}${easter.body.id}/`, once)).status).toBe(204);
    expect((await admin.delete(`${path()}${easter.body.id}/`)).status).toBe(404);
    expect((await student.get(path())).body.results).toHaveLength(1);
  });

  test('end on or after the day they start, and are the desk’s business', async () => {
    const { status, body } = await admin.post(path(), { starts_on: '2026-04-06', ends_on: '2026-04-02' });
    expect([status, body.errors[0].path]).toEqual([422, '/ends_on']);
    const day = { starts_on: '2026-04-06', ends_on: '2026-04-06' };
    expect((await instructor.post(path(), day)).status).toBe(403);
    expect((await student.delete(`${path()}${nothing}/`)).status).toBe(403);
    expect((await admin.post(path(), { ...day, starts_on: '2026-02-30' })).status).toBe(400);
  });
});
