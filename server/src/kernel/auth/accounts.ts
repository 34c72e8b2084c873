import type { Database } from '../db/database.ts';

export async function hasAccount(db: Database, email: string): Promise<boolean> {
  const user = await db.global(null, (tx) =>
    tx.selectFrom('users').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst(),
  );
  return user !== undefined;
}

/** For whoever has shown that a mailbox is theirs, or whom the console believes. */
export async function confirmAddress(db: Database, user_id: string): Promise<void> {
  await db.global(null, (tx) =>
    tx.updateTable('users').set({ email_verified: true }).where('id', '=', user_id).execute(),
  );
}
