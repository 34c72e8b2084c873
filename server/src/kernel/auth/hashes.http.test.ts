import { hashPassword } from 'better-auth/crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { useServer } from '../../../test/server.ts';

vi.mock('better-auth/crypto', async (real) => ({
  ...(await real<typeof import('better-auth/crypto')>()),
  hashPassword: vi.fn(),
}));

const server = useServer();
const { promise: gate, resolve: open } = Promise.withResolvers<void>();
afterEach(open);

test('while the hash of a new account is made, no transaction is open and no connection taken', async () => {
  vi.mocked(hashPassword).mockImplementation(async () => {
    await gate;
    return 'salt:hash';
  });
  const signingUp = server.signUp();
  await vi.waitFor(() => expect(hashPassword).toHaveBeenCalled(), 20_000);
  expect(await openTransactions()).toBe(0);
  open();
  const { email } = await signingUp;
  const { rows } = await server.owner.query(
    'select password from user_accounts a join users u on u.id = a.user_id where u.email = $1',
    [email],
  );
  expect(rows).toEqual([{ password: 'salt:hash' }]);
  expect(hashPassword).toHaveBeenCalledTimes(1);
});

async function openTransactions(): Promise<number> {
  const { rows } = await server.owner.query(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and usename = 'bandeja_app' and state like 'idle in transaction%'`,
  );
  return rows[0].n;
}
