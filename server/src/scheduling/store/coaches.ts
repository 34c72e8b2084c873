import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/**
 * Which of these coaches are out of service. Held, they stay as they are until the end of the transaction: whoever
 * takes one out of service waits, and sees the classes that were made meanwhile.
 */
export async function outOfService(
  { tx }: Scope,
  ids: readonly string[],
  { hold }: { hold: boolean },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('instructors')
    .select(['id', 'is_active'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .$if(hold, (query) => query.forKeyShare())
    .execute();
  return new Set(rows.filter((row) => !row.is_active).map((row) => row.id));
}
