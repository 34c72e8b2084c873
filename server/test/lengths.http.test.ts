import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../src/kernel/http/openapi.ts';
import { newId } from '../src/kernel/ids.ts';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';
import { buildClient } from './sessions.ts';
import { operationsOf, type Schema } from './twin/requests.ts';

/* How long things may be: what a request may say fits into its column, and what is kept never makes a list large. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const operations = () => operationsOf(openApiDocument(server.app as never) as never);

/** The places in a request's schema where something may be as long as the asker likes. */
function endless(schema: Schema, path: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => endless(one, path));
  if (schema.type === 'array')
    return [...('maxItems' in schema ? [] : [path]), ...endless(schema.items ?? {}, `${path}[]`)];
  if (schema.type === 'object') {
    const inner = Object.entries(schema.properties ?? {}).flatMap(([key, one]) =>
      endless(one, `${path}.${key}`),
    );
    return inner;
  }
  const bounded =
    'maxLength' in schema ||
    'enum' in schema ||
    'const' in schema ||
    ['uuid', 'date', 'date-time'].includes(schema.format ?? '') ||
    /^\^[^*+]*\$$/.test(schema.pattern ?? '');
  return schema.type === 'string' && !bounded ? [path] : [];
}

test('every text and every list that a request may hold has a length', () => {
  const found = operations().flatMap(({ method, path, body, parameters }) => [
    ...(body ? endless(body, `${method} ${path}`) : []),
    ...parameters.flatMap(({ name, schema }) => endless(schema, `${method} ${path}?${name}`)),
  ]);
  expect(operations().length).toBeGreaterThan(80);
  expect(found).toEqual([]);
});

describe('the longest that a request may say', () => {
  const longest = (limit: number) => '😀'.repeat(limit);

  test('fits into its column, characters of four bytes too', async () => {
    const { club_id } = place;
    const client = await buildClient(server.db, place);
    const coach = await person(server, place, 'instructor');
    const texts: [path: string, body: object][] = [
      [`/api/clubs/${club_id}/`, { name: longest(200), address: longest(500), phone: longest(50) }],
      [
        `/api/clients/${client}/`,
        { display_name: longest(200), phone: longest(50), desk_notes: longest(5_000) },
      ],
      [
        `/api/classes/instructors/${coach.profile_id}/`,
        {
          display_name: longest(200),
          bio: longest(10_000),
          certifications: Array.from({ length: 50 }, () => longest(200)),
        },
      ],
      [`/api/organization/`, { name: longest(200) }],
      ['/api/me/', { name: longest(200) }],
    ];
    for (const [path, body] of texts) {
      const { status, body: answer } = await owner.patch(path, body);
      expect([path, status, answer.errors]).toEqual([path, 200, undefined]);
    }
  });
});

describe('what came in by another way', () => {
  test('is refused by the database, which names the column', async () => {
    const { club_id } = place;
    await server.owner.query('alter table clubs drop constraint clubs_phone_length');
    await server.owner.query(
      'alter table clubs add constraint clubs_phone_length check (length(phone) <= 3) not valid',
    );
    const { status, body } = await owner.patch(`/api/clubs/${club_id}/`, { phone: '1234' });
    expect([status, body.errors]).toEqual([
      422,
      [{ path: '/phone', code: 'too_large', message: 'is longer than what can be kept' }],
    ]);
  });

  test.each([10_000, 1_000_000])('a sign-up with a name of %i characters is refused', async (length) => {
    const email = `long-${newId()}@example.test`;
    const reply = await server
      .as()
      .post('/api/auth/sign-up/email', { name: 'x'.repeat(length), email, password: 'a long password' });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    const { rows } = await server.owner.query('select from users where email = $1', [email]);
    expect(rows).toEqual([]);
  });
});

describe('two hundred edits of the longest texts', () => {
  const mebibyte = 1024 * 1024;
  let edited: string;
  beforeAll(async () => {
    const coach = await person(server, place, 'instructor');
    edited = coach.profile_id;
    for (let i = 0; i < 200; i++) {
      const bio = `${i} ${'ñ'.repeat(9_990)}`;
      const { status } = await owner.patch(`/api/classes/instructors/${edited}/`, { bio });
      expect(status).toBe(200);
    }
  }, 120_000);
  const bytes = (body: unknown) => Buffer.byteLength(JSON.stringify(body));

  test('leave the audit list small, and the whole of each entry is there to be asked for', async () => {
    const { body } = await owner.get(`/api/audit/?entity_id=${edited}&limit=200`);
    expect(body.results.length).toBe(200);
    expect(bytes(body)).toBeLessThan(mebibyte);
    const [latest] = body.results;
    expect(latest).toMatchObject({ shortened: true, action: 'update' });
    expect(latest.changes.bio[1]).toBe(`199 ${'ñ'.repeat(296)}…`);
    const whole = await owner.get(`/api/audit/${latest.id}/`);
    expect(whole.body).toMatchObject({ id: latest.id, shortened: false });
    expect(whole.body.changes.bio[1]).toBe(`199 ${'ñ'.repeat(9_990)}`);
  });

  test('an entry of another organization, or of nothing, is not found', async () => {
    const stranger = await person(server, await buildClub(server.db), 'owner');
    const { body } = await owner.get(`/api/audit/?entity_id=${edited}&limit=1`);
    expect((await stranger.get(`/api/audit/${body.results[0].id}/`)).status).toBe(404);
    expect((await owner.get('/api/audit/9007199254740991/')).status).toBe(404);
    expect((await owner.get('/api/audit/9007199254740992/')).status).toBe(400);
  });

  test('a list of long rows is cut by its bytes, and its cursor goes on to the last', async () => {
    const { rows: coaches } = await server.owner.query<{ id: string }>(
      `insert into instructors (organization_id, id, display_name, bio)
       select $1, gen_random_uuid(), 'Coach ' || n, repeat('ñ', 10000) from generate_series(1, 80) n returning id`,
      [place.organization_id],
    );
    const seen = new Set<string>();
    let cursor = '';
    let pages = 0;
    do {
      const { body } = await owner.get(`/api/classes/instructors/?limit=200${cursor && `&cursor=${cursor}`}`);
      expect(bytes(body)).toBeLessThan(mebibyte);
      for (const { id } of body.results) seen.add(id);
      cursor = body.next_cursor ?? '';
      pages++;
    } while (cursor);
    expect(pages).toBeGreaterThan(2);
    for (const { id } of coaches) expect(seen).toContain(id);
  }, 60_000);
});
