import { describe, expect, test } from 'vitest';
import { ask } from '../../../test/plain-http.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer({ publicUrl: 'https://classes.example.org', hosts: ['desk.lan'] });

const as = (host: string, path = '/api/me/', headers = {}) =>
  ask(server.url + path, { headers: { host, ...headers } });

describe('what is asked of another name', () => {
  test.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '8.8.8.8'])(
    'of %s is refused before anything is looked at',
    async (host) => {
      const refused = { status: 421, body: { code: 'request.host' } };
      expect(await as(host)).toMatchObject(refused);
      expect((await as(host)).type).toContain('application/problem+json');
      expect(await as(host, '/')).toMatchObject(refused);
      expect(await as(host, '/api/clients/')).toMatchObject(refused);
      const form = { name: 'X', email: 'x@example.test', password: 'a long password' };
      const signUp = await ask(`${server.url}/api/auth/sign-up/email`, {
        ...{ method: 'POST', headers: { host, origin: `http://${host}` }, body: form },
      });
      expect(signUp).toMatchObject(refused);
      const { rows } = await server.owner.query('select from users');
      expect(rows).toEqual([]);
    },
  );

  test('is refused for live channels too', async () => {
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    expect(await as('evil.example', '/api/live/', { ...upgrade, ...key })).toMatchObject({ status: 421 });
  });

  test('is answered when it asks whether the server lives', async () => {
    expect((await as('pod-17', '/api/health/live/')).status).toBe(200);
  });

  test('is not refused under the names and addresses of the installation', async () => {
    const hosts = [
      'classes.example.org',
      'desk.lan:3000',
      'localhost:3000',
      '127.0.0.1',
      '192.168.1.20:3000',
    ];
    for (const host of hosts) expect((await as(host)).status, host).toBe(200);
  });

  test('is not hidden by what only a proxy may say', async () => {
    const forged = { 'x-forwarded-host': 'classes.example.org' };
    expect((await as('evil.example', '/api/me/', forged)).status).toBe(421);
  });
});
