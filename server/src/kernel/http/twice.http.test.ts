import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { startBeside, useServer } from '../../../test/server.ts';
import { buildClient, buildSession } from '../../../test/sessions.ts';
import { operationsOf, requestFor } from '../../../test/twin/requests.ts';
import { openApiDocument } from './openapi.ts';

/* A double click: the same creation twice, without a key, one right behind the other or both at once. */
const server = useServer({ now: '2026-03-02T09:00:00Z', sameWishMs: 60_000 });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
const ids: Record<string, string> = {};
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  const { organization_id, club_id } = place;
  const [coach, member] = [await person(server, place, 'instructor'), await person(server, place, 'student')];
  const { session_id, schedule_id } = await buildSession(server.db, place);
  const of = async (table: string) =>
    (
      await server.owner.query(`select id from ${table} where organization_id = $1 limit 1`, [
        organization_id,
      ])
    ).rows[0].id;
  const student = await buildClient(server.db, place);
  const court = (await owner.post('/api/courts/', { club_id, name: 'Pista 1' })).body.id;
  const place_id = (
    await owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
      student_id: await buildClient(server.db, place),
      starts_on: '2026-03-09',
    })
  ).body;
  const elsewhere = await buildSession(server.db, place, { starts_at: '2026-03-12T09:00:00Z' });
  Object.assign(ids, {
    ...{ clubs: club_id, club_id, home_club_id: club_id, club_ids: club_id },
    ...{ sessions: session_id, session_ids: session_id, schedules: schedule_id, schedule_id },
    ...{ clients: student, student_id: student, user_id: member.user_id, courts: court, court_id: court },
    ...{ instructors: coach.profile_id, instructor_id: coach.profile_id },
    ...{ class_type_id: await of('class_types'), specialties: await of('class_types') },
    ...{ level_id: await of('class_levels'), places: place_id.place?.id, to: elsewhere.schedule_id },
  });
});

/** Those that answer 201, of a tenant, by whoever is signed in. */
function creations() {
  const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
  return operationsOf(document).filter(
    ({ method, path }) =>
      method === 'POST' &&
      '201' in (document.paths[path]?.post.responses ?? {}) &&
      !/\/api\/(setup|organizations|public)\//.test(path),
  );
}
/** What no two samples have in common is given here. */
const bodies: Record<string, () => object> = {
  '/api/classes/schedules/': () => ({
    ...{ name: 'Twice', club_id: ids.clubs, class_type_id: ids.class_type_id, level_id: ids.level_id },
    ...{
      start_date: '2026-04-01',
      start_time: '10:00',
      duration_minutes: 60,
      recurrence: 'weekly',
      recurrence_days: [2],
    },
  }),
  '/api/courts/reservations/': () => ({
    ...{ court_id: ids.courts, booking_type: 'event', title: 'Twice' },
    ...{ starts_at: '2026-03-20T10:00:00Z', ends_at: '2026-03-20T11:00:00Z' },
  }),
  '/api/clubs/{id}/closures/': () => ({ starts_on: '2026-12-24', ends_on: '2026-12-25', name: 'Twice' }),
  '/api/clients/{id}/dependants/': () => ({ display_name: 'Leo' }),
  '/api/members/{user_id}/roles/': () => ({ role: 'instructor' }),
  '/api/invitations/': () => ({ email: 'twice@example.test', role: 'student' }),
};

const toldOnce = ['/api/tokens/', '/api/calendars/feeds/'];
const made = new Map<string, number>();
test('every POST that creates something does it once', async () => {
  for (const operation of creations()) {
    const { path } = operation;
    const { body, ...request } = requestFor(operation, (name) => ids[name] ?? (ids.clubs as string), ids);
    const asked = bodies[path]?.() ?? body;
    const two = await Promise.all([owner.post(request.path, asked), owner.post(request.path, asked)]);
    const done = two.filter(({ status }) => status === 201);
    made.set(path, done.length);
    expect(new Set(done.map((one) => JSON.stringify(one.body))).size).toBeLessThanOrEqual(1);
    // Whoever takes a place by a booking is refused the second one, and what is told once is not told again; all others
    // get the first one's answer.
    if (done.length > 0 && toldOnce.includes(path))
      expect([path, ...two.map(({ body }) => body.code)].sort()).toEqual([
        path,
        'idempotency.told_once',
        undefined,
      ]);
    else if (done.length > 0 && !path.includes('enroll')) expect([path, done.length]).toEqual([path, 2]);
  }
  const created = [...made].filter(([, times]) => times > 0).map(([path]) => path);
  expect(created).toEqual(
    expect.arrayContaining([
      ...['/api/clients/', '/api/clients/{id}/dependants/', '/api/classes/schedules/', '/api/clubs/'],
      ...['/api/classes/instructors/', '/api/clubs/{id}/closures/', '/api/invitations/', '/api/courts/'],
      ...['/api/classes/types/', '/api/courts/reservations/', '/api/classes/schedules/{id}/places/'],
    ]),
  );
});

