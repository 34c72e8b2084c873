import type { Insertable, Updateable } from 'kysely';
import type { ClassLevels, ClassTypes } from '../kernel/db/types.ts';
import { newId } from '../kernel/ids.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';

type Level = Omit<Insertable<ClassLevels>, 'id' | 'organization_id'>;
type Type = Omit<Insertable<ClassTypes>, 'id' | 'organization_id'>;

/** @returns its id */
export async function insertLevel(scope: Scope, level: Level): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('class_levels')
    .values({ ...level, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function deleteLevel({ tx }: Scope, id: string): Promise<void> {
  await tx.deleteFrom('class_levels').where('id', '=', id).execute();
}

export async function insertLevels(scope: Scope, levels: readonly Level[]): Promise<void> {
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('class_levels')
    .values(levels.map((level) => ({ ...level, organization_id, id: newId() })))
    .execute();
}

export async function updateLevel(
  { tx, now }: Scope,
  id: string,
  fields: Updateable<ClassLevels>,
): Promise<void> {
  await tx
    .updateTable('class_levels')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** @returns its id */
export async function insertType(scope: Scope, type: Type): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('class_types')
    .values({ ...type, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function updateType(
  { tx, now }: Scope,
  id: string,
  fields: Updateable<ClassTypes>,
): Promise<void> {
  await tx
    .updateTable('class_types')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}
