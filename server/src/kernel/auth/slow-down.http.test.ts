import { describe, expect, test } from 'vitest';
import { startBeside, useServer } from '../../../test/server.ts';
import { forgetSignIns } from '../forget.ts';
import { usualRetention } from '../retention.ts';

const server = useServer({ authPerMinute: 1_000_000, trustProxy: ['loopback'] });
const password = 'a long password';

interface From {
  address?: string;
  cookie?: string;
}
const guess = (
  email: string,
  { address = '203.0.113.1', cookie = '' }: From = {},
  word = 'a wrong password',
) =>
  server
    .as({ 'x-forwarded-for': address, cookie })
    .post('/api/auth/sign-in/email', { email, password: word });

const guessOften = async (email: string, times: number, from: From = {}) => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push((await guess(email, from)).status);
  return statuses;
};
const deviceOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((it) => it.split(';')[0] as string)
    .find((it) => it.startsWith('bandeja.device=')) as string;

describe('guessing a password', () => {
  test('is slowed down more and more, for whoever guesses', async () => {
    const { email } = await server.signUp();
    expect(await guessOften(email, 10)).toEqual(Array(10).fill(401));
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) {
      const refused = await guess(email);
      expect(refused).toMatchObject({ status: 429, body: { code: 'auth.slow_down' } });
      const seconds = Number(refused.headers.get('retry-after'));
      expect(refused.body.params).toEqual({ seconds });
      waits.push(seconds);
      server.clock.advance(seconds * 1_000);
      expect((await guess(email)).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    // The right password is slowed down too: nobody may learn from it which one it was.
    expect((await guess(email, {}, password)).status).toBe(429);
    server.clock.advance(2 * 3_600_000);
    expect((await guess(email, {}, password)).status).toBe(200);
  });

  test('many at once are as many as one after the other', async () => {
    const { email } = await server.signUp();
    const tries = await Promise.all(Array.from({ length: 30 }, () => guess(email)));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test('is counted once for all processes', async () => {
    const { email } = await server.signUp();
    const beside = await startBeside(server);
    const body = { email, password: 'a wrong password' };
    try {
      for (let n = 0; n < 5; n++) {
        expect((await server.as().post('/api/auth/sign-in/email', body)).status).toBe(401);
        expect((await beside.as().post('/api/auth/sign-in/email', body)).status).toBe(401);
      }
      expect((await beside.as().post('/api/auth/sign-in/email', body)).status).toBe(429);
      expect((await server.as().post('/api/auth/sign-in/email', body)).status).toBe(429);
    } finally {
      await beside.close();
    }
  });

  test('from elsewhere keeps nobody out: not another network, nor a device that is known', async () => {
    const { email } = await server.signUp();
    const here = { address: '198.51.100.7' };
    const cookie = deviceOf((await guess(email, here, password)).headers);
    expect(await guessOften(email, 11)).toContain(429);
    expect((await guess(email, here, password)).status).toBe(200);
    // The same café: its network is slowed down, the device in it is not.
    expect(await guessOften(email, 11, here)).toContain(429);
    expect((await guess(email, here, password)).status).toBe(429);
    expect((await guess(email, { ...here, cookie }, password)).status).toBe(200);
  });

  test('says the same of an address without an account', async () => {
    expect(await guessOften('nobody@example.test', 11)).toEqual([...Array(10).fill(401), 429]);
  });

  test('a proof for one account, or a made-up one, is none for another', async () => {
    const [mine, other] = [await server.signUp(), await server.signUp()];
    const cookie = deviceOf((await guess(mine.email, {}, password)).headers);
    expect(await guessOften(other.email, 11, { cookie })).toContain(429);
    const forged = `${cookie.slice(0, -5)}AAAAA`;
    expect(await guessOften(mine.email, 11, { cookie: forged })).toContain(429);
  });

  test('right passwords in a row are no guesses', async () => {
    const { email } = await server.signUp();
    for (let n = 0; n < 15; n++) expect((await guess(email, {}, password)).status).toBe(200);
    expect(await guessOften(email, 10)).toEqual(Array(10).fill(401));
  });

  test('is slowed down for a stolen sign-in too', async () => {
    const { token } = await server.signUp();
    const change = (currentPassword: string) =>
      server
        .as({ authorization: `Bearer ${token}` })
        .post('/api/auth/change-password', { currentPassword, newPassword: 'another password' });
    for (let n = 0; n < 10; n++) expect((await change(`wrong ${n}`)).status).toBe(400);
    expect(await change(password)).toMatchObject({ status: 429, body: { code: 'auth.slow_down' } });
  });

  test('is not forgiven by a page to go to that is refused before the password is looked at', async () => {
    const { email } = await server.signUp();
    const body = { email, password: 'a wrong password', callbackURL: '/a%2fb' };
    expect(await guessOften(email, 10)).toEqual(Array(10).fill(401));
    const caller = server.as({ 'x-forwarded-for': '203.0.113.1' });
    server.clock.advance(10_000);
    expect((await guess(email)).status).toBe(401);
    expect((await caller.post('/api/auth/sign-in/email', body)).status).toBe(400);
    expect((await guess(email)).status).toBe(429);
  });

  test('is not forgiven by a new password that is refused before the old one is looked at', async () => {
    const { token } = await server.signUp();
    const change = (currentPassword: string, newPassword: string) =>
      server
        .as({ authorization: `Bearer ${token}` })
        .post('/api/auth/change-password', { currentPassword, newPassword });
    for (let n = 0; n < 9; n++) expect((await change(`wrong ${n}`, 'another password')).status).toBe(400);
    // 128 characters that are 256 units of UTF-16: better-auth counted those, and refused them by itself.
    expect((await change('wrong', '\u{1F600}'.repeat(128))).body.code).toBe('auth.invalid_password');
    expect((await change('wrong', 'another password')).status).toBe(429);
  });

  test('is forgotten by the next night', async () => {
    await guess('late@example.test');
    server.clock.advance(25 * 3_600_000);
    const { db, bus, clock } = server;
    await forgetSignIns({ db, bus, clock, retention: usualRetention } as never);
    const { rows } = await server.owner.query('select from sign_in_tries');
    expect(rows).toEqual([]);
  });

  test('a clock that is put back keeps nobody out', async () => {
    const { email } = await server.signUp();
    await guessOften(email, 11);
    server.clock.advance(-2 * 3_600_000);
    expect((await guess(email)).status).toBe(401);
  });
});
