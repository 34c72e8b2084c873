import { beforeAll, describe, expect, test } from 'vitest';
import {
  asSystem,
  buildClub,
  buildSecondClub,
  buildSession,
  type Place,
  person,
} from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { newId } from '../kernel/ids.ts';
import { busyCourts, courtOf, releaseForSessions, reserveForSessions } from './public.ts';

const server = useServer();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
let elsewhere: Place;
type Person = Awaited<ReturnType<typeof person>>;
let admin: Person;
let instructor: Person;
let student: Person;
let stranger: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  elsewhere = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  instructor = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
  stranger = await person(server, elsewhere, 'owner');
});

let courts = 0;
async function newCourt(): Promise<string> {
  const { status, body } = await admin.post('/api/courts/', {
    club_id: place.club_id,
    name: `Pista ${++courts}`,
  });
  expect(status).toBe(201);
  return body.id;
}
test('several courts are added at once, all or none, and stand in the order of their numbers', async () => {
  const { body: club } = await (await person(server, place, 'owner')).post('/api/clubs/', {
    ...{ name: 'Norte', timezone: 'Europe/Madrid', currency: 'EUR' },
  });
  const owner = await person(server, place, 'owner');
  const add = (names: string[]) =>
    owner.post('/api/courts/several/', { club_id: club.id, names, surface: 'Césped', is_indoor: true });
  const all = async () => {
    const { body } = await owner.get(`/api/courts/?club_id=${club.id}`);
    return body.results.map((court: { name: string }) => court.name);
  };
  const eleven = Array.from({ length: 11 }, (_, at) => `Pista ${at + 1}`);
  const made = await add(eleven.toReversed());
  expect(made.status).toBe(201);
  expect(made.body.results.map((court: { name: string }) => court.name)).toEqual(eleven.toReversed());
  expect(made.body.results[0]).toMatchObject({ surface: 'Césped', is_indoor: true, is_active: true });
  expect(await all()).toEqual(eleven);
  expect(await add(['Nueva', 'Pista 3', 'Nueva'])).toMatchObject({
    status: 422,
    body: {
      errors: [
        { path: '/names/1', code: 'taken' },
        { path: '/names/2', code: 'taken' },
      ],
    },
  });
  expect(await all()).toEqual(eleven);
  const here = { club_id: place.club_id, names: ['Extra'] };
  expect((await student.post('/api/courts/several/', here)).status).toBe(403);
  expect((await stranger.post('/api/courts/several/', here)).status).toBe(404);
});

const at = (time: string, day = '10') => `2026-03-${day}T${time}:00+01:00`;
const match = (court_id: string, from: string, until: string, day?: string) => ({
  court_id,
  booking_type: 'match',
  starts_at: at(from, day),
  ends_at: at(until, day),
  title: 'Liga',
});
const ask = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const during = (from: string, until: string) => ({
  club_id: place.club_id,
  from: at(from),
  until: at(until),
});

const newSessions = (count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      buildSession(server.db, place, { starts_at: new Date(at('10:00', '11')) }),
    ),
  );
const wish = (class_session_id: string, court_id: string, from: string, until: string) => ({
  class_session_id,
  court_id,
  starts_at: new Date(at(from, '11')),
  ends_at: new Date(at(until, '11')),
  title: 'Grupo',
});

