import { describe, expect, test } from 'vitest';
import { deedOf, useMailbox } from '../../../test/mailbox.ts';
import { useServer } from '../../../test/server.ts';

const mailbox = useMailbox();
const server = useServer({ mailbox });
mailbox.deliverFor(server);

const password = 'a long password';
const signIn = (email: string) => server.as().post('/api/auth/sign-in/email', { email, password });

const open = (link: string, cookie = '') => {
  const { path, body } = deedOf(link);
  return fetch(server.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: JSON.stringify(body) },
    headers: { cookie, 'content-type': 'application/json', origin: server.url },
  });
};
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
const userOf = async (cookie: string) => (await server.as({ cookie }).get('/api/me/')).body.user;

async function signUp(email: string, callbackURL = '/') {
  return server.as().post('/api/auth/sign-up/email', { name: 'Ana', email, password, callbackURL });
}

describe('where mail can be sent, a new account', () => {
  test('signs in once its address is confirmed, and the link does it', async () => {
    const email = 'ana@example.test';
    const made = await signUp(email, '/sign-in?invitation=x');
    expect(made.body.token).toBeNull();
    // Before the attempt, which sends a link of its own: either may be the first to arrive.
    const [link = ''] = await mailbox.links(email);
    expect(await signIn(email)).toMatchObject({ status: 403, body: { code: 'auth.email_not_verified' } });
    const opened = await open(link);
    expect(opened.status).toBe(200);
    expect(deedOf(link).body.callbackURL).toBe('/sign-in?invitation=x');
    expect(await userOf(cookieOf(opened))).toMatchObject({ email });
    expect((await signIn(email)).status).toBe(200);
  });

  test('is nobody’s way in: a link that was used signs nobody in again', async () => {
    const email = 'ben@example.test';
    await signUp(email);
    const [link = ''] = await mailbox.links(email);
    await open(link);
    expect(await userOf(cookieOf(await open(link)))).toBeNull();
    expect((await open(link.replace('&next=', 'x&next='))).status).toBe(410);
    const spoilt = link.replace(/token=[^&]{10}/, 'token=AAAAAAAAAA');
    expect(await userOf(cookieOf(await open(spoilt)))).toBeNull();
  });
});

describe('a link that was opened by a program', () => {
  test('still confirms the address, wherever its page is told to lead', async () => {
    const email = 'iris@example.test';
    await signUp(email, '/classes?error=x');
    const [link = ''] = await mailbox.links(email);
    const { path, body } = deedOf(link);
    for (const method of ['HEAD', 'GET', 'GET']) {
      const older = `${server.url}${path}?token=${body.token}`;
      expect((await fetch(older, { method, redirect: 'manual' })).headers.getSetCookie()).toEqual([]);
    }
    expect(await signIn(email)).toMatchObject({ status: 403 });
    const opened = await open(link);
    expect(opened.status).toBe(200);
    expect(await userOf(cookieOf(opened))).toMatchObject({ email });
  });
});

describe('another address', () => {
  async function member(email: string) {
    await signUp(email);
    const [link = ''] = await mailbox.links(email);
    return cookieOf(await open(link));
  }

  test('counts once both mailboxes have said yes', async () => {
    const [email, newEmail] = ['eva@example.test', 'eva.new@example.test'];
    const cookie = await member(email);
    const asked = await server.as({ cookie }).post('/api/auth/change-email', { newEmail });
    expect(asked.status).toBe(200);
    const links = await mailbox.links(email, 2);
    expect(links[1]).toContain('kind=change-email');
    expect(mailbox.at(newEmail)).toEqual([]);
    expect((await open(links[1] as string, cookie)).status).toBe(200);
    expect(await userOf(cookie)).toMatchObject({ email });
    const [last = ''] = await mailbox.links(newEmail);
    expect((await open(last, cookie)).status).toBe(200);
    expect(await userOf(cookie)).toMatchObject({ email: newEmail });
    expect((await signIn(newEmail)).status).toBe(200);
    expect((await signIn(email)).status).toBe(401);
  });

  test('is not given away when somebody has it by then', async () => {
    const [email, newEmail] = ['leo@example.test', 'leo.new@example.test'];
    const cookie = await member(email);
    await server.as({ cookie }).post('/api/auth/change-email', { newEmail });
    const links = await mailbox.links(email, 2);
    await open(links[1] as string, cookie);
    const [last = ''] = await mailbox.links(newEmail);
    await signUp(newEmail);
    const late = await open(last, cookie);
    expect(late.status).toBeGreaterThanOrEqual(300);
    expect(late.status).toBeLessThan(500);
    expect(await userOf(cookie)).toMatchObject({ email });
  });
});
