import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ask } from '../../../test/plain-http.ts';
import { type TestServer, useServer } from '../../../test/server.ts';
import { setupCode } from '../../kernel/setup-code.ts';

const quick = useServer();
const published = useServer({ publicUrl: 'https://classes.example.org' });
const proxied = useServer({ trustProxy: ['loopback'] });

const code = setupCode('x'.repeat(40));
const club = {
  ...{ name: 'Ana Ruiz', email: 'ana@example.test', password: 'a long password', locale: 'es' },
  ...{ organization_name: 'Pádel Río', club_name: 'Norte', timezone: 'Europe/Madrid', currency: 'EUR' },
};

const nothingMade = async ({ owner }: TestServer) => {
  const { rows } = await owner.query(
    'select (select count(*)::int from organizations) as organizations, (select count(*)::int from users) as users',
  );
  expect(rows).toEqual([{ organizations: 0, users: 0 }]);
};

/** Everything that makes a club or tells its passwords is refused to whoever comes so. */
async function expectRefused(server: TestServer, headers: Record<string, string>): Promise<void> {
  const stranger = { headers: { host: new URL(server.url).host, ...headers } };
  const asked = await ask(`${server.url}/api/setup/`, stranger);
  expect(asked.body).toEqual({ needed: true, code_needed: true });
  for (const [path, body] of [
    ['/api/setup/', club],
    ['/api/setup/demo/', {}],
    ['/api/setup/code/', { setup_code: '' }],
  ] as const) {
    const send = (more: object) =>
      ask(server.url + path, { ...stranger, method: 'POST', body: { ...body, ...more } });
    expect(await send({})).toMatchObject({
      ...{ status: 403, body: { code: 'setup.code_needed', errors: [{ path: '/setup_code' }] } },
    });
    for (const setup_code of ['AAAAA-AAAAA', code.slice(1), `${code}A`, code.slice(0, 5), 'Ñ2'])
      expect(await send({ setup_code })).toMatchObject({ status: 403, body: { code: 'setup.wrong_code' } });
    expect(await send({ setup_code: '--' })).toMatchObject({
      status: 403,
      body: { code: 'setup.code_needed' },
    });
  }
  await nothingMade(server);
}

describe('a fresh installation', () => {
  test.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-for', '127.0.0.1'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '203.0.113.9'],
    ['host', '192.168.1.20:3000'],
  ])('belongs to nobody who comes through a proxy: %s: %s', async (name, value) => {
    await expectRefused(quick, { [name]: value });
  });

  test('belongs to nobody who comes through a proxy of the old kind', async () => {
    const { port } = new URL(quick.url);
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET /api/setup/ HTTP/1.0\r\nHost: localhost\r\n\r\n'),
      );
      socket.on('data', (part) => {
        text += part;
      });
      socket.on('close', () => resolve(text));
    });
    expect(said).toContain('"code_needed":true');
  });

  test('that has a public address, or a proxy that it trusts, knows nobody as sitting at it', async () => {
    await expectRefused(published, {});
    await expectRefused(proxied, {});
  });

  test('belongs to whoever says the code, as one types it', async () => {
    const stranger = published.as({ 'x-forwarded-for': '203.0.113.9' });
    expect((await stranger.post('/api/setup/code/', { setup_code: code.toLowerCase() })).status).toBe(204);
    await nothingMade(published);
    const reply = await published
      .as({ 'x-forwarded-for': '203.0.113.9' })
      .post('/api/setup/', { ...club, setup_code: ` ${code.toLowerCase().replace('-', ' ')} ` });
    expect(reply.status).toBe(201);
    expect((await published.as().get('/api/setup/')).body).toEqual({ needed: false });
    const late = await stranger.post('/api/setup/code/', { setup_code: code });
    expect(late).toMatchObject({ status: 409, body: { code: 'setup.done' } });
    const again = await published.as().post('/api/setup/', { ...club, setup_code: code });
    expect(again).toMatchObject({ status: 409, body: { code: 'setup.done' } });
  });

  test('belongs to whoever sits at it', async () => {
    expect((await quick.as().get('/api/setup/')).body).toEqual({ needed: true });
    expect((await quick.as().post('/api/setup/', club)).status).toBe(201);
  });

  test('has a code that another secret does not have', () => {
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(setupCode('y'.repeat(40))).not.toBe(code);
  });
});
