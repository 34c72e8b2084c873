import { describe, expect, test } from 'vitest';
import { deedOf, useMailbox } from '../../../test/mailbox.ts';
import { useServer } from '../../../test/server.ts';

const mailbox = useMailbox();
/** Links that were asked for; the one that confirms the address comes with the account. */
const linksTo = async (email: string, count = 1) =>
  (await mailbox.links(email, count + 1)).filter((link) => !link.includes('kind=verify-email'));
const server = useServer({ mailbox });
mailbox.deliverFor(server);

const oldPassword = 'a long password';
const newPassword = 'another long password';

/** Somebody whose address is confirmed, and what they asked for so far. */
async function member() {
  const { email, user_id } = await server.signUp();
  await server.owner.query('update users set email_verified = true where id = $1', [user_id]);
  return { email, user_id };
}

const signIn = (email: string, password: string) =>
  server.as().post('/api/auth/sign-in/email', { email, password });

async function askReset(email: string): Promise<void> {
  const asked = await server.as().post('/api/auth/request-password-reset', { email });
  expect(asked.status).toBe(200);
}
const askLink = (email: string) => server.as().post('/api/auth/sign-in/magic-link', { email });

const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) as string;

/** Presses the button of the page behind a link from a mail. */
const open = (link: string) => {
  const { path, body } = deedOf(link);
  return fetch(server.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json' },
  });
};

const userBehind = async (response: Response) => {
  const cookie = response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  return (await server.as({ cookie }).get('/api/me/')).body.user?.email;
};

const reset = (link: string, newPassword: string) =>
  server.as().post('/api/auth/reset-password', { token: tokenOf(link), newPassword });

describe('the link for a new password', () => {
  test('sets one, once', async () => {
    const { email } = await member();
    await askReset(email);
    const [link = ''] = await linksTo(email);
    expect((await reset(link, newPassword)).status).toBe(200);
    expect((await signIn(email, oldPassword)).status).toBe(401);
    expect((await signIn(email, newPassword)).status).toBe(200);
    expect((await reset(link, 'yet another password')).status).toBe(400);
  });

  test('is worth nothing once another one was used, whichever came first', async () => {
    for (const used of [0, 1]) {
      const { email } = await member();
      await askReset(email);
      await askReset(email);
      const links = await linksTo(email, 2);
      expect((await reset(links[used] as string, newPassword)).status).toBe(200);
      expect((await reset(links[1 - used] as string, 'a password of a thief')).status).toBe(400);
      expect((await signIn(email, newPassword)).status).toBe(200);
    }
  });

  test('works in any order while none was used: mails overtake each other', async () => {
    const { email } = await member();
    await askReset(email);
    await askReset(email);
    const [older = ''] = await linksTo(email, 2);
    expect((await reset(older, newPassword)).status).toBe(200);
  });

  test('is worth nothing after the password was changed otherwise', async () => {
    const { email } = await member();
    await askReset(email);
    await askLink(email);
    const links = await linksTo(email, 2);
    const { body } = await signIn(email, oldPassword);
    const changed = await server
      .as({ authorization: `Bearer ${body.token}` })
      .post('/api/auth/change-password', { currentPassword: oldPassword, newPassword });
    expect(changed.status).toBe(200);
    const byLink = links.find((link) => link.includes('magic-link')) as string;
    const byReset = links.find((link) => !link.includes('magic-link')) as string;
    expect((await reset(byReset, 'a password of a thief')).status).toBe(400);
    expect(await userBehind(await open(byLink))).toBeUndefined();
    expect((await signIn(email, newPassword)).status).toBe(200);
  });

  test('leaves the links of others alone', async () => {
    const [one, other] = [await member(), await member()];
    await askReset(one.email);
    await askReset(other.email);
    await askLink(other.email);
    const [mine = ''] = await linksTo(one.email);
    const [reset1 = '', link = ''] = await linksTo(other.email, 2);
    expect((await reset(mine, newPassword)).status).toBe(200);
    expect(await userBehind(await open(reset1.includes('magic-link') ? reset1 : link))).toBe(other.email);
    expect((await reset(reset1.includes('magic-link') ? link : reset1, newPassword)).status).toBe(200);
  });

  test('confirms the address: whoever used it reads its mail', async () => {
    const { email, user_id } = await server.signUp();
    await askReset(email);
    const [link = ''] = await linksTo(email);
    await reset(link, newPassword);
    const { rows } = await server.owner.query('select email_verified from users where id = $1', [user_id]);
    expect(rows).toEqual([{ email_verified: true }]);
  });
});

