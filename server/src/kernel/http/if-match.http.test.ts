import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../../test/builders.ts';
import { type Caller, useServer } from '../../../test/server.ts';
import { buildClient, buildSession } from '../../../test/sessions.ts';
import { operationsOf, requestFor } from '../../../test/twin/requests.ts';
import { newId } from '../ids.ts';
import { openApiDocument } from './openapi.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let one: Awaited<ReturnType<typeof person>>;
let other: Awaited<ReturnType<typeof person>>;
let coach: Awaited<ReturnType<typeof person>>;
let resources: Record<string, { path: string; mine: object; theirs: object; changed: string }>;
beforeAll(async () => {
  place = await buildClub(server.db);
  one = await person(server, place, 'owner');
  other = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
  const { session_id, schedule_id } = await buildSession(server.db, place);
  const club_id = place.club_id;
  const type = await one.post('/api/classes/types/', { name: 'Clinic', type: 'clinic', currency: 'EUR' });
  const court = await one.post('/api/courts/', { club_id, name: 'Pista 1' });
  const reservation = await one.post('/api/courts/reservations/', {
    ...{ court_id: court.body.id, booking_type: 'event', title: 'Open' },
    ...{ starts_at: '2026-03-20T10:00:00Z', ends_at: '2026-03-20T11:00:00Z' },
  });
  const [level] = (await one.get('/api/classes/levels/')).body.results;
  const names = (field: string) => ({
    mine: { [field]: 'Mine' },
    theirs: { [field]: 'Theirs' },
    changed: field,
  });
  resources = {
    client: { path: `/api/clients/${await buildClient(server.db, place)}/`, ...names('display_name') },
    club: { path: `/api/clubs/${club_id}/`, ...names('address') },
    organization: { path: '/api/organization/', ...names('name') },
    type: { path: `/api/classes/types/${type.body.id}/`, ...names('name') },
    level: {
      path: `/api/classes/levels/${level.id}/`,
      mine: { color: '#111111' },
      theirs: { color: '#222222' },
      changed: 'color',
    },
    court: { path: `/api/courts/${court.body.id}/`, ...names('name') },
    reservation: { path: `/api/courts/reservations/${reservation.body.id}/`, ...names('title') },
    instructor: { path: `/api/classes/instructors/${coach.profile_id}/`, ...names('bio') },
    session: { path: `/api/classes/sessions/${session_id}/`, ...names('notes') },
    schedule: { path: `/api/classes/schedules/${schedule_id}/`, ...names('name') },
    settings: {
      path: '/api/settings/',
      mine: { values: { max_waitlist_size: 3 } },
      theirs: { values: { max_waitlist_size: 4 } },
      changed: 'values',
    },
  };
});
const matching = (tag: string, who = one): Caller => server.as({ ...who.headers, 'if-match': tag });
const tagAt = async (path: string): Promise<string> => (await one.get(path)).headers.get('etag') as string;
const kinds = [
  ...['client', 'club', 'organization', 'type', 'level', 'court', 'reservation', 'instructor'],
  ...['session', 'schedule', 'settings'],
];

