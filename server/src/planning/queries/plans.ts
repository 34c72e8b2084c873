import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { runsTerms } from '../access.ts';
import type { Plan, PlanRow } from '../schemas/plans.ts';
import { type SolveRow, solveOf } from '../store/plan-solves.ts';
import { type PlanHead, type PlannedTerm, type PlanRowOf, planOf, plansOf, termsOf } from '../store/plans.ts';
import { shownFound, shownHelps } from './plan-found.ts';
import { summaryOf } from './plan-summary.ts';
import { wordsFor } from './plan-words.ts';

/** The plans of the clubs that the actor runs, the newest first. */
export async function listPlans(scope: Scope, term_id: string | undefined): Promise<PlanRow[]> {
  const club_ids = administers(scope.actor, null) ? undefined : clubsRun(scope.actor);
  const solve = await solveOf(scope);
  const plans = await plansOf(scope, { term_id, club_ids });
  const terms = await termsOf(scope, [...new Set(plans.flatMap((plan) => plan.term_ids))]);
  return plans.map((plan) => ({
    ...head(scope, plan, { terms: terms.filter((term) => plan.term_ids.includes(term.id)), solve }),
    value: plan.found?.value ?? null,
    gap: plan.found?.gap ?? null,
    numbers: plan.found?.numbers ?? null,
  }));
}

/** Throws 404, also for one of a club that the actor does not run. */
export async function getPlan(scope: Scope, id: string): Promise<Plan> {
  // First: one that ends meanwhile is shown with what was found, not as one of which nothing was.
  const solve = await solveOf(scope);
  const plan = found(await planOf(scope, id), 'plan');
  const terms = await termsOf(scope, plan.term_ids);
  if (!runsTerms(scope.actor, terms)) throw notFound('plan');
  const words = await wordsFor(scope, [plan], terms);
  return {
    ...head(scope, plan, { terms, solve }),
    ...{ options: plan.options, excluded: plan.excluded },
    ...(await summaryOf(scope, plan, terms)),
    found: shownFound(plan, words),
    conflicts: (plan.found?.conflicts ?? []).map((one) => words.conflict(one, plan.locks)),
    failure: plan.found?.failure ?? null,
    helps: shownHelps(plan, words),
  };
}

function head(
  { now }: Scope,
  plan: PlanHead | PlanRowOf,
  { terms, solve }: { terms: readonly PlannedTerm[]; solve: SolveRow | undefined },
) {
  const timezone = terms[0]?.timezone ?? 'UTC';
  const instant = (at: Date | null) => (at === null ? null : offsetDateTime(at, timezone));
  const own = solve?.plan_id === plan.id ? solve : undefined;
  const isApplied = plan.status === 'applied';
  return {
    ...{ id: plan.id, name: plan.name, status: own && !isApplied ? ('solving' as const) : plan.status },
    terms: terms.map(({ id, name, starts_on, ends_on, club_id, club_name }) => ({
      ...{ id, name, starts_on, ends_on },
      club: { id: club_id, name: club_name },
    })),
    instructor_ids: plan.instructor_ids,
    solving: own ? shownSolving(now, own) : null,
    created_at: offsetDateTime(plan.created_at, timezone),
    updated_at: offsetDateTime(plan.updated_at, timezone),
    ...{ solved_at: instant(plan.solved_at), applied_at: instant(plan.applied_at) },
    abilities: {
      ...{ change: !isApplied && !own, solve: !isApplied && !solve, stop: own !== undefined },
      ...{ edit: plan.status === 'solved' && !own, discard: !isApplied },
    },
  };
}

function shownSolving(now: Date, { task, limits, best, stopping, begun_at }: SolveRow) {
  const placed = best?.plan.groups.reduce((sum, { members }) => sum + members.length, 0);
  return {
    task,
    state: stopping ? ('stopping' as const) : begun_at === null ? ('waiting' as const) : ('running' as const),
    seconds: begun_at === null ? 0 : Math.max(0, (now.getTime() - begun_at.getTime()) / 1_000),
    of_seconds: limits.seconds,
    ...{ value: best?.value ?? null, bound: best?.bound ?? null, gap: best?.gap ?? null },
    classes_placed: placed ?? null,
  };
}
