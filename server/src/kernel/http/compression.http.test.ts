import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { askBytes } from '../../../test/plain-http.ts';
import { useServer } from '../../../test/server.ts';
import { buildSession } from '../../../test/sessions.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
const list = '/api/classes/sessions/available/';

beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  for (let day = 10; day < 24; day++)
    await buildSession(server.db, place, { starts_at: `2026-03-${day}T18:00:00Z` });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  askBytes(server.url + path, { ...owner.headers, ...headers });
const unpacked = { br: brotliDecompressSync, gzip: gunzipSync };

describe('a long answer', () => {
  test.each(['br', 'gzip'] as const)(
    'goes as %s to whoever takes that, kept or not, and says the same',
    async (encoding) => {
      for (const path of [list, '/api/audit/?limit=100']) {
        const plain = await get(path);
        const [first, again] = [
          await get(path, { 'accept-encoding': encoding }),
          await get(path, { 'accept-encoding': encoding }),
        ];
        expect([plain.headers['content-encoding'], plain.headers.vary]).toEqual([
          undefined,
          'accept-encoding',
        ]);
        for (const packed of [first, again]) {
          expect(packed.headers).toMatchObject({
            'content-encoding': encoding,
            vary: 'accept-encoding',
            'content-length': String(packed.bytes.length),
          });
          expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
          expect(unpacked[encoding](packed.bytes).toString()).toBe(plain.bytes.toString());
        }
      }
    },
  );

  test('goes as the better of what is taken, and as it is to those who want neither', async () => {
    const encodingOf = async (accepted: string) =>
      (await get(list, { 'accept-encoding': accepted })).headers['content-encoding'];
    expect(await encodingOf('gzip, deflate, br')).toBe('br');
    expect(await encodingOf('gzip, br;q=0')).toBe('gzip');
    expect(await encodingOf('identity')).toBeUndefined();
    expect(await encodingOf('zstd')).toBeUndefined();
  });

  test('is not sent again while nothing changed, however it went', async () => {
    const first = await get(list, { 'accept-encoding': 'br' });
    const tag = { 'if-none-match': String(first.headers.etag) };
    for (const accepted of ['br', 'gzip', 'identity']) {
      const again = await get(list, { ...tag, 'accept-encoding': accepted });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
    }
  });

  test('is never old: what was kept compressed is dropped with the rest', async () => {
    const before = await get(list, { 'accept-encoding': 'br' });
    await buildSession(server.db, place, { starts_at: '2026-03-25T18:00:00Z' });
    await owner.patch('/api/organization/', { name: 'Another name' });
    const after = await get(list, { 'accept-encoding': 'br' });
    const count = ({ bytes }: { bytes: Buffer }) =>
      JSON.parse(String(brotliDecompressSync(bytes))).results.length;
    expect(count(after)).toBe(count(before) + 1);
  });
});

describe('what goes as it is', () => {
  const taken = { 'accept-encoding': 'br, gzip' };

  test('short answers, and those with a strong tag', async () => {
    const [session] = (await owner.get(list)).body.results;
    const one = await get(`/api/classes/sessions/${session.id}/`, taken);
    expect(one.headers.etag).toMatch(/^"/);
    expect(one.headers['content-encoding']).toBeUndefined();
    expect((await get('/api/health/live/', taken)).headers['content-encoding']).toBeUndefined();
  });

  test.each(['cross-site', 'same-site'])('whatever a %s page made a browser ask for', async (site) => {
    const answer = await get(list, { ...taken, 'sec-fetch-site': site });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
    const own = await get(list, { ...taken, 'sec-fetch-site': 'same-origin' });
    expect(own.headers['content-encoding']).toBe('br');
  });
});
