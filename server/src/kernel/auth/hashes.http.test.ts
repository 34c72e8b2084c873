import { afterEach, expect, test, vi } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { type Passwords, slowPasswords } from './hashes.ts';

const hash = vi.fn<Passwords['hash']>();
const server = useServer({ passwords: { ...slowPasswords, hash } });
const { promise: gate, resolve: open } = Promise.withResolvers<void>();
afterEach(open);

test('while the hash of a new account is made, no transaction is open and no connection taken', async () => {
  hash.mockImplementation(async () => {
    await gate;
    return 'salt:hash';
  });
  const signingUp = server.signUp();
  await vi.waitFor(() => expect(hash).toHaveBeenCalled(), 20_000);
  expect(await openTransactions()).toBe(0);
  open();
  const { email } = await signingUp;
  const { rows } = await server.owner.query(
    'select password from user_accounts a join users u on u.id = a.user_id where u.email = $1',
    [email],
  );
  expect(rows).toEqual([{ password: 'salt:hash' }]);
  expect(hash).toHaveBeenCalledTimes(1);
});

test('what is kept of a password is slow to make, and lets in who says it', async () => {
  const kept = await slowPasswords.hash('a long password');
  expect(await slowPasswords.verify({ hash: kept, password: 'a long password' })).toBe(true);
  expect(await slowPasswords.verify({ hash: kept, password: 'another password' })).toBe(false);
});

async function openTransactions(): Promise<number> {
  const { rows } = await server.owner.query(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and usename = 'bandeja_app' and state like 'idle in transaction%'`,
  );
  return rows[0].n;
}
