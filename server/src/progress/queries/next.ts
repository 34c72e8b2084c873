import { listLevels } from '../../catalog/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { recommendNext } from '../rules/progress.ts';
import { skillsOf } from './rows.ts';

interface NextStep {
  /** In whose classes it is learnt. */
  level_id: string;
  next_level: string;
  skills: { name_es: string; name_en: string }[];
}

/** What somebody of this rating still has to master before the next level. Null: nothing, or there is none. */
export async function nextStepOf(
  scope: Scope,
  { student_id, rating }: { student_id: string; rating: number | null },
): Promise<NextStep | null> {
  const [levels, skills] = [await listLevels(scope), await skillsOf(scope, student_id)];
  const next = recommendNext({ levels, skills, rating, classes: 0, ratings: [] });
  if (!next?.next_level || next.missing_skills.length === 0) return null;
  return {
    level_id: next.current_level.id,
    next_level: next.next_level.display_name,
    skills: next.missing_skills.map(({ name_es, name_en }) => ({ name_es, name_en })),
  };
}
