import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

/** `{"a0":1,…}` of about so many bytes. */
const unknownKeys = (bytes: number): string => {
  const keys: string[] = [];
  for (let length = 2; length < bytes; length += (keys.at(-1) as string).length + 1)
    keys.push(`"a${keys.length}":1`);
  return `{${keys.join(',')}}`;
};
const bytes = (body: unknown) => Buffer.byteLength(JSON.stringify(body));

describe('what is refused is answered with little', () => {
  test.each([
    ['a megabyte of unknown keys', 1_000_000, 413],
    ['as many as a body may hold', 60_000, 400],
  ])('%s', async (_name, size, status) => {
    const reply = await owner.post('/api/classes/types/', unknownKeys(size));
    expect(reply.status).toBe(status);
    expect(bytes(reply.body)).toBeLessThan(20_000);
  });

  test('and says how much more there was', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `x${i}`);
    const { body } = await owner.post(
      '/api/classes/types/',
      Object.fromEntries([
        ['name', 'A'],
        ['type', 'group'],
        ['currency', 'EUR'],
        ...names.map((one) => [one, 1]),
      ]),
    );
    expect(body.errors).toHaveLength(50);
    expect(body.more_errors).toBe(250);
    expect(body.detail.length).toBeLessThanOrEqual(1_001);
  });

  test('one key of sixty thousand characters is named by its beginning', async () => {
    const { status, body } = await owner.post('/api/classes/types/', { ['k'.repeat(60_000)]: 1 });
    expect(status).toBe(400);
    expect(bytes(body)).toBeLessThan(5_000);
  });

  test('what a command refuses is bounded too', async () => {
    const values = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`setting_${i}`, 1]));
    const { status, body } = await owner.patch('/api/settings/', { values });
    expect([status, body.errors.length, body.more_errors]).toEqual([422, 50, 30]);
    expect(bytes(body)).toBeLessThan(20_000);
  });
});

describe('a body may be as long as its schema needs', () => {
  const importing = (body: object | string) => owner.post('/api/classes/timetable/import/', body);

  test('a file of a million bytes is read, whatever JSON makes of its quotes and line ends', async () => {
    const line = '"","",""\n';
    const csv = line.repeat(Math.floor(1_000_000 / line.length));
    const { status, body } = await importing({ csv, dry_run: true });
    expect([status, body.problems?.[0]?.code]).toEqual([200, 'empty_file']);
    const accents = 'ñ'.repeat(1_000_000);
    expect((await importing({ csv: accents, dry_run: true })).status).toBe(200);
  });

  test('but not larger than that, and no other body is', async () => {
    const { status, body } = await importing({ csv: 'x'.repeat(4_300_000) });
    expect([status, body.code]).toEqual([413, 'request.too_large']);
    const types = await owner.post('/api/classes/types/', { name: 'x'.repeat(70_000) });
    expect([types.status, types.body.code]).toEqual([413, 'request.too_large']);
    const signUp = await server.as().post('/api/auth/sign-up/email', { name: 'x'.repeat(70_000) });
    expect([signUp.status, signUp.body.code]).toEqual([413, 'request.too_large']);
  });

  test('a mountain of values is refused before it is judged', async () => {
    const { status, body } = await importing(unknownKeys(3_000_000));
    expect([status, body.code, body.errors]).toEqual([400, 'request.invalid', undefined]);
  });

  test('nesting has an end', async () => {
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
    expect((await owner.post('/api/classes/types/', deep)).status).toBe(400);
    expect((await owner.post('/api/classes/types/', '['.repeat(60_000))).status).toBe(400);
  });
});

/** Sends raw bytes and resolves with what came back when the server closed the connection. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => {});
  });
}
const problemIn = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  return JSON.parse(body);
};

describe('an address and a head are bounded, and what Node or the router refuses is a problem too', () => {
  test.each([
    [
      'an address too long',
      () => owner.get(`/api/clients/?q=${'x'.repeat(13_000)}`),
      414,
      'request.uri_too_long',
    ],
    [
      'a name in it too long',
      () => owner.get(`/api/public/${'x'.repeat(300)}/`),
      414,
      'request.uri_too_long',
    ],
    ['one that cannot be read', () => owner.get('/api/public/%E0%A4%A/'), 400, 'request.malformed'],
    ['NUL in a path', () => owner.get('/api/public/%00/'), 400, 'request.invalid'],
    ['NUL in a query', () => owner.get('/api/live/?organization=%00'), 400, 'request.invalid'],
    [
      'too many headers',
      () => owner.get('/api/me/', Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`x-${i}`, '1']))),
      431,
      'request.head_too_large',
    ],
  ] as const)('%s', async (_name, ask, status, code) => {
    const reply = await ask();
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('two hundred ids in a query are not too many', async () => {
    const ids = Array.from({ length: 200 }, () => `class_type_ids=${crypto.randomUUID()}`).join('&');
    expect((await owner.get(`/api/classes/available/?${ids}`)).status).not.toBe(414);
  });

  test('a head of twenty thousand bytes', async () => {
    const answer = await raw(`GET /api/me/ HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(problemIn(answer)).toMatchObject({ status: 431, code: 'request.head_too_large' });
  });

  test('what is no HTTP', async () => {
    expect(problemIn(await raw('nonsense\r\n\r\n'))).toMatchObject({
      status: 400,
      code: 'request.malformed',
    });
  });
});

describe('what Node would answer without a word is a problem too', () => {
  const host = () => new URL(server.url).host;
  const get = (head: string, target = '/api/me/') =>
    raw(`GET ${target} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);

  test('no Host, and two of them', async () => {
    for (const head of ['', `Host: ${host()}\r\nHost: evil.example\r\n`]) {
      const answer = await get(head);
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(problemIn(answer)).toMatchObject({
        code: 'request.malformed',
        detail: expect.stringContaining('Host'),
      });
    }
  });

  test('an Expect that nobody knows', async () => {
    const answer = await get(`Host: ${host()}\r\nExpect: a miracle\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 417 /);
    expect(problemIn(answer)).toMatchObject({ status: 417, code: 'request.malformed' });
  });

  test('100-continue goes on as ever', async () => {
    const body = '{}';
    const answer = await raw(
      `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: ${host()}\r\nExpect: 100-continue\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 400 /);
  });

  test('a CONNECT, as if this were a proxy', async () => {
    expect(
      problemIn(await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')),
    ).toMatchObject({
      status: 400,
      code: 'request.malformed',
    });
  });

  test('a whole address is judged by its own name, not by its Host', async () => {
    const own = await get('Host: evil.example\r\n', `http://${host()}/api/me/`);
    expect(own).toMatch(/^HTTP\/1.1 200 /);
    expect(own.toLowerCase()).toContain('cache-control: private, no-cache');
    const other = await get(`Host: ${host()}\r\n`, 'http://evil.example/api/me/');
    expect(problemIn(other)).toMatchObject({ status: 421, code: 'request.host' });
    const live = await get(
      `Host: ${host()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
      'http://evil.example/api/live/',
    );
    expect(live).toMatch(/^HTTP\/1.1 421 /);
  });

  test('a body that is packed', async () => {
    const packed = (encoding: string) =>
      server.as({ 'content-encoding': encoding }).post('/api/auth/sign-in/email', {});
    for (const encoding of ['gzip', 'br', 'identity, gzip', 'x'])
      expect(await packed(encoding)).toMatchObject({ status: 415, body: { code: 'request.media_type' } });
    expect((await packed('identity')).body.code).toBe('request.invalid');
  });
});
