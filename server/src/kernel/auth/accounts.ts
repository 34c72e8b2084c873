import type { Database } from '../db/database.ts';

/** What somebody who asks by address has: no account, one, or one that wants a second factor. */
export async function accountOf(db: Database, email: string): Promise<'none' | 'plain' | 'two_factors'> {
  const user = await db.global(null, (tx) =>
    tx
      .selectFrom('users')
      .select('two_factor_enabled')
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst(),
  );
  if (!user) return 'none';
  return user.two_factor_enabled ? 'two_factors' : 'plain';
}

/** For whoever has shown that a mailbox is theirs, or whom the console believes. */
export async function confirmAddress(db: Database, user_id: string): Promise<void> {
  await db.global(null, (tx) =>
    tx.updateTable('users').set({ email_verified: true }).where('id', '=', user_id).execute(),
  );
}
