import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Those of these instructors whose name visitors may read. */
export async function visibleInstructors(
  { tx }: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('instructors')
    .select('id')
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('is_public', '=', true)
    .execute();
  return new Set(rows.map((row) => row.id));
}
