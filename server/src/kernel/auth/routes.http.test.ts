import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { operationsOf, requestFor } from '../../../test/twin/requests.ts';
import { openApiDocument } from '../http/openapi.ts';

const server = useServer({ authPerMinute: 1_000_000 });
const password = 'a long password';

async function signedIn() {
  const user = await server.signUp();
  return { ...user, caller: server.as({ authorization: `Bearer ${user.token}` }) };
}
const pathsOf = (reply: { body: { errors?: { path: string; code: string }[] } }) =>
  reply.body.errors?.map(({ path, code }) => `${path} ${code}`);

describe('what better-auth is asked', () => {
  test.each([
    ['an empty name', { name: '' }, '/name empty'],
    ['a name of blanks', { name: '  ' }, '/name empty'],
    ['no name', { name: null }, '/name type'],
    ['a name that is a list', { name: ['a'] }, '/name type'],
    ['a name of 50,000 characters', { name: 'x'.repeat(50_000) }, '/name too_long'],
    ['a name that cannot be stored', { name: 'a\0b' }, '/name not_storable'],
    ['a language that is none', { locale: 'xx' }, '/locale enum'],
    ['a language that is nothing', { locale: null }, '/locale type'],
    ['a key that nobody knows', { name: 'Ana', nickname: 'A' }, '/nickname unknown_property'],
    ['rights', { is_staff: true }, '/is_staff unknown_property'],
    ['another address', { email: 'x@example.test' }, '/email unknown_property'],
    ['nothing at all', {}, ' empty'],
  ])('by a change of %s is refused with where and why', async (_what, body, where) => {
    const { caller, user_id } = await signedIn();
    const before = await server.owner.query('select * from users where id = $1', [user_id]);
    const reply = await caller.post('/api/auth/update-user', body);
    expect([reply.status, reply.body.code]).toEqual([400, 'request.invalid']);
    expect(pathsOf(reply)).toContain(where);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    const after = await server.owner.query('select * from users where id = $1', [user_id]);
    expect(after.rows).toEqual(before.rows);
  });

  test.each([
    ['no name', { name: undefined }, '/name required'],
    ['an empty name', { name: '' }, '/name empty'],
    ['a name that is too long', { name: 'x'.repeat(201) }, '/name too_long'],
    ['a wrong language', { locale: 'xx' }, '/locale enum'],
    ['no address', { email: 'nobody' }, '/email format'],
    ['an address that is too long', { email: `${'x'.repeat(300)}@example.test` }, '/email too_long'],
    ['a short password', { password: 'short' }, '/password too_short'],
    ['a password of 60,000 characters', { password: 'x'.repeat(60_000) }, '/password too_long'],
    ['a password that is a number', { password: 12345678 }, '/password type'],
    ['rights', { is_staff: true }, '/is_staff unknown_property'],
    ['a page of another site', { callbackURL: 'https://evil.example/' }, '/callbackURL pattern'],
    ['a page of another site in disguise', { callbackURL: '//evil.example/' }, '/callbackURL pattern'],
    ['a separator in disguise', { callbackURL: '/a%5Cb' }, '/callbackURL pattern'],
    ['a control character', { callbackURL: '/a\u0085' }, '/callbackURL pattern'],
  ])('by a sign-up with %s is refused with where and why', async (_what, wrong, where) => {
    const body = { name: 'Ana', email: 'never@example.test', password, ...wrong };
    const reply = await server.as().post('/api/auth/sign-up/email', body);
    expect([reply.status, reply.body.code]).toEqual([400, 'request.invalid']);
    expect(pathsOf(reply)).toContain(where);
    const { rows } = await server.owner.query(`select from users where email like '%never@%'`);
    expect(rows).toEqual([]);
  });

  test('comes as JSON, and as nothing else', async () => {
    const send = (type: string, body: string) =>
      server.as().post('/api/auth/sign-in/email', body, { 'content-type': type });
    const broken = await send('application/json', '{"email": "a@');
    expect(broken).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'a/b'])
      expect(await send(type, 'email=a')).toMatchObject({
        status: 415,
        body: { code: 'request.media_type' },
      });
    for (const body of ['[]', '1', '"x"', 'true'])
      expect(await send('application/json', body)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
  });

  test('is refused in our words', async () => {
    const { email, caller } = await signedIn();
    const wrong = await server.as().post('/api/auth/sign-in/email', { email, password: 'not the password' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.invalid_email_or_password' } });
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    const again = await server.as().post('/api/auth/sign-up/email', { name: 'A', email, password });
    expect(again).toMatchObject({
      status: 422,
      body: { code: 'auth.user_already_exists', errors: [{ path: '/email', code: 'account_exists' }] },
    });
    const change = await caller.post('/api/auth/change-password', {
      ...{ currentPassword: 'not the password', newPassword: 'another password' },
    });
    expect(change).toMatchObject({ status: 400, body: { code: 'auth.invalid_password' } });
    expect(await server.as().get('/api/auth/list-sessions')).toMatchObject({
      ...{ status: 401, body: { code: 'signed_out' } },
    });
  });

  test('is not there when the product does not use it', async () => {
    const { caller } = await signedIn();
    for (const path of [
      'sign-in/social',
      'link-social',
      'delete-user',
      'update-session',
      'two-factor/send-otp',
    ])
      expect(await caller.post(`/api/auth/${path}`, {})).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    for (const path of ['error', 'ok', 'list-accounts', 'callback/google', 'nothing', ''])
      expect(await caller.get(`/api/auth/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
  });

  test('with an address that only better-auth refuses says which field it was', async () => {
    const reply = await server
      .as()
      .post('/api/auth/sign-up/email', { name: 'Ana', email: 'a!b@example.test', password });
    expect(reply).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(pathsOf(reply)).toEqual(['/email format']);
  });

  test('of a database that is full says so, as everywhere: nothing is wrong with what was sent', async () => {
    await server.owner.query(`
      create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
      create trigger full_disk before insert on users for each row execute function full_disk()`);
    const signUp = () =>
      server.as().post('/api/auth/sign-up/email', { name: 'Ana', email: 'full@example.test', password });
    const refused = await signUp().finally(() =>
      server.owner.query('drop trigger full_disk on users; drop function full_disk()'),
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'service.database_unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signUp()).status).toBe(200);
  });

  test('with an address of its own in the headers is not believed', async () => {
    const { email } = await server.signUp();
    const forged = { 'x-bandeja-ip': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' };
    const { body } = await server.as(forged).post('/api/auth/sign-in/email', { email, password });
    const { rows } = await server.owner.query('select ip_address from user_sessions where token = $1', [
      body.token,
    ]);
    expect(rows).toEqual([{ ip_address: '127.0.0.1' }]);
  });

  test('lists where one is signed in with little of each browser, and ends all others, however many', async () => {
    const { email } = await server.signUp();
    const browser = { 'user-agent': 'U'.repeat(10_000) };
    const { body } = await server.as(browser).post('/api/auth/sign-in/email', { email, password });
    await server.owner.query(
      `insert into user_sessions (id, user_id, token, expires_at, user_agent)
       select gen_random_uuid(), user_id, 'another ' || gen_random_uuid(), expires_at, user_agent
         from user_sessions, generate_series(1, 1200) where token = $1`,
      [body.token],
    );
    const caller = server.as({ authorization: `Bearer ${body.token}` });
    const list = await caller.get('/api/auth/list-sessions');
    expect(JSON.stringify(list.body).length).toBeLessThan(1_000_000);
    expect((await caller.post('/api/auth/revoke-other-sessions')).status).toBe(200);
    const { rows } = await server.owner.query('select token from user_sessions where user_id = $1', [
      body.user.id,
    ]);
    expect(rows).toEqual([{ token: body.token }]);
  });

  test('answers as the document says', async () => {
    const { caller, email } = await signedIn();
    expect((await caller.get('/api/auth/get-session')).body).toMatchObject({ user: { email, locale: 'es' } });
    const nobody = await server.as().get('/api/auth/get-session');
    expect([nobody.status, nobody.body]).toEqual([200, null]);
    expect((await caller.get('/api/auth/list-sessions')).body).toHaveLength(1);
    expect((await caller.post('/api/auth/update-user', { name: 'Otra' })).status).toBe(200);
    expect((await caller.get('/api/me/')).body.user.name).toBe('Otra');
    expect((await caller.post('/api/auth/sign-out')).body).toEqual({ success: true });
    expect((await caller.get('/api/me/')).body.user).toBeNull();
  });

  test('stands in the document, and in no strange form is it a server error', async () => {
    const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
    const operations = operationsOf(document).filter(({ path }) => path.startsWith('/api/auth/'));
    expect(operations.length).toBeGreaterThan(20);
    const failures: string[] = [];
    for (const operation of operations) {
      const { token } = await signedIn();
      const request = requestFor(operation, () => 'x', { token: 'x' });
      const bodies = fc.sample(fc.json(), { numRuns: 10, seed: 20261125 });
      for (const body of [JSON.stringify(request.body), ...bodies]) {
        const isGet = operation.method === 'GET';
        const query = isGet ? `?token=${encodeURIComponent(body)}` : '';
        const { status } = await fetch(`${server.url}${request.path.split('?')[0]}${query}`, {
          ...{ method: operation.method, redirect: 'manual' as const },
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(!isGet && { body }),
        });
        if (status >= 500) failures.push(`${request.path} ${body} → ${status}`);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);
});

describe('an address that is none', () => {
  test.each([
    ['/api/public/%00/', 400],
    ['/api/public/a%00b/clubs/', 400],
    ['/api/public/%zz/', 400],
    ['/api/clubs/%E0%A4%A/', 400],
    ['/api/auth/%', 400],
    ['/api/auth/reset-password/%00', 400],
    ['/api/classes/sessions/?from=%00', 400],
    ['/%zz', 400],
  ])('%s is refused with a problem', async (path, status) => {
    const reply = await server.as().get(path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      ...[status, 'application/problem+json; charset=utf-8'],
    ]);
  });
});