describe('courts', () => {
  test('a desk adds and changes the courts of its club, everybody sees them', async () => {
    const id = await newCourt();
    const changed = await admin.patch(`/api/courts/${id}/`, { surface: 'cristal', is_indoor: true });
    expect(changed).toMatchObject({ status: 200, body: { surface: 'cristal', abilities: { change: true } } });
    const listed = await student.get(`/api/courts/?club_id=${place.club_id}`);
    expect(listed.body.results).toContainEqual(
      expect.objectContaining({ id, is_indoor: true, abilities: { change: false } }),
    );
    expect((await instructor.get(`/api/courts/${id}/`)).status).toBe(200);
  });

  test('nobody but the desk of that club changes a court', async () => {
    const id = await newCourt();
    const body = { club_id: place.club_id, name: 'Otra' };
    for (const other of [instructor, student]) {
      expect((await other.post('/api/courts/', body)).status).toBe(403);
      expect((await other.patch(`/api/courts/${id}/`, { name: 'Mía' })).status).toBe(403);
    }
    const second = await buildSecondClub(server.db, place);
    const added = await admin.post('/api/courts/', { club_id: second, name: 'P' });
    expect(added.status).toBe(403);
  });

  test('a name is taken once in a club', async () => {
    await newCourt();
    const { status, body } = await admin.post('/api/courts/', {
      club_id: place.club_id,
      name: `Pista ${courts}`,
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: '/name' }]);
  });

  test('a court or club of another organization does not exist', async () => {
    const id = await newCourt();
    expect((await stranger.get(`/api/courts/${id}/`)).status).toBe(404);
    expect((await stranger.patch(`/api/courts/${id}/`, { name: 'x' })).status).toBe(404);
    expect((await stranger.post('/api/courts/reservations/', match(id, '10:00', '11:00'))).status).toBe(404);
    expect((await stranger.get(`/api/courts/?club_id=${place.club_id}`)).status).toBe(404);
    expect((await stranger.post('/api/courts/', { club_id: place.club_id, name: 'x' })).status).toBe(404);
    expect((await stranger.get(`/api/courts/free/?${ask(during('10:00', '11:00'))}`)).status).toBe(404);
    expect((await stranger.get(`/api/courts/reservations/?${ask(during('10:00', '11:00'))}`)).status).toBe(
      404,
    );
  });

  test('a court with reservations to come cannot be closed, a free one can, and a closed one is not booked', async () => {
    const id = await newCourt();
    const booked = await admin.post('/api/courts/reservations/', match(id, '10:00', '11:00'));
    const refused = await admin.patch(`/api/courts/${id}/`, { is_active: false });
    expect(refused).toMatchObject({ status: 409, body: { code: 'courts.court_has_reservations', count: 1 } });
    await admin.post(`/api/courts/reservations/${booked.body.id}/cancel/`);
    expect((await admin.patch(`/api/courts/${id}/`, { is_active: false })).status).toBe(200);
    const late = await admin.post('/api/courts/reservations/', match(id, '10:00', '11:00'));
    expect(late).toMatchObject({ status: 409, body: { code: 'courts.court_inactive' } });
    const listed = (path: string) =>
      student.get(path).then(({ body }) => body.results.map((court: { id: string }) => court.id));
    expect(await listed('/api/courts/')).not.toContain(id);
    expect(await listed('/api/courts/?include_inactive=true')).toContain(id);
  });
});

