import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { skillAbilities } from '../access.ts';
import type { Skill, SkillsQuery } from '../schemas.ts';

const rowsOf = ({ tx }: Scope) =>
  tx
    .selectFrom('skills as k')
    .innerJoin('class_levels as l', 'l.id', 'k.level_id')
    .select([
      ...(['k.id', 'k.level_id', 'k.name_es', 'k.name_en', 'k.order'] as const),
      ...(['k.is_exit_criterion', 'k.is_active'] as const),
    ]);

/** What is taught, level by level, in the order of teaching; what is out of use only when asked for. */
export async function listSkills(scope: Scope, asked: SkillsQuery = {}): Promise<Skill[]> {
  const rows = await rowsOf(scope)
    .$if(!asked.include_inactive, (query) => query.where('k.is_active', '=', true))
    .orderBy('l.rating_min')
    .orderBy('l.order')
    .orderBy('k.level_id')
    .orderBy('k.order')
    .orderBy('k.id')
    .execute();
  return rows.map((row) => ({ ...row, abilities: skillAbilities(scope.actor) }));
}

/** Throws 404. */
export async function getSkill(scope: Scope, id: string): Promise<Skill> {
  const row = await rowsOf(scope).where('k.id', '=', id).executeTakeFirst();
  return { ...found(row, 'skill'), abilities: skillAbilities(scope.actor) };
}
