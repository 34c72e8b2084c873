import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from './database.ts';

const atOnce = 1_000;

/**
 * What a statement finds, some rows at a time, so that a whole history never lies in memory at once; it is reckoned
 * once. Inside a transaction, one at a time: whoever ends before the last row ends the transaction too.
 */
export async function* rowsOf<Row>(tx: TenantTx, statement: RawBuilder<Row>): AsyncGenerator<Row> {
  // All of them are read: without this it would be planned for the first tenth.
  await sql`set local cursor_tuple_fraction = 1`.execute(tx);
  await sql`declare reading no scroll cursor for ${statement}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from reading`.execute(tx);
    yield* rows;
    if (rows.length < atOnce) break;
  }
  await sql`close reading`.execute(tx);
}
