import { describe, expect, test } from 'vitest';
import { useMailbox } from '../../../test/mailbox.ts';
import { type Reply, useServer } from '../../../test/server.ts';

const mailbox = useMailbox();
const server = useServer({ authPerMinute: 1_000_000, mailbox });
mailbox.deliverFor(server);

const password = 'a long password';
const post = (path: string, body: object) => server.as().post(`/api/auth/${path}`, body);
let people = 0;
const stranger = () => `stranger${++people}@example.test`;

async function member() {
  const { email, user_id } = await server.signUp();
  await server.owner.query('update users set email_verified = true where id = $1', [user_id]);
  return { email, user_id };
}

/** What was written since, by table. */
async function writes(work: () => Promise<unknown>) {
  const count = async () =>
    (
      await server.owner.query(
        `select (select count(*)::int from user_verifications) as links,
                (select count(*)::int from identity_mails) as mails`,
      )
    ).rows[0];
  const before = await count();
  await work();
  const after = await count();
  return { links: after.links - before.links, mails: after.mails - before.mails };
}

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

/** How much longer one takes than the other; asked by turns, so that what else the machine does meets both. */
async function ratio(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < 9; n++)
    for (const [which, work] of [one, other].entries()) {
      const start = performance.now();
      await work();
      times[which]?.push(performance.now() - start);
    }
  return median(times[0]) / median(times[1]);
}

const shapeOf = ({ status, body, headers }: Reply) => ({
  status,
  body: JSON.stringify(body, (_, value) => (typeof value === 'object' ? value : typeof value)),
  cookies: headers.getSetCookie().length,
});

describe('whether an address has an account', () => {
  test('is not told by the time that a wrong password takes', async () => {
    const guess = (email: string) => post('sign-in/email', { email, password: 'a wrong password' });
    const names = { known: [] as string[], linkOnly: [] as string[] };
    for (let n = 0; n < 2; n++) {
      names.known.push((await member()).email);
      const byLink = await member();
      await server.owner.query('delete from user_accounts where user_id = $1', [byLink.user_id]);
      names.linkOnly.push(byLink.email);
    }
    let turn = 0;
    const next = (emails: string[]) => emails[turn++ % emails.length] as string;
    // A hash takes eighty times what the rest does: one that is left out is far outside of this.
    expect(
      await ratio(
        () => guess(next(names.known)),
        () => guess(stranger()),
      ),
    ).toSatisfy(isLikeOne);
    expect(
      await ratio(
        () => guess(next(names.linkOnly)),
        () => guess(stranger()),
      ),
    ).toSatisfy(isLikeOne);
  });

  test('is not told by a sign-up, nor by its time', async () => {
    const { email } = await member();
    const signUp = (address: string) => post('sign-up/email', { name: 'X', email: address, password });
    const fresh = await signUp(stranger());
    const taken = await signUp(email);
    expect(shapeOf(taken)).toEqual(shapeOf(fresh));
    expect(taken).toMatchObject({
      status: 200,
      body: { token: null, user: { email, emailVerified: false } },
    });
    expect(
      await ratio(
        () => signUp(email),
        () => signUp(stranger()),
      ),
    ).toSatisfy(isLikeOne);
    // Whoever reads the mailbox learns it, and nobody's password has changed.
    await expect.poll(() => mailbox.at(email).join(), { timeout: 20_000 }).toContain('/sign-in');
    expect((await post('sign-in/email', { email, password })).status).toBe(200);
  });

  test('is not told by two sign-ups at once', async () => {
    const email = stranger();
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => post('sign-up/email', { name: 'X', email, password })),
    );
    expect(new Set(both.map((reply) => JSON.stringify(shapeOf(reply)))).size).toBe(1);
    const { rows } = await server.owner.query('select from users where email = $1', [email]);
    expect(rows).toHaveLength(1);
  });

  test.each(['request-password-reset', 'sign-in/magic-link'])(
    'is not told by %s: the same answer after the same work',
    async (path) => {
      const [{ email }, nobody] = [await member(), stranger()];
      const replies: Reply[] = [];
      const ask = async (address: string) => void replies.push(await post(path, { email: address }));
      expect(await writes(() => ask(email))).toEqual({ links: 1, mails: 1 });
      expect(await writes(() => ask(nobody))).toEqual({ links: 1, mails: 1 });
      expect(replies[0]?.body).toEqual(replies[1]?.body);
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      await expect.poll(() => mailbox.at(nobody).join(), { timeout: 20_000 }).toContain('/sign-up');
      expect(mailbox.at(nobody).join()).not.toContain('token');
    },
  );

  test('is not told by asking for the link that confirms it', async () => {
    const unconfirmed = stranger();
    await post('sign-up/email', { name: 'X', email: unconfirmed, password });
    const addresses = [unconfirmed, (await member()).email, stranger()];
    const replies = await Promise.all(addresses.map((email) => post('send-verification-email', { email })));
    expect(replies.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, { status: true }]));
  });

  test('is not told by wanting it for oneself', async () => {
    const [me, other] = [await member(), await member()];
    const { body } = await post('sign-in/email', { email: me.email, password });
    const mine = server.as({ authorization: `Bearer ${body.token}` });
    const ask = (newEmail: string) => mine.post('/api/auth/change-email', { newEmail });
    const [taken, free] = [await ask(other.email), await ask(stranger())];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect(taken.status).toBe(200);
  });

  test('is told to nobody who fills a mailbox', async () => {
    const [{ email }, nobody] = [await member(), stranger()];
    for (const address of [email, nobody]) {
      for (let n = 0; n < 15; n++)
        expect((await post('request-password-reset', { email: address })).status).toBe(200);
      const { rows } = await server.owner.query('select from identity_mails where to_email = $1', [address]);
      expect(rows).toHaveLength(10);
    }
  });
});

const isLikeOne = (factor: number): boolean => factor > 1 / 4 && factor < 4;