describe('the link to sign in', () => {
  test('lets in whoever has a password too, and leaves it', async () => {
    const { email } = await member();
    expect((await askLink(email)).status).toBe(200);
    const [link = ''] = await linksTo(email);
    const response = await open(link);
    expect(response.status).toBe(200);
    expect(await userBehind(response)).toBe(email);
    expect((await signIn(email, oldPassword)).status).toBe(200);
  });

  test('works once, and takes the others of its address with it', async () => {
    const { email } = await member();
    await askLink(email);
    await askLink(email);
    const [first = '', second = ''] = await linksTo(email, 2);
    expect(await userBehind(await open(first))).toBe(email);
    for (const link of [first, second]) {
      const again = await open(link);
      expect(again.status).toBe(410);
      expect(await again.clone().json()).toMatchObject({ code: 'auth.invalid_token' });
      expect(await userBehind(again)).toBeUndefined();
    }
  });

  test('is not used up by programs that open it: nothing happens before somebody says so', async () => {
    const { email } = await member();
    await askLink(email);
    const [link = ''] = await linksTo(email);
    const { path, body } = deedOf(link);
    const older = `${server.url}${path}?token=${body.token}&callbackURL=%2Fprofile`;
    for (const method of ['HEAD', 'GET', 'GET']) {
      const opened = await fetch(older, { method, redirect: 'manual' });
      expect(opened.headers.getSetCookie()).toEqual([]);
      await fetch(server.url + new URL(link).pathname, { method });
    }
    const opened = await fetch(older, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([
      ...[303, `/open-link#kind=magic-link&token=${body.token}&next=%2Fprofile`],
    ]);
    expect(await userBehind(await open(link))).toBe(email);
    // The control: what does the deed does use it up.
    expect((await open(link)).status).toBe(410);
  });

  test('opens nothing for a page of another site', async () => {
    const { email } = await member();
    await askLink(email);
    const [link = ''] = await linksTo(email);
    const { path, body } = deedOf(link);
    const foreign = await server.as({ origin: 'https://evil.example' }).post(path, body);
    expect(foreign).toMatchObject({ status: 403, body: { code: 'request.origin' } });
    expect(await userBehind(await open(link))).toBe(email);
  });

  test('of an address that was never confirmed ends what others had before: password and sign-ins', async () => {
    const { email, user_id } = await member();
    const { token } = (await signIn(email, oldPassword)).body;
    await server.owner.query('update users set email_verified = false where id = $1', [user_id]);
    expect((await server.as({ authorization: `Bearer ${token}` }).get('/api/me/')).body.user).not.toBeNull();
    await askLink(email);
    const [link = ''] = await linksTo(email);
    expect(mailbox.at(email).join()).toContain('stops working');
    expect(await userBehind(await open(link))).toBe(email);
    const before = await server.as({ authorization: `Bearer ${token}` }).get('/api/me/');
    expect(before.body.user).toBeNull();
    expect((await signIn(email, oldPassword)).status).toBe(401);
    const { rows } = await server.owner.query('select email_verified from users where id = $1', [user_id]);
    expect(rows).toEqual([{ email_verified: true }]);
  });

  test('that has run out lets nobody in', async () => {
    const { email } = await member();
    await askLink(email);
    const [link = ''] = await linksTo(email);
    await server.owner.query(`update user_verifications set expires_at = now() - interval '1 minute'`);
    expect(await userBehind(await open(link))).toBeUndefined();
  });

  test('makes no account for an address that has none', async () => {
    expect((await askLink('nobody@example.test')).status).toBe(200);
    const { rows } = await server.owner.query(`select from users where email = 'nobody@example.test'`);
    expect(rows).toEqual([]);
  });

  test('is none for an account that wants a second factor', async () => {
    const { email, user_id } = await member();
    await server.owner.query('update users set two_factor_enabled = true where id = $1', [user_id]);
    expect((await askLink(email)).status).toBe(200);
    const [link = ''] = await linksTo(email);
    expect(new URL(link).pathname).toBe('/sign-in');
  });
});
