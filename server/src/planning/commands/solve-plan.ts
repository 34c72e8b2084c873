import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { factsOf } from '../queries/plan-facts.ts';
import { solvedOf } from '../queries/solved.ts';
import { puzzleFrom } from '../rules/from/puzzle.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import type { SolvePlan } from '../schemas/plan-options.ts';
import { askEnd, askSolve } from '../store/plan-solves.ts';
import type { PlannedTerm, PlanRowOf } from '../store/plans.ts';
import { lockPlan, refuseApplied } from './plans.ts';

/**
 * Asks a worker to solve it, as the database is now. Throws 404, 409 `planning.plan_applied`, `planning.solving_already`,
 * `planning.nothing_to_plan`.
 */
export async function solvePlan(scope: Scope, id: string, input: SolvePlan): Promise<void> {
  const { plan, terms } = await lockPlan(scope, id);
  refuseApplied(plan);
  const puzzle = await puzzleOf(scope, plan, terms);
  if (puzzle.people.length === 0 || puzzle.kinds.length === 0)
    throw conflict('planning.nothing_to_plan', 'There is nobody to place, or no kind of group.');
  const { seconds, gap, seed } = { ...plan.options, ...input };
  const before = plan.found?.groups ? { groups: plan.found.groups } : null;
  await ask(scope, { plan_id: id, task: 'plan', puzzle, before, limits: { seconds, gap, seed } });
}

/** Asks a worker which changes would place those left out. Throws 404, 409 `planning.not_solved`, `planning.solving_already`. */
export async function findHelps(scope: Scope, id: string): Promise<void> {
  const { plan } = await lockPlan(scope, id);
  const { puzzle, groups } = solvedOf(plan);
  const { seed, seconds } = plan.options;
  await ask(scope, {
    ...{
      plan_id: id,
      task: 'helps',
      puzzle: { ...puzzle, locks: [] },
      before: { groups },
    },
    limits: { seconds, gap: 0, seed },
  });
}

async function ask(scope: Scope, asked: Parameters<typeof askSolve>[1]): Promise<void> {
  if (!(await askSolve(scope, asked)))
    throw conflict('planning.solving_already', 'Another plan of the organization is being solved.');
  announce(scope.tx, 'plans', [asked.plan_id]);
}

/** Ends what is being solved of it with the best so far. Throws 404, 409 `planning.not_solving`. */
export async function stopPlan(scope: Scope, id: string): Promise<void> {
  await lockPlan(scope, id);
  if (!(await askEnd(scope, id))) throw conflict('planning.not_solving', 'It is not being solved.');
  announce(scope.tx, 'plans', [id]);
}

/** What a plan would be made from now. */
export async function puzzleOf(
  scope: Scope,
  plan: PlanRowOf,
  terms: readonly PlannedTerm[],
): Promise<Puzzle> {
  return puzzleFrom(await factsOf(scope, terms, plan.instructor_ids), plan).puzzle;
}
