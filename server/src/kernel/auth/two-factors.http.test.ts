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

const account = async () => {
  const { email, token } = await server.signUp();
  return { email, asked: server.as({ authorization: `Bearer ${token}` }) };
};

test('a wrong password is told at its field, before a second factor is begun, made anew or given up', async () => {
  const { asked } = await account();
  for (const deed of ['enable', 'disable']) {
    const reply = await asked.post(`/api/auth/two-factor/${deed}`, { password: 'not the password' });
    expect(reply, deed).toMatchObject({
      status: 400,
      body: { code: 'auth.invalid_password', errors: [{ path: '/password', code: 'wrong_password' }] },
    });
  }
  const change = { currentPassword: 'not the password', newPassword: 'another password' };
  const reply = await asked.post('/api/auth/change-password', change);
  expect(reply.body.errors).toMatchObject([{ path: '/currentPassword', code: 'wrong_password' }]);
});

test('a second factor that is begun several times at once is one, of which a code counts', async () => {
  const { email, asked } = await account();
  const begun = await Promise.all(
    [1, 2, 3].map(() => asked.post('/api/auth/two-factor/enable', { password })),
  );
  expect(begun.map((one) => one.status)).toEqual([200, 200, 200]);
  const { rows } = await server.owner.query(
    'select t.id from user_two_factors t join users u on u.id = t.user_id where u.email = $1',
    [email],
  );
  expect(rows).toHaveLength(1);
  // Begun once more, as whoever sees two of them does: what is shown last counts.
  const last = await asked.post('/api/auth/two-factor/enable', { password });
  const code = codeOf(last.body.totpURI);
  expect((await asked.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
});

test('a second step that is too late is told apart from a wrong code', async () => {
  const { email, asked } = await account();
  const begun = await asked.post('/api/auth/two-factor/enable', { password });
  const code = () => codeOf(begun.body.totpURI);
  await asked.post('/api/auth/two-factor/verify-totp', { code: code() });
  // The proof of the first sign-in is replaced by a new one, in the same moment everywhere.
  expect((await asked.get('/api/me/')).body.user).toBeNull();
  const over = { status: 401, body: { code: 'auth.second_step_over' } };
  const first = await server.as().post('/api/auth/sign-in/email', { email, password });
  const half = server.as({ cookie: cookiesOf(first.headers) });
  await server.owner.query(
    `update user_verifications set expires_at = now() - interval '1 second'
      where value = (select id::text from users where email = $1) or identifier like '2fa-attempts-%'`,
    [email],
  );
  for (const kind of ['totp', 'backup-code'])
    for (const said of [code(), '000000'])
      expect(await half.post(`/api/auth/two-factor/verify-${kind}`, { code: said })).toMatchObject(over);
  const nobody = await server.as().post('/api/auth/two-factor/verify-totp', { code: code() });
  expect(nobody).toMatchObject(over);
});

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
  const whole = await half.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI, 1) });
  expect(whole.status).toBe(200);
  const me = await server.as({ authorization: `Bearer ${whole.body.token}` }).get('/api/me/');
  expect(me.body.user.email).toBe(email);

  // As it is typed from a piece of paper; in whatever way the second time.
  const code = backupCodes[0].toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
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

/** An account with a second factor, and as many sign-ins that have done the first step. */
async function halfSignedIn(many: number) {
  const { email, asked } = await account();
  const begun = await asked.post('/api/auth/two-factor/enable', { password });
  const { totpURI } = begun.body;
  const first = await asked.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  expect(first.status).toBe(200);
  await server.owner.query('update user_two_factors set last_step = null');
  const halves = await Promise.all(
    Array.from({ length: many }, async () => {
      const { headers } = await server.as().post('/api/auth/sign-in/email', { email, password });
      return server.as({ cookie: cookiesOf(headers) });
    }),
  );
  return { email, totpURI, halves };
}

test('a code counts once: not when it is said again, nor one of before, nor of two at once', async () => {
  const { email, totpURI, halves } = await halfSignedIn(6);
  const [first, again, ...rest] = halves as [(typeof halves)[0], (typeof halves)[0]];
  const say = (half: typeof first, code: string) => half.post('/api/auth/two-factor/verify-totp', { code });
  const code = codeOf(totpURI);
  expect((await say(first, code)).status).toBe(200);
  const refused = await say(again, code);
  expect(refused).toMatchObject({ status: 401, body: { code: 'auth.code_used' } });
  expect(refused.body.errors).toMatchObject([{ path: '/code', code: 'used_code' }]);
  const next = codeOf(totpURI, 1);
  // Whoever waits for the next one goes on where they were.
  const both = await Promise.all([again, ...rest].map((half) => say(half, next)));
  expect(both.map((one) => one.status).sort()).toEqual([200, 401, 401, 401, 401]);
  const { rows } = await server.owner.query(
    'select count(*)::int as many from user_sessions s join users u on u.id = s.user_id where u.email = $1',
    [email],
  );
  // The one that turned it on, and one for each code.
  expect(rows).toEqual([{ many: 3 }]);
});

test('control: where the half minute is not kept, two at once sign in with one code', async () => {
  await server.owner.query(`
    create function forget_step() returns trigger language plpgsql as $$ begin new.last_step := null; return new; end $$;
    create trigger forget_step before update on user_two_factors for each row execute function forget_step();`);
  const { totpURI, halves } = await halfSignedIn(2);
  const code = codeOf(totpURI, 1);
  const both = await Promise.all(
    halves.map((half) => half.post('/api/auth/two-factor/verify-totp', { code })),
  );
  await server.owner.query('drop function forget_step() cascade');
  expect(both.map((one) => one.status)).toEqual([200, 200]);
});

test('another secret has used no code yet', async () => {
  const { asked } = await account();
  const begin = async () =>
    (await asked.post('/api/auth/two-factor/enable', { password })).body.totpURI as string;
  const say = (totpURI: string) => asked.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  await begin();
  await server.owner.query('update user_two_factors set last_step = 1::bigint << 40');
  expect((await say(await begin())).status).toBe(200);
});
