import { conflict } from '../../kernel/problem.ts';
import type { FoundPlan } from '../rules/found.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import type { PlanRowOf } from '../store/plans.ts';

export interface Solved {
  puzzle: Puzzle;
  found: FoundPlan;
  groups: Plan['groups'];
}

/** What was found for a plan, and for which puzzle. Throws 409 `planning.not_solved`. */
export function solvedOf({ puzzle, found }: PlanRowOf): Solved {
  if (!puzzle || !found?.groups)
    throw conflict('planning.not_solved', 'Nothing has been found for this plan yet.');
  return { puzzle, found, groups: found.groups };
}
