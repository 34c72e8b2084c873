import { getLevel, listLevels } from '../../catalog/public.ts';
import { isReferred } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getSkill, listSkills } from '../queries/skills.ts';
import { startingSkills } from '../rules/starting-skills.ts';
import type { AddSkill, ChangeSkill, Skill } from '../schemas.ts';
import { deleteSkill, hasSkills, insertCatalog, insertSkill, lastOrder, updateSkill } from '../store.ts';

/** Throws 404 for a level that is not here. */
export async function addSkill(scope: Scope, input: AddSkill): Promise<Skill> {
  await getLevel(scope, input.level_id);
  const order = input.order ?? (await nextOrder(scope, input.level_id));
  const id = await insertSkill(scope, { ...trimmed(input), order });
  announce(scope.tx, 'catalog', [id]);
  return getSkill(scope, id);
}

/** Behind the others of a level. */
const nextOrder = async (scope: Scope, level_id: string, id?: string): Promise<number> =>
  Math.min(1_000, (await lastOrder(scope, level_id, id)) + 1);

/** Of another level it stands behind those there, unless told; with `null` too. Throws 404. */
export async function changeSkill(scope: Scope, id: string, input: ChangeSkill): Promise<Skill> {
  const before = await getSkill(scope, id);
  if (input.level_id !== undefined) await getLevel(scope, input.level_id);
  const { order, ...others } = input;
  const level_id = input.level_id ?? before.level_id;
  const goesLast = order === null || (order === undefined && level_id !== before.level_id);
  const place = goesLast ? await nextOrder(scope, level_id, id) : order;
  await updateSkill(scope, id, { ...trimmed(others), ...(place !== undefined && { order: place }) });
  announce(scope.tx, 'catalog', [id]);
  return getSkill(scope, id);
}

/** Throws 404, 409 `skill.mastered` for one that somebody masters. */
export async function removeSkill(scope: Scope, id: string): Promise<void> {
  await getSkill(scope, id);
  await deleteSkill(scope, id).catch((error: unknown) => {
    if (isReferred(error)) throw conflict('skill.mastered', 'Students master it: put it out of use instead.');
    throw error;
  });
  announce(scope.tx, 'catalog', [id]);
}

/** Starts with the padel catalogue. Throws 409 `skill.there_are` where there are skills, `skill.no_levels` without its levels. */
export async function loadCatalog(scope: Scope): Promise<Skill[]> {
  if (await hasSkills(scope)) throw conflict('skill.there_are', 'There are skills already.');
  const levels = new Map((await listLevels(scope)).map(({ name, id }) => [name, id]));
  const skills = Object.entries(startingSkills).flatMap(([name, all]) => {
    const level_id = levels.get(name);
    return level_id ? all.map((skill, place) => ({ ...skill, level_id, order: place + 1 })) : [];
  });
  if (skills.length === 0)
    throw conflict('skill.no_levels', 'None of the levels of the catalogue is here: write the skills.');
  await insertCatalog(scope, skills);
  announce(
    scope.tx,
    'catalog',
    skills.map(({ level_id }) => level_id),
  );
  return listSkills(scope);
}

const trimmed = <I extends Pick<ChangeSkill, 'name_es' | 'name_en'>>(input: I): I => ({
  ...input,
  ...(input.name_es !== undefined && { name_es: input.name_es.trim() }),
  ...(input.name_en !== undefined && { name_en: input.name_en.trim() }),
});
