import type { Insertable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { ClassPackages } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

type Package = Omit<Insertable<ClassPackages>, 'id' | 'organization_id'>;

/** @returns its id */
export async function insertPackage(scope: Scope, fields: Package): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('class_packages')
    .values({ ...fields, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function updatePackage(
  { tx, now }: Scope,
  id: string,
  fields: Updateable<ClassPackages>,
): Promise<void> {
  // Somebody may have bought it for what it is not sold for any more.
  const former = sql<string[]>`array(select distinct unnest(former_type_ids || class_type_ids))`;
  await tx
    .updateTable('class_packages')
    .set({ ...fields, ...('class_type_ids' in fields && { former_type_ids: former }), updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Which of these ids are no class types; those that are stay so until the end. */
export async function unknownTypes(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select t.id from class_types t where t.id = any(${ids}::uuid[]) order by t.id for key share`.execute(tx);
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
