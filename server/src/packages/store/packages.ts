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
  await tx
    .updateTable('class_packages')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Which of these ids are no class types. */
export async function unknownTypes(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${ids}::uuid[]) as asked(id)
     where not exists (select from class_types t where t.id = asked.id)`.execute(tx);
  return rows.map((row) => row.id);
}
