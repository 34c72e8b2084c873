import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { forgottenAtOnce } from '../../kernel/forget.ts';

/** Deletes a batch of the oldest notifications, read or not. @returns how many there were */
export async function deleteBefore(tx: TenantTx, before: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from notifications where id in (
      select id from notifications where created_at < ${before}::timestamptz
       order by created_at limit ${sql.lit(forgottenAtOnce)})`.execute(tx);
  return Number(numAffectedRows);
}
