import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';
import { buildClient, buildSession } from './sessions.ts';

/* Every list of the API, read from its OpenAPI document: whoever adds one is asked here. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
let lists: string[];

interface Operation {
  parameters?: { name: string; in: string; required?: boolean }[];
}

beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
  await server.owner.query('update users set is_staff = true where id = $1', [admin.user_id]);
  const { session_id, schedule_id } = await buildSession(server.db, place);
  const client_id = await buildClient(server.db, place);
  const { body } = await server.as().get('/api/openapi.json');
  const ids: Record<string, string> = {
    club: place.club_slug,
    organization: place.organization_slug,
    slug: place.club_slug,
    session_id,
    schedule_id,
    client_id,
    club_id: place.club_id,
    kpi: 'total_classes',
  };
  const fill = (name: string) => ids[name] ?? place.club_id;
  lists = Object.entries<{ get?: Operation }>(body.paths).flatMap(([path, { get }]) => {
    const asked = get?.parameters ?? [];
    if (!asked.some((one) => one.in === 'query' && one.name === 'cursor')) return [];
    const query = asked.filter((one) => one.in === 'query' && one.required);
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => fill(name));
    return [`${filled}?${query.map((one) => `${one.name}=${fill(one.name)}`).join('&')}`];
  });
});

const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const someId = '0198c0de-0000-7000-8000-000000000000';
const forged = [
  'nonsense',
  '%00',
  cursor(null),
  cursor({ 0: 'a' }),
  cursor([]),
  cursor([{}, someId]),
  cursor(['a\0b', someId]),
  cursor(['\ud800', someId]),
  cursor([true, someId]),
  cursor([1e308]),
  cursor([1.5]),
  cursor(['2026-13-45T00:00:00Z', 'no id']),
  cursor([null, null]),
  cursor([['a'], [someId]]),
];

test('there are lists, and each answers a page with its end', async () => {
  expect(lists.length).toBeGreaterThan(8);
  for (const path of lists) {
    const reply = await admin.get(path);
    if (reply.status === 200) expect(Object.keys(reply.body), path).toContain('next_cursor');
  }
});

test('a forged cursor is refused by every list in one way', async () => {
  let asked = 0;
  for (const path of lists) {
    if ((await admin.get(path)).status !== 200) continue;
    for (const one of forged) {
      const { status, body } = await admin.get(`${path}&cursor=${one}`);
      expect([status, body.code, body.errors?.[0]?.path], `${path} ${one}`).toEqual([
        400,
        'request.invalid',
        'query.cursor',
      ]);
      asked++;
    }
  }
  expect(asked).toBeGreaterThan(100);
});

test('a page has at least one row and at most 200, everywhere', async () => {
  for (const path of lists)
    for (const limit of ['0', '-1', '201', '1e9', 'x'])
      expect([400, 404], `${path} ${limit}`).toContain((await admin.get(`${path}&limit=${limit}`)).status);
});
