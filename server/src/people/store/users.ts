import { sql } from 'kysely';
import type { GlobalTx } from '../../kernel/db/database.ts';

/** A user's own name and language; everything else of a user is the kernel's. */
export async function updateUser(
  tx: GlobalTx,
  id: string,
  fields: { name?: string; locale?: 'es' | 'en' },
): Promise<void> {
  await tx
    .updateTable('users')
    .set({ ...fields, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/**
 * Takes the lock of the first start, without waiting, until the end of the transaction; false when somebody has it:
 * waiting would eat up the connections that the start itself needs.
 */
export async function tryFirstStart(tx: GlobalTx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('bandeja first start', 0)) as locked`.execute(tx);
  return rows[0]?.locked === true;
}
