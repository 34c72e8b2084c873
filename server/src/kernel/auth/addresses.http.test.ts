import { describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';

const strangers = useServer({ authPerMinute: 20, trustProxy: ['10.0.0.0/8'] });
const behind = useServer({ authPerMinute: 20, trustProxy: ['loopback'] });

/** As many requests for sign-in, each with another X-Forwarded-For. */
async function rotate(server: typeof behind, headerOf: (n: number) => string): Promise<number> {
  const { email } = await server.signUp();
  let refused = 0;
  for (let n = 0; n < 30; n++) {
    const reply = await server
      .as({ 'x-forwarded-for': headerOf(n) })
      .post('/api/auth/sign-in/email', { email, password: 'a long password' });
    if (reply.status === 429) refused++;
  }
  return refused;
}

describe('the limit on signing in', () => {
  test('is not passed by a header that anybody can send', async () => {
    expect(await rotate(strangers, (n) => `203.0.113.${n}`)).toBeGreaterThanOrEqual(10);
  });

  test('is not passed by what a client puts before the word of the proxy', async () => {
    expect(await rotate(behind, (n) => `192.0.2.${n}, 198.51.100.7`)).toBeGreaterThanOrEqual(10);
  });

  test('is not passed by the many addresses of one IPv6 customer', async () => {
    expect(await rotate(behind, (n) => `2001:db8:1:2::${n}`)).toBeGreaterThanOrEqual(10);
  });

  test('counts those behind the proxy apart', async () => {
    expect(await rotate(behind, (n) => `198.51.100.${100 + n}`)).toBe(0);
  });
});
