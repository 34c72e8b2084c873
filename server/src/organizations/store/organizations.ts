import type { Insertable, Updateable } from 'kysely';
import { violates } from '../../kernel/db/errors.ts';
import type { Organizations } from '../../kernel/db/types.ts';
import type { Scope } from '../../kernel/scope.ts';

/** False, and nothing written, when the slug is another organization's. */
export async function insertIfFree({ tx }: Scope, row: Insertable<Organizations>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('organizations')
    .values(row)
    .onConflict((on) => on.column('slug').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Rejects with what `isSlugTaken` knows when the slug is another organization's. */
export async function updateOrganization(
  { tx }: Scope,
  id: string,
  fields: Updateable<Organizations>,
): Promise<void> {
  await tx.updateTable('organizations').set(fields).where('id', '=', id).execute();
}

export const isSlugTaken = (error: unknown): boolean => violates(error, 'organizations_slug_key');
