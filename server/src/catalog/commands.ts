import { sql } from 'kysely';
import { touch } from '../kernel/cache.ts';
import { violates } from '../kernel/db/errors.ts';
import { newId } from '../kernel/ids.ts';
import { announce } from '../kernel/live.ts';
import { invalid } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { getLevel, getType } from './queries.ts';
import { checkParticipants, checkRatings, startingLevels } from './rules.ts';
import type { AddType, ChangeLevel, ChangeType, ClassLevel, ClassType } from './schemas.ts';

/** Gives a new organization its four levels. */
export async function addStartingLevels(scope: Scope): Promise<void> {
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('class_levels')
    .values(startingLevels.map((level) => ({ ...level, organization_id, id: newId() })))
    .execute();
}

export async function changeLevel(scope: Scope, id: string, input: ChangeLevel): Promise<ClassLevel> {
  const before = await getLevel(scope, id);
  refuse(checkRatings({ ...before, ...input }));
  await scope.tx
    .updateTable('class_levels')
    .set({ ...input, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getLevel(scope, id);
}

export async function addType(scope: Scope, input: AddType): Promise<ClassType> {
  refuse(checkParticipants({ min_participants: 1, max_participants: 4, ...input }));
  const id = newId();
  await scope.tx
    .insertInto('class_types')
    .values({ ...input, organization_id: organizationOf(scope), id })
    .execute()
    .catch(nameTaken);
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getType(scope, id);
}

export async function changeType(scope: Scope, id: string, input: ChangeType): Promise<ClassType> {
  const before = await getType(scope, id);
  refuse(checkParticipants({ ...before, ...input }));
  await scope.tx
    .updateTable('class_types')
    .set({ ...input, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute()
    .catch(nameTaken);
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getType(scope, id);
}

function refuse(errors: ReturnType<typeof checkParticipants>): void {
  if (errors.length > 0) throw invalid(errors);
}

function nameTaken(error: unknown): never {
  if (violates(error, 'class_types_organization_id_name_key'))
    throw invalid([{ path: '/name', code: 'taken', message: 'is already the name of another class type' }]);
  throw error;
}
