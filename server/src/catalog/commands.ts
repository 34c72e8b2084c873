import { touch } from '../kernel/cache.ts';
import { isReferred, violates } from '../kernel/db/errors.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import { conflict, invalid } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LevelRangeChanged } from './facts.ts';
import { getLevel, getType, listLevels } from './queries.ts';
import {
  checkAges,
  checkParticipants,
  checkRatings,
  defaultLevel,
  levelKey,
  startingLevels,
} from './rules.ts';
import type { AddLevel, AddType, ChangeLevel, ChangeType, ClassLevel, ClassType } from './schemas.ts';
import { deleteLevel, insertLevel, insertLevels, insertType, updateLevel, updateType } from './store.ts';

/** Gives a new organization its four levels. */
export const addStartingLevels = (scope: Scope): Promise<void> => insertLevels(scope, startingLevels);

/** A level more, behind the others unless told. */
export async function addLevel(scope: Scope, input: AddLevel): Promise<ClassLevel> {
  refuse(checkRatings({ rating_min: 0, rating_max: 7, ...input }));
  const levels = await listLevels(scope);
  const order = Math.min(1_000, Math.max(0, ...levels.map((level) => level.order)) + 1);
  const name = levelKey(
    input.display_name,
    levels.map((level) => level.name),
  );
  const id = await insertLevel(scope, { order, ...input, name });
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getLevel(scope, id);
}

/** Clients have a rating, not a level, so only classes and skills hang on one. Throws 404, 409 `catalog.level_in_use | level_is_default`. */
export async function removeLevel(scope: Scope, id: string): Promise<void> {
  const { name } = await getLevel(scope, id);
  if (name === defaultLevel)
    throw conflict(
      'catalog.level_is_default',
      'A class that names no level is for this one. It can be renamed.',
    );
  await deleteLevel(scope, id).catch((error: unknown) => {
    if (isReferred(error))
      throw conflict(
        'catalog.level_in_use',
        'Groups or skills are of this level, past ones too. Give them another one first.',
      );
    throw error;
  });
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
}

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
  refuse([...checkParticipants({ min_participants: 1, max_participants: 4, ...input }), ...checkAges(input)]);
  const id = await insertType(scope, input).catch(nameTaken);
  touch(scope.tx, 'catalog');
  announce(scope.tx, 'catalog', [id]);
  return getType(scope, id);
}

export async function changeType(scope: Scope, id: string, input: ChangeType): Promise<ClassType> {
  const before = await getType(scope, id);
  const after = { ...before, ...input };
  refuse([...checkParticipants(after), ...checkAges(after)]);
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
