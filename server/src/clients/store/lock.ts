import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/**
 * A person's lock, until the end of the transaction: keeps two overlapping classes of one person apart, whoever books,
 * moves or merges. Taken after the classes, and in order of the ids, by whoever takes several.
 */
export const lockOfPerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`pg_advisory_xact_lock(hashtextextended(${id}::text, 7))`;

/** The locks of several people, of whom nothing else is loaded. In order of the ids. */
export async function lockPeople(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await sql`select ${lockOfPerson(sql`id`)} from (
    select distinct id from unnest(${ids}::uuid[]) as asked(id) order by id) ordered`.execute(tx);
}