describe('a change that names the version it was made of', () => {
  test.each(kinds)(
    'of a %s is refused when somebody else was there before, and says what changed',
    async (kind) => {
      const { path, mine, theirs, changed } = resources[kind]!;
      const tag = await tagAt(path);
      expect(tag).toMatch(/^"/);
      expect((await other.patch(path, theirs)).status).toBe(200);
      const refused = await matching(tag).patch(path, mine);
      expect(refused).toMatchObject({
        status: 412,
        body: { code: 'request.version_changed', changed: [changed], current: (await one.get(path)).body },
      });
      expect(refused.headers.get('etag')).toBe(await tagAt(path));
      const anew = await matching(await tagAt(path)).patch(path, mine);
      expect(anew.status).toBe(200);
      expect(anew.headers.get('etag')).toBe(await tagAt(path));
    },
  );

  test('goes through beside what is no part of it: a booking is no edit of the class', async () => {
    const { path } = resources.session!;
    const tag = await tagAt(path);
    const student_id = await buildClient(server.db, place);
    expect((await one.post(`${path}enroll/`, { student_id })).status).toBe(201);
    expect(await tagAt(path)).not.toBe(tag);
    expect((await matching(tag).patch(path, { notes: 'still mine' })).status).toBe(200);
  });

  test('holds for the parts of a resource and for what is done with it', async () => {
    const { path } = resources.club!;
    const tag = await tagAt(path);
    await other.put(`${path}opening_hours/`, {
      opening_hours: [{ weekday: 0, opens_at: '08:00', closes_at: '22:00' }],
      otherwise: 'keep',
    });
    const hours = await matching(tag).put(`${path}opening_hours/`, { opening_hours: [] });
    expect(hours).toMatchObject({ status: 412, body: { changed: ['opening_hours'] } });
    const client = resources.client!.path;
    const before = await tagAt(client);
    await other.patch(client, { phone: '600' });
    expect((await matching(before).post(`${client}block/`, { reason: 'x' })).status).toBe(412);
    expect((await one.get(client)).body.blocked_at).toBeNull();
  });
});

describe('what an If-Match may be', () => {
  const path = () => resources.client!.path;
  const change = { phone: '611' };
  test('left out: the change goes through, for those who call the API as before', async () => {
    expect((await one.patch(path(), change)).status).toBe(200);
  });
  test('* for whatever is there; a 404 stays one', async () => {
    expect((await matching('*').patch(path(), change)).status).toBe(200);
    expect(
      (await matching('*').patch('/api/clients/00000000-0000-4000-8000-000000000000/', change)).status,
    ).toBe(404);
  });
  test('a list of which one fits', async () => {
    expect((await matching(`"x", W/"y" , ${await tagAt(path())}`).patch(path(), change)).status).toBe(200);
  });
  test('a list with empty elements: they say nothing', async () => {
    for (const list of [`"x",,TAG`, 'TAG,', ', TAG', `"x" , ,\tTAG , ,`]) {
      const header = list.replace('TAG', await tagAt(path()));
      expect((await matching(header).patch(path(), change)).status).toBe(200);
    }
    expect((await matching('"x",,"y",').patch(path(), change)).status).toBe(412);
  });
  test('a tag of something else, or a weak one: 412', async () => {
    for (const tag of ['"nope"', `W/${await tagAt(path())}`, await tagAt(resources.club!.path)])
      expect((await matching(tag).patch(path(), change)).status).toBe(412);
  });
  test('no tag at all: 400 that names the header', async () => {
    for (const tag of ['nope', '"open', '"a" "b"', ',', 'W/x'])
      expect(await matching(tag).patch(path(), change)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ path: 'headers.if-match' }] },
      });
  });
  test('of what has no versions: 412 rather than passed over', async () => {
    expect(await matching('"a"').patch('/api/me/', { name: 'x' })).toMatchObject({
      status: 412,
      body: { code: 'request.no_versions' },
    });
  });
  test('is judged after who may see it at all', async () => {
    const stranger = await person(server, await buildClub(server.db), 'owner');
    expect((await matching('"nope"', stranger).patch(path(), change)).status).toBe(404);
  });
});

test('every resource that can be changed has versions, and the document says so', () => {
  const { paths } = openApiDocument(server.app as never) as { paths: Record<string, Record<string, never>> };
  const changed = Object.entries(paths).filter(([, it]) => 'get' in it && ('patch' in it || 'put' in it));
  const without = changed.filter(([, it]) => !JSON.stringify(it.patch ?? it.put).includes('If-Match'));
  // What one says of oneself: said again it is replaced whole.
  const own = ['/api/me/', '/api/classes/terms/{id}/wishes/{student_id}/', '/api/notifications/preferences/'];
  expect(without.map(([path]) => path)).toEqual(own);
});

