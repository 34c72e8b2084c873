import type { Insertable, Updateable } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import type { Clubs } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** False, and nothing written, when the slug is another club's of the organization. */
export async function insertIfFree(
  scope: Scope,
  row: Omit<Insertable<Clubs>, 'organization_id'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scope.tx
    .insertInto('clubs')
    .values({ ...row, organization_id: organizationOf(scope) })
    .onConflict((on) => on.columns(['organization_id', 'slug']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Rejects with what `isSlugTaken` knows when the slug is another club's. */
export async function updateClub({ tx, now }: Scope, id: string, fields: Updateable<Clubs>): Promise<void> {
  await tx
    .updateTable('clubs')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export const isSlugTaken = (error: unknown): boolean => violates(error, 'clubs_organization_id_slug_key');

/** One at a time changes what others read of a club before they make or move sessions there. */
export async function lockClub({ tx }: Scope, id: string): Promise<void> {
  await tx.selectFrom('clubs').select('id').where('id', '=', id).forUpdate().execute();
}

/** The whole week. One writer at a time, so that two replacements never add up. */
export async function replaceOpeningHours(
  scope: Scope,
  club_id: string,
  windows: readonly { weekday: number; opens_at: string; closes_at: string }[],
): Promise<void> {
  await lockClub(scope, club_id);
  await scope.tx.deleteFrom('club_opening_hours').where('club_id', '=', club_id).execute();
  if (windows.length === 0) return;
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('club_opening_hours')
    .values(windows.map((window) => ({ ...window, organization_id, id: newId(), club_id })))
    .execute();
}

export async function insertClosure(
  scope: Scope,
  club_id: string,
  closure: { id: string; starts_on: string; ends_on: string; name: string },
): Promise<void> {
  await scope.tx
    .insertInto('club_closures')
    .values({ ...closure, organization_id: organizationOf(scope), club_id })
    .execute();
}

/** False when the club has no such closure. */
export async function deleteClosure({ tx }: Scope, clubId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('club_closures')
    .where('id', '=', id)
    .where('club_id', '=', clubId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All clubs by name, in use or not. */
export const clubNames = (tx: TenantTx): Promise<{ id: string; name: string }[]> =>
  tx.selectFrom('clubs').select(['id', 'name']).orderBy('sort_name').orderBy('id').execute();
