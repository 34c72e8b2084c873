import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
const evil = '"></a><script>alert(1)</script>';
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let path: string;
let session_id: string;

beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  path = `/embed/${place.organization_slug}/${place.club_slug}`;
  const given = async (starts_at: string) =>
    (await buildSession(server.db, place, { starts_at, price: 1550 })).session_id;
  session_id = await given('2026-03-03T18:00:00Z');
  const off = await given('2026-03-04T18:00:00Z');
  await owner.post(`/api/classes/sessions/${off}/cancel/`, { reason: 'a secret of the desk' });
  await server.owner.query('update class_schedules set name = $1', [evil]);
});
beforeEach(() => allow([]));

const allow = (embed_origins: string[], more: object = {}) =>
  owner.patch(`/api/clubs/${place.club_id}/`, { embed_origins, ...more });
const open = async (address = path, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + address, { headers });
  return { answer, text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};
const ancestors = (policy: string) => /frame-ancestors ([^;]*)/.exec(policy)?.[1];

describe('the timetable for other websites', () => {
  test('is framed by whom the club has named, and by nobody before', async () => {
    expect(ancestors((await open()).policy)).toBe("'none'");
    await allow(['https://www.club.test', 'http://localhost:5500']);
    const { answer, policy, text } = await open();
    expect(answer.status).toBe(200);
    expect(ancestors(policy)).toBe('https://www.club.test http://localhost:5500');
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(text).toContain('data-origins="https://www.club.test http://localhost:5500"');
    await allow([]);
    expect(ancestors((await open()).policy)).toBe("'none'");
  });

  test('alone may be framed: every other page of the club is as closed as before', async () => {
    await allow(['https://www.club.test']);
    for (const other of [
      '/api/me/',
      '/embed.js',
      `/api/public/${place.organization_slug}/`,
      '/embed/x/y',
      '/embed/x',
    ]) {
      const { answer, policy } = await open(other);
      expect(ancestors(policy), other).toBe("'none'");
      if (!other.startsWith('/embed/x/')) expect(answer.headers.get('x-frame-options'), other).not.toBeNull();
    }
  });

  test('says when, what, where, places and price, and leads out of the frame', async () => {
    const { text } = await open(`${path}?lang=en`);
    expect(text).toContain('<html lang="en" data-theme="auto">');
    expect(text).toMatch(/Tomorrow.*Wednesday/);
    expect(text).toContain('19:00');
    expect(text).toContain('€15.50');
    expect(text).toContain('4 free places');
    expect(text).toContain(`/c/${place.organization_slug}/${place.club_slug}/${session_id}?week=2026-03-03`);
    const links = text.match(/<a [^>]*>/g) ?? [];
    expect(links.length).toBe(3);
    expect(links.every((link) => link.includes('target="_blank" rel="noopener"'))).toBe(true);
    expect(text).toContain('Cancelled');
    expect(text).not.toContain('a secret of the desk');
    expect((await open(`${path}?lang=es&theme=dark`)).text).toContain('<html lang="es" data-theme="dark">');
    expect((await open(`${path}?lang="><script>&theme="><script>`)).text).not.toContain('"><script>');
  });

  test('takes no name for markup', async () => {
    const { text } = await open();
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  test('is the same for everybody, and sets no cookie', async () => {
    const known = await open(path, { authorization: owner.token ? `Bearer ${owner.token}` : '' });
    expect(known.text).toBe((await open()).text);
    expect(known.answer.headers.get('set-cookie')).toBeNull();
    expect(known.answer.headers.get('x-robots-tag')).toBe('noindex');
  });

  test('is absent for a club that keeps to itself, as for one that there is not', async () => {
    await allow(['https://www.club.test'], { is_public: false });
    const { answer, policy, text } = await open();
    expect([answer.status, ancestors(policy)]).toEqual([404, "'none'"]);
    expect(text).toBe((await open('/embed/no/where')).text);
    await allow([], { is_public: true });
  });
});

test('what other websites load may be loaded by them, and nothing else of ours', async () => {
  for (const file of ['/embed.js', '/embed/frame.js', '/embed/style.css']) {
    const { answer } = await open(file);
    expect(answer.headers.get('cross-origin-resource-policy'), file).toBe('cross-origin');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
  const { answer } = await open('/api/me/');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