const idIn = (kind: string) => resources[kind]!.path.split('/').at(-2) as string;
test('nothing that is done with a resource passes an If-Match over', async () => {
  const ids: Record<string, string> = {
    ...{ student_id: resources.client!.path.split('/')[3] as string, club_id: place.club_id },
    ...{ class_type_id: idIn('type'), schedule_id: idIn('schedule') },
  };
  const passed: string[] = [];
  let tried = 0;
  for (const { path } of Object.values(resources)) {
    const template = path.replace(/[0-9a-f-]{36}/, '{id}');
    for (const operation of operationsOf(openApiDocument(server.app as never) as never)) {
      if (operation.method === 'GET' || !operation.path.startsWith(template)) continue;
      const { method, body, ...asked } = requestFor(operation, (name) => ids[name] ?? newId(), {});
      const response = await fetch(
        server.url + asked.path.replace(/[0-9a-f-]{36}/, path.split('/').at(-2)!),
        {
          ...{
            method,
            headers: { ...one.headers, 'if-match': '"nope"', 'content-type': 'application/json' },
          },
          body: JSON.stringify(body ?? {}),
        },
      );
      tried++;
      if (![400, 412].includes(response.status))
        passed.push(`${method} ${operation.path} ${response.status}`);
    }
  }
  expect(tried).toBeGreaterThan(30);
  expect(passed).toEqual([]);
});

test('the document offers it for no preview: that changes nothing', () => {
  const { paths } = openApiDocument(server.app as never) as { paths: Record<string, object> };
  const previews = Object.entries(paths).filter(([path]) => path.endsWith('/preview/'));
  expect(previews.length).toBeGreaterThan(1);
  expect(previews.filter(([, it]) => JSON.stringify(it).includes('If-Match'))).toEqual([]);
});

test('the document offers it for nothing that refuses it', () => {
  const { paths } = openApiDocument(server.app as never) as { paths: Record<string, { post: unknown }> };
  const offers = (action: string) =>
    JSON.stringify(paths[`/api/classes/sessions/{id}/${action}/`]!.post).includes('If-Match');
  expect(['start', 'enroll', 'cancel_enrollment'].filter(offers)).toEqual(['start']);
});

/** `all` is there once so many have arrived. */
function meeting(of: number) {
  let arrived = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return { all: promise, arrive: () => void (++arrived === of && resolve()) };
}

describe('at the same moment', () => {
  const rounds = 6;
  const both = async (write: (who: typeof one, name: string) => Promise<unknown>) => {
    const ends = await Promise.allSettled([write(one, 'A'), write(other, 'B')]);
    return ends.filter((end) => end.status === 'fulfilled' && end.value === true).length;
  };

  test('two changes of one version: one is made, the other refused', async () => {
    const { path } = resources.client!;
    for (let i = 0; i < rounds; i++) {
      const tag = await tagAt(path);
      const made = await both(async (who, name) => {
        const { status } = await matching(tag, who).patch(path, { display_name: `${name}${i}` });
        expect([200, 412]).toContain(status);
        return status === 200;
      });
      expect(made).toBe(1);
    }
  });

  test('control: compared without the lock, both are made', async () => {
    const id = await buildClient(server.db, place, { name: 'before' });
    const bothHaveRead = meeting(2);
    const made = await both((_, name) =>
      asSystem(server.db, place, server.clock.now(), async ({ tx }) => {
        const { rows } = await sql<{ display_name: string }>`
          select display_name from client_profiles where id = ${id}::uuid`.execute(tx);
        bothHaveRead.arrive();
        await bothHaveRead.all;
        if (rows[0]?.display_name !== 'before') return false;
        await sql`update client_profiles set display_name = ${name} where id = ${id}::uuid`.execute(tx);
        return true;
      }),
    );
    expect(made).toBe(2);
  });
});
