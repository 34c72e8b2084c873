import { touch } from '../kernel/cache.ts';
import { violates } from '../kernel/db/errors.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import { invalid } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LevelRangeChanged } from './facts.ts';
import { getLevel, getType } from './queries.ts';
import { checkParticipants, checkRatings, startingLevels } from './rules.ts';
import type { AddType, ChangeLevel, ChangeType, ClassLevel, ClassType } from './schemas.ts';
import { insertLevels, insertType, updateLevel, updateType } from './store.ts';

/** Gives a new organization its four levels. */
export const addStartingLevels = (scope: Scope): Promise<void> => insertLevels(scope, startingLevels);

export async function changeLevel(scope: Scope, id: string, input: ChangeLevel): Promise<ClassLevel> {
  const before = await getLevel(scope, id);
  refuse(checkRatings({ ...before, ...input }));
  await updateLevel(scope, id, input);
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  if (input.rating_min !== undefined || input.rating_max !== undefined)
    await append(scope, [rangeChanged(id)]);
  return getLevel(scope, id);
}

const rangeChanged = (level_id: string): LevelRangeChanged => ({
  type: 'catalog.level_range_changed',
  payload: { level_id },
});

export async function addType(scope: Scope, input: AddType): Promise<ClassType> {
  refuse(checkParticipants({ min_participants: 1, max_participants: 4, ...input }));
  const id = await insertType(scope, input).catch(nameTaken);
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getType(scope, id);
}

export async function changeType(scope: Scope, id: string, input: ChangeType): Promise<ClassType> {
  const before = await getType(scope, id);
  refuse(checkParticipants({ ...before, ...input }));
  await updateType(scope, id, input).catch(nameTaken);
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
