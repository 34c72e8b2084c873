import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** What somebody who asks by address has: `unconfirmed` is an account that might be a stranger's. */
export type AccountKind = 'none' | 'unconfirmed' | 'plain' | 'two_factors';

export async function accountOf(db: Database, email: string): Promise<AccountKind> {
  const user = await db.global(null, (tx) =>
    tx
      .selectFrom('users')
      .select(['two_factor_enabled', 'email_verified'])
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst(),
  );
  if (!user) return 'none';
  if (user.two_factor_enabled) return 'two_factors';
  return user.email_verified ? 'plain' : 'unconfirmed';
}

/** For whoever has shown that a mailbox is theirs, or whom the console believes. */
export async function confirmAddress(db: Database, user_id: string): Promise<void> {
  await db.global(null, (tx) =>
    tx.updateTable('users').set({ email_verified: true }).where('id', '=', user_id).execute(),
  );
}

/** Every sign-in of the same person but this one, however many they are: better-auth ends those that it would list. */
export async function endOthers(db: Database, token: string): Promise<void> {
  await db.global(null, (tx) =>
    sql`
    delete from user_sessions s using user_sessions mine
     where mine.token = ${token} and s.user_id = mine.user_id and s.id <> mine.id`.execute(tx),
  );
}
