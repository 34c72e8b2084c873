import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickPasswords } from '../../../test/passwords.ts';
import { type Middleman, startProxy } from '../../../test/proxy.ts';
import { useServer } from '../../../test/server.ts';
import { createApp } from '../../app.ts';
import { createAuth } from '../auth.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { createMailer } from '../mail.ts';
import type { App } from './app.ts';

const server = useServer();
let proxy: Middleman;
let app: App;
let url: string;
let db: Database;
const closing: (() => unknown)[] = [];

/** A second server, whose database is behind a proxy that can take it away. */
beforeAll(async () => {
  proxy = await startProxy(server.appUrl);
  db = openDatabase({ url: proxy.url, max: 2 });
  const shared = { secret: 'x'.repeat(40), publicUrl: 'http://127.0.0.1' };
  const mailer = createMailer(undefined, '');
  const auth = createAuth({ ...shared, db, mailer, log: () => {}, passwords: quickPasswords });
  app = await createApp({
    mailer,
    ...{ ...shared, db, auth, bus: server.bus, clock: server.clock },
    ...{ version: 'test', logLevel: 'silent', requestsPerMinute: 10_000 },
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  closing.push(proxy.close, db.close, () => app.close());
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('while the database is away, sign-in and whoever is not known yet are told so as everybody else is', async () => {
  const { email, token } = await server.signUp();
  const body = JSON.stringify({ email, password: 'a long password' });
  const signIn = () =>
    fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  const me = () => fetch(`${url}/api/me/`, { headers: { authorization: `Bearer ${token}` } });
  expect((await signIn()).status).toBe(200);
  for (const how of ['away', 'starting'] as const) {
    proxy.goDown(how);
    for (const answer of [await signIn(), await me(), await fetch(`${url}/api/health/ready/`)]) {
      expect([how, answer.url, answer.status]).toEqual([how, answer.url, 503]);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(await answer.json()).toMatchObject({ code: 'service.database_unavailable' });
    }
    proxy.comeBack();
  }
  await expect.poll(async () => (await signIn()).status, { timeout: 10_000 }).toBe(200);
  const wrong = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'another password' }),
  });
  expect(wrong.status).toBe(401);
});

test('readiness does not wait for a database that is frozen, and is back with it', async () => {
  const asked = () => fetch(`${url}/api/health/ready/`);
  const ready = async () => (await asked()).status;
  expect(await (await asked()).json()).toEqual({
    status: 'ok',
    worker: 'gone',
    backup: 'off',
    replica: 'off',
  });
  expect(await ready()).toBe(200);
  proxy.freeze();
  let answered = false;
  const stalled = db.pool.query('select 1').then(
    () => {},
    () => {
      answered = true;
    },
  );
  expect([await ready(), await ready(), answered]).toEqual([503, 503, false]);
  proxy.goDown('away');
  proxy.comeBack();
  await stalled;
  await expect.poll(ready, { timeout: 20_000 }).toBe(200);
});
