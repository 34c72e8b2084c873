import { expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { codeOf } from '../../../test/totp.ts';

const server = useServer();
const password = 'a long password';

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');

test('a second factor is asked for from the first code on, and a backup code does once', async () => {
  const { email, token } = await server.signUp();
  const begun = await server
    .as({ authorization: `Bearer ${token}` })
    .post('/api/auth/two-factor/enable', { password });
  expect(begun.status).toBe(200);
  const { totpURI, backupCodes } = begun.body;
  const first = await server
    .as({ authorization: `Bearer ${token}` })
    .post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  expect(first.status).toBe(200);

  const asked = await server.as().post('/api/auth/sign-in/email', { email, password });
  expect(asked).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
  expect(asked.body.token).toBeUndefined();
  const half = server.as({ cookie: cookiesOf(asked.headers) });
  expect((await half.get('/api/me/')).body.user).toBeNull();
  const wrong = await half.post('/api/auth/two-factor/verify-totp', { code: '000000' });
  expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.invalid_code' } });
  expect(wrong.body.errors).toMatchObject([{ path: '/code', code: 'wrong_code' }]);
  const whole = await half.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  expect(whole.status).toBe(200);
  const me = await server.as({ authorization: `Bearer ${whole.body.token}` }).get('/api/me/');
  expect(me.body.user.email).toBe(email);

  const code = backupCodes[0];
  const tries = [];
  for (let n = 0; n < 2; n++) {
    const again = await server.as().post('/api/auth/sign-in/email', { email, password });
    const reply = await server
      .as({ cookie: cookiesOf(again.headers) })
      .post('/api/auth/two-factor/verify-backup-code', { code });
    tries.push(reply.status);
  }
  expect(tries).toEqual([200, 401]);
});