describe('the same creation again', () => {
  const clients = async (name: string) =>
    (await server.owner.query('select count(*)::int from client_profiles where display_name = $1', [name]))
      .rows[0].count;

  test('gets the first one’s answer and says so', async () => {
    const first = await owner.post('/api/clients/', { display_name: 'Once' });
    const again = await owner.post('/api/clients/', { display_name: 'Once' });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await clients('Once')).toBe(1);
  });

  test('at two servers at once is done once', async () => {
    const other = await startBeside(server, { sameWishMs: 60_000 });
    try {
      const there = other.as(owner.headers);
      for (const n of [1, 2, 3, 4]) {
        const body = { display_name: `Both ${n}` };
        await Promise.all([owner, there, owner, there].map((who) => who.post('/api/clients/', body)));
        expect(await clients(`Both ${n}`)).toBe(1);
      }
    } finally {
      await other.close();
    }
  });

  test('control: each with a key of its own is a wish of its own', async () => {
    const body = { display_name: 'Twins' };
    await Promise.all(
      ['a', 'b'].map((key) =>
        server.as({ ...owner.headers, 'idempotency-key': `twin ${key}` }).post('/api/clients/', body),
      ),
    );
    expect(await clients('Twins')).toBe(2);
  });

  test('by somebody else, or with another word in it, is another wish', async () => {
    const colleague = await person(server, place, 'club_admin');
    const body = { display_name: 'Same', phone: '1' };
    await Promise.all([owner.post('/api/clients/', body), colleague.post('/api/clients/', body)]);
    await owner.post('/api/clients/', { ...body, phone: '2' });
    expect(await clients('Same')).toBe(3);
  });

  test('that was refused is judged again', async () => {
    await owner.post('/api/courts/', { club_id: place.club_id, name: 'Taken' });
    const body = { club_id: place.club_id, name: 'Taken', surface: 'clay' };
    const refused = await owner.post('/api/courts/', body);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await server.owner.query(`delete from courts where name = 'Taken'`);
    expect((await owner.post('/api/courts/', body)).status).toBe(201);
  });

  test('later than the seconds of a double click is a new wish', async () => {
    const body = { display_name: 'Later' };
    await owner.post('/api/clients/', body);
    await server.owner.query(`update idempotency_keys set created_at = created_at - interval '61 seconds'`);
    await owner.post('/api/clients/', body);
    expect(await clients('Later')).toBe(2);
  });
});

test('what was taken away in between is made again', async () => {
  const [guardian, child] = [await buildClient(server.db, place), await buildClient(server.db, place)];
  const care = `/api/clients/${guardian}/dependants/`;
  const add = () => owner.post(care, { client_id: child });
  expect((await add()).status).toBe(201);
  expect((await add()).headers.get('idempotency-replayed')).toBe('true');
  expect((await owner.delete(`${care}${child}/`)).status).toBe(204);
  const again = await add();
  expect(again).toMatchObject({ status: 201 });
  expect(again.headers.get('idempotency-replayed')).toBeNull();
  expect(JSON.stringify((await owner.get(care)).body)).toContain(child);
});

describe('an action that adds up', () => {
  const left = async (id: string) =>
    (await owner.get(`/api/classes/student_packages/${id}/`)).body.classes_remaining;

  test('is done once by two clicks, and again after something else was done', async () => {
    const sold = { name: 'Adds', num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' };
    const { id: package_id } = (await owner.post('/api/classes/packages/', sold)).body;
    const { id } = (
      await owner.post(`/api/classes/packages/${package_id}/purchase/`, {
        ...{ student_id: ids.clients, payment: { payment_method: 'cash' } },
      })
    ).body;
    const act = (action: string, body: object) =>
      owner.post(`/api/classes/student_packages/${id}/${action}/`, body);
    const grant = () => act('adjust', { delta: 1, reason: 'Lluvia' });
    await Promise.all([grant(), grant()]);
    expect((await grant()).headers.get('idempotency-replayed')).toBe('true');
    expect(await left(id)).toBe(6);
    const pass = () => act('transfer', { student_id: other, classes: 1 });
    const other = await buildClient(server.db, place);
    await Promise.all([pass(), pass()]);
    expect(await left(id)).toBe(5);
    await grant();
    expect(await left(id)).toBe(6);
  });
});
