import { type RawBuilder, sql } from 'kysely';

/**
 * A person's lock, until the end of the transaction: keeps two overlapping classes of one person apart, whoever books,
 * moves or merges. Taken after the classes, and in order of the ids, by whoever takes several.
 */
export const lockOfPerson = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`pg_advisory_xact_lock(hashtextextended(${id}::text, 7))`;