describe('reservations', () => {
  test('a desk books a court, and it is seen with the offset of the club', async () => {
    const court = await newCourt();
    const { status, body } = await admin.post('/api/courts/reservations/', match(court, '10:00', '11:30'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      court_id: court,
      club_id: place.club_id,
      starts_at: at('10:00'),
      ends_at: at('11:30'),
      status: 'confirmed',
      booking_type: 'match',
      abilities: { change: true },
    });
    expect(await instructor.get(`/api/courts/reservations/${body.id}/`)).toMatchObject({
      status: 200,
      body: { abilities: { change: false } },
    });
    expect((await stranger.get(`/api/courts/reservations/${body.id}/`)).status).toBe(404);
  });

  test('an overlap is refused and names what is there; touching is none', async () => {
    const court = await newCourt();
    await admin.post('/api/courts/reservations/', match(court, '10:00', '11:00'));
    const { status, body } = await admin.post('/api/courts/reservations/', match(court, '10:30', '12:00'));
    expect(status).toBe(409);
    expect(body.code).toBe('courts.court_busy');
    expect(body.detail).toContain('2026-03-10 10:00–11:00, Liga');
    expect(body.conflicts).toMatchObject([
      {
        court_id: court,
        starts_at: '2026-03-10T09:00:00.000Z',
        booking_type: 'match',
        title: 'Liga',
        class_session_id: null,
      },
    ]);
    expect((await admin.post('/api/courts/reservations/', match(court, '11:00', '12:00'))).status).toBe(201);
  });

  test('a list shows what overlaps the range, by start, in pages, and may be cut to a court', async () => {
    const [court, other] = [await newCourt(), await newCourt()];
    for (const it of [
      match(court, '08:00', '09:00'),
      match(court, '09:30', '10:30'),
      match(court, '11:00', '12:00'),
      match(other, '10:00', '11:00'),
      match(court, '12:00', '13:00'),
    ])
      await admin.post('/api/courts/reservations/', { ...it, title: 'lista' });
    const list = async (more: Record<string, string>) => {
      const { body } = await instructor.get(
        `/api/courts/reservations/?${ask({ ...during('10:00', '12:00'), ...more })}`,
      );
      const mine = body.results.filter((row: { title: string }) => row.title === 'lista');
      return { body, starts: mine.map((row: { starts_at: string }) => row.starts_at.slice(11, 16)) };
    };
    expect((await list({})).starts).toEqual(['09:30', '10:00', '11:00']);
    expect((await list({ court_id: court })).starts).toEqual(['09:30', '11:00']);
    const first = await list({ court_id: court, limit: '1' });
    expect(first.starts).toEqual(['09:30']);
    const second = await list({ court_id: court, limit: '1', cursor: first.body.next_cursor });
    expect(second).toMatchObject({ starts: ['11:00'], body: { next_cursor: null } });
    const cursor = Buffer.from('["x","y"]').toString('base64url');
    const forged = await admin.get(
      `/api/courts/reservations/?${ask({ ...during('10:00', '12:00'), cursor })}`,
    );
    expect(forged.status).toBe(400);
  });

  test('a range is at most 62 days, has an offset, and does not run backwards', async () => {
    const status = async (from: string, until: string) => {
      const query = ask({ club_id: place.club_id, from, until });
      return (await admin.get(`/api/courts/reservations/?${query}`)).status;
    };
    expect(await status('2026-03-01T00:00:00+01:00', '2026-05-02T00:00:00+02:00')).toBe(200);
    expect(await status('2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(422);
    expect(await status('2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z')).toBe(422);
    expect(await status('2026-03-02T00:00:00', '2026-03-03T00:00:00Z')).toBe(400);
  });

  test('only the desk books, moves and cancels; a student does not see who plays', async () => {
    const court = await newCourt();
    const { body } = await admin.post('/api/courts/reservations/', match(court, '10:00', '11:00'));
    for (const other of [instructor, student]) {
      expect((await other.post('/api/courts/reservations/', match(court, '12:00', '13:00'))).status).toBe(
        403,
      );
      expect((await other.patch(`/api/courts/reservations/${body.id}/`, { title: 'x' })).status).toBe(403);
      expect((await other.post(`/api/courts/reservations/${body.id}/cancel/`)).status).toBe(403);
    }
    expect((await student.get(`/api/courts/reservations/?${ask(during('10:00', '11:00'))}`)).status).toBe(
      403,
    );
    for (const path of ['', 'cancel/']) {
      const call = path === '' ? stranger.patch : stranger.post;
      expect((await call(`/api/courts/reservations/${body.id}/${path}`, {})).status).toBe(404);
    }
  });

  test('a reservation moves in time and court, not onto another one, and not once cancelled', async () => {
    const [court, other] = [await newCourt(), await newCourt()];
    const { body } = await admin.post('/api/courts/reservations/', match(court, '10:00', '11:00'));
    await admin.post('/api/courts/reservations/', match(other, '12:00', '13:00'));
    const path = `/api/courts/reservations/${body.id}/`;
    const half = await admin.patch(path, { starts_at: at('10:30'), ends_at: at('11:30') });
    expect(half).toMatchObject({ status: 200, body: { starts_at: at('10:30'), court_id: court } });
    const busy = await admin.patch(path, { court_id: other, starts_at: at('12:30'), ends_at: at('13:30') });
    expect(busy).toMatchObject({
      status: 409,
      body: { code: 'courts.court_busy', conflicts: [{ court_id: other }] },
    });
    expect(busy.body.conflicts).toHaveLength(1);
    expect((await admin.patch(path, { ends_at: at('10:30') })).status).toBe(422);
    expect((await admin.patch(path, { court_id: other })).body).toMatchObject({
      court_id: other,
      starts_at: at('10:30'),
    });
    expect((await admin.patch(path, { court_id: newId() })).status).toBe(404);
    expect((await admin.post(`${path}cancel/`)).body.status).toBe('cancelled');
    expect((await admin.post(`${path}cancel/`)).status).toBe(200);
    expect(await admin.patch(path, { title: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'courts.reservation_cancelled' },
    });
    expect((await admin.post('/api/courts/reservations/', match(other, '10:30', '11:30'))).status).toBe(201);
  });

  test('the free courts are those without anything in the whole interval', async () => {
    const [court, other] = [await newCourt(), await newCourt()];
    await admin.post('/api/courts/reservations/', match(court, '18:00', '19:00'));
    const free = async (from: string, until: string) => {
      const { body } = await student.get(`/api/courts/free/?${ask(during(from, until))}`);
      return body.results.map((row: { id: string }) => row.id);
    };
    expect(await free('18:30', '20:00')).toContain(other);
    expect(await free('18:30', '20:00')).not.toContain(court);
    expect(await free('19:00', '20:00')).toContain(court);
  });
});

describe('the courts of classes', () => {
  test('sessions get their courts all at once, change places after a release, and are changed nowhere else', async () => {
    const [a, b] = [await newCourt(), await newCourt()];
    const [one, two] = (await newSessions(2)) as [string, string];
    await asSystem(server.db, place, now, (scope) =>
      reserveForSessions(scope, [wish(one, a, '10:00', '11:30'), wish(two, b, '10:00', '11:30')]),
    );
    await asSystem(server.db, place, now, async (scope) => {
      await releaseForSessions(scope, [one, two]);
      await reserveForSessions(scope, [wish(one, b, '10:00', '11:30'), wish(two, a, '10:00', '11:30')]);
    });
    const busy = await asSystem(server.db, place, now, (scope) =>
      busyCourts(scope, {
        court_ids: [a, b],
        from: new Date(at('09:00', '11')),
        until: new Date(at('10:30', '11')),
        except_session_ids: [two],
      }),
    );
    expect(busy).toEqual([
      {
        court_id: b,
        starts_at: new Date(at('10:00', '11')),
        ends_at: new Date(at('11:30', '11')),
        booking_type: 'class',
        title: 'Grupo',
        class_session_id: one,
      },
    ]);
    const query = ask({
      club_id: place.club_id,
      court_id: b,
      from: at('00:00', '11'),
      until: at('23:00', '11'),
    });
    const { body } = await admin.get(`/api/courts/reservations/?${query}`);
    expect(body.results).toMatchObject([
      { booking_type: 'class', class_session_id: one, abilities: { change: false } },
    ]);
    const path = `/api/courts/reservations/${body.results[0].id}/`;
    for (const refused of [await admin.patch(path, { title: 'x' }), await admin.post(`${path}cancel/`)])
      expect(refused).toMatchObject({ status: 409, body: { code: 'courts.reservation_of_class' } });
  });

  test('one court that is taken refuses the whole batch and names the taker', async () => {
    const [a, b] = [await newCourt(), await newCourt()];
    const [one, two] = (await newSessions(2)) as [string, string];
    await admin.post('/api/courts/reservations/', match(b, '10:00', '11:00', '11'));
    const batch = asSystem(server.db, place, now, (scope) =>
      reserveForSessions(scope, [wish(one, a, '10:00', '11:30'), wish(two, b, '10:00', '11:30')]),
    );
    await expect(batch).rejects.toMatchObject({
      status: 409,
      code: 'courts.court_busy',
      extra: { conflicts: [{ court_id: b, booking_type: 'match', title: 'Liga' }] },
    });
    const { rows } = await server.owner.query(
      `select 1 from reservations where class_session_id = any($1) and status = 'confirmed'`,
      [[one, two]],
    );
    expect(rows).toEqual([]);
  });

  test('two sessions of one batch do not get one court at one time, and no session gets two', async () => {
    const [a, b] = [await newCourt(), await newCourt()];
    const [one, two] = (await newSessions(2)) as [string, string];
    const reserve = (...wishes: ReturnType<typeof wish>[]) =>
      asSystem(server.db, place, now, (scope) => reserveForSessions(scope, wishes));
    await expect(
      reserve(wish(one, a, '10:00', '11:00'), wish(two, a, '10:30', '11:30')),
    ).rejects.toMatchObject({
      code: 'courts.court_busy',
    });
    await reserve(wish(one, a, '10:00', '11:00'));
    await expect(reserve(wish(one, b, '10:00', '11:00'))).rejects.toMatchObject({
      code: 'courts.session_has_court',
    });
    await expect(reserve(wish(two, newId(), '10:00', '11:00'))).rejects.toMatchObject({ status: 404 });
  });

  test('a court is found by id within its organization only', async () => {
    const id = await newCourt();
    expect(await asSystem(server.db, place, now, (scope) => courtOf(scope, id))).toMatchObject({
      id,
      club_id: place.club_id,
    });
    const foreign = asSystem(server.db, elsewhere, now, (scope) => courtOf(scope, id));
    await expect(foreign).rejects.toMatchObject({ status: 404 });
  });
});
