import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { buildClub, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { useContext } from './context.ts';

const server = useServer();
const limited = useServer({ requestsPerMinute: 5 });

/** Sends raw bytes and resolves with what came back when the server closed the connection. */
function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('every answer', () => {
  test('carries a request id, the content policy and no server name', async () => {
    const { headers } = await server.as().get('/api/health/live/');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('server')).toBeNull();
  });

  test('is a problem with a code when it is not a success', async () => {
    for (const [path, status, code] of [
      ['/api/nothing/', 404, 'not_found'],
      ['/api/classes/types/', 401, 'signed_out'],
    ] as const) {
      const reply = await server.as().get(path);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(reply).toMatchObject({ status, body: { code, status } });
    }
  });

  test('to an unchanged GET is 304 and carries no body', async () => {
    const owner = await person(server, await buildClub(server.db), 'owner');
    const first = await owner.get('/api/classes/levels/');
    const again = await owner.get('/api/classes/levels/', {
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  test('works with and without the trailing slash', async () => {
    expect((await server.as().get('/api/health/live')).status).toBe(200);
    expect((await server.as().get('/api/health/live/')).status).toBe(200);
  });
});

describe('bad input is refused, never a 500', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const owner = await person(server, await buildClub(server.db), 'owner');
    return owner.post('/api/classes/types/', body, headers);
  };

  test.each([
    ['broken JSON', '{"name":', 400],
    ['a body that is not an object', '[1]', 400],
    ['a polluted prototype', '{"__proto__":{"x":1},"name":"a","type":"group","currency":"EUR"}', 400],
    ['an absurd number', '{"name":"a","type":"group","currency":"EUR","base_price":1e300}', 400],
    [
      'a fraction where a whole number belongs',
      '{"name":"a","type":"group","currency":"EUR","base_price":1.5}',
      400,
    ],
    ['a name of blanks', '{"name":"   ","type":"group","currency":"EUR"}', 400],
    ['a broken surrogate', '{"name":"\\ud800","type":"group","currency":"EUR"}', 400],
    ['a value that is none of ours', '{"name":"a","type":"yoga","currency":"EUR"}', 400],
  ])('%s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test('too much of it', async () => {
    expect((await post(JSON.stringify({ name: 'a'.repeat(2_000_000) }))).status).toBe(413);
  });

  test('another media type', async () => {
    expect((await post('name=a', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  });

  test('ids, cursors and dates that are none', async () => {
    const owner = await person(server, await buildClub(server.db), 'owner');
    for (const path of [
      '/api/classes/types/x/',
      '/api/classes/types/%00/',
      '/api/classes/my_classes/?cursor=abc',
      '/api/clients/?limit=9999',
    ])
      expect((await owner.get(path)).status, path).toBe(400);
  });
});

describe('limits', () => {
  test('too many requests from one address are told when to come back', async () => {
    const replies = [];
    for (let i = 0; i < 8; i++) replies.push(await limited.as().get('/api/me/'));
    const refused = replies.filter((reply) => reply.status === 429);
    expect(refused.length).toBe(3);
    expect(refused[0]).toMatchObject({ body: { code: 'request.rate_limited' } });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a client that never finishes its head or its body is cut', async () => {
    const head = raw(server.url, 'GET /api/health/live/ HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const body = raw(
      server.url,
      'POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"em',
    );
    for (const answer of await Promise.all([head, body]))
      expect(answer === '' || answer.includes('408')).toBe(true);
  }, 60_000);
});

describe('the boot', () => {
  test('stops at an endpoint that declares no permission, or one that does not exist', async () => {
    const { default: fastify } = await import('fastify');
    const boot = (config: object) => {
      const app = fastify();
      useContext(app, { permissions: new Set(['a.known']) } as never);
      app.get('/api/x/', { config } as never, async () => ({}));
    };
    expect(() => boot({})).toThrow(/declares no permission/);
    expect(() => boot({ permission: 'a.unknown' })).toThrow(/unknown permission/);
    expect(() => boot({ permission: 'a.known' })).not.toThrow();
  });
});
