import { sql } from 'kysely';
import { rememberLeft } from './context.ts';
import type { TenantTx } from './database.ts';

/**
 * Runs `work` so that its failure undoes only itself: the transaction goes on and can look at why. For writes
 * whose constraint may say no; a deadlock still ends the whole transaction, which is then run again.
 */
export async function attempt<T>(tx: TenantTx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx);
  const undo = rememberLeft(tx);
  try {
    const result = await work();
    await sql`release savepoint attempt`.execute(tx);
    return result;
  } catch (error) {
    undo();
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx);
    throw error;
  }
}
