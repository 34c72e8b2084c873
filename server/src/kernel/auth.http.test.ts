import { describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';

const server = useServer();

describe('signing in', () => {
  test('a program without an Origin signs in and uses the token', async () => {
    const { email } = await server.signUp();
    const reply = await server.as().post('/api/auth/sign-in/email', { email, password: 'a long password' });
    expect(reply.status).toBe(200);
    const me = await server.as({ authorization: `Bearer ${reply.body.token}` }).get('/api/me/');
    expect(me.body.user.email).toBe(email);
  });

  test('a page of another site may neither sign in nor write', async () => {
    const { email, token } = await server.signUp();
    const origin = { origin: 'https://evil.example' };
    expect(
      (await server.as(origin).post('/api/auth/sign-in/email', { email, password: 'a long password' }))
        .status,
    ).toBe(403);
    const write = await server
      .as({ ...origin, authorization: `Bearer ${token}` })
      .patch('/api/me/', { name: 'X' });
    expect(write).toMatchObject({ status: 403, body: { code: 'request.origin' } });
  });

  test('after signing out the token is worth nothing at once', async () => {
    const { token } = await server.signUp();
    const headers = { authorization: `Bearer ${token}` };
    expect((await server.as(headers).get('/api/me/')).body.user).not.toBeNull();
    await server.as(headers).post('/api/auth/sign-out', {});
    expect((await server.as(headers).get('/api/me/')).body.user).toBeNull();
  });

  test('a stranger cannot make themselves staff', async () => {
    const reply = await server.as().post('/api/auth/sign-up/email', {
      name: 'X',
      email: 'staff@example.test',
      password: 'a long password',
      is_staff: true,
    });
    const { rows } = await server.owner.query(
      "select is_staff from users where email = 'staff@example.test'",
    );
    expect(reply.status === 200 ? rows[0].is_staff : false).toBe(false);
  });
});
