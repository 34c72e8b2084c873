import { announce } from '../../kernel/live.ts';
import { conflict, found, type InputError, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { runsTerms } from '../access.ts';
import { defaultOptions } from '../rules/default-options.ts';
import { checkOptions, nobody, type PlanOptions } from '../rules/options.ts';
import type { AddPlan, ChangePlan } from '../schemas/plan-options.ts';
import { endTopic, solveOf, wake } from '../store/plan-solves.ts';
import {
  coachesAt,
  deletePlan,
  heldKinds,
  insertPlan,
  knownKinds,
  type PlannedTerm,
  type PlanRowOf,
  planOf,
  termsOf,
  updatePlan,
} from '../store/plans.ts';

/** A plan of terms, with what a club would choose filled in. Throws 404, 422. @returns its id */
export async function addPlan(scope: Scope, input: AddPlan): Promise<string> {
  const terms = await termsOf(scope, input.term_ids);
  const errors = [
    ...termErrors(scope, input.term_ids, terms),
    ...(await coachErrors(scope, input.instructor_ids ?? null, terms)),
  ];
  if (errors.length > 0) throw invalid(errors);
  const before = input.copy_of === undefined ? undefined : await copied(scope, input.copy_of, terms);
  const {
    options,
    excluded,
    locks,
    puzzle,
    found: groups,
    solved_at,
  } = before ?? {
    ...{ options: await filledIn(scope, input.term_ids), excluded: nobody, locks: [] },
    ...{ puzzle: null, found: null, solved_at: null },
  };
  const id = await insertPlan(scope, {
    name:
      input.name ??
      before?.name ??
      terms
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
    term_ids: terms.map((term) => term.id),
    instructor_ids:
      input.instructor_ids === undefined ? (before?.instructor_ids ?? null) : input.instructor_ids,
    ...{ options, excluded, locks, puzzle, found: groups, solved_at },
  });
  announce(scope.tx, 'plans', [id]);
  return id;
}

const filledIn = async (scope: Scope, term_ids: readonly string[]): Promise<PlanOptions> =>
  defaultOptions(await heldKinds(scope, term_ids));

function termErrors({ actor }: Scope, asked: readonly string[], terms: readonly PlannedTerm[]): InputError[] {
  const known = new Map(terms.map((term) => [term.id, term]));
  const clubs = new Set<string>();
  return asked.flatMap((id, n): InputError[] => {
    const path = `/term_ids/${n}`;
    const term = known.get(id);
    if (!term || !runsTerms(actor, [term]))
      return [{ path, code: 'unknown', message: 'is no term of a club that you run' }];
    if (!term.club_is_active)
      return [{ path, code: 'not_in_use', message: 'is of a club that takes no classes any more' }];
    if (clubs.has(term.club_id))
      return [{ path, code: 'repeated', message: 'is of a club that another term is of' }];
    clubs.add(term.club_id);
    const other = terms.find((one) => one.starts_on > term.ends_on || one.ends_on < term.starts_on);
    return other
      ? [
          {
            path,
            code: 'not_together',
            params: { field: 'term_ids' },
            message: `is not at the time of ${other.name}`,
          },
        ]
      : [];
  });
}

async function coachErrors(
  scope: Scope,
  ids: readonly string[] | null,
  terms: readonly PlannedTerm[],
): Promise<InputError[]> {
  if (ids === null) return [];
  const known = await coachesAt(
    scope,
    ids,
    terms.map(({ club_id }) => club_id),
  );
  return ids.flatMap((id, n) =>
    known.has(id)
      ? []
      : [{ path: `/instructor_ids/${n}`, code: 'not_at_club', message: 'does not teach at these clubs' }],
  );
}

/** Another plan of the same terms. */
async function copied(scope: Scope, id: string, terms: readonly PlannedTerm[]): Promise<PlanRowOf> {
  const plan = await planOf(scope, id);
  const own = terms.map((term) => term.id).sort();
  if (plan && plan.term_ids.toSorted().join() === own.join()) return plan;
  throw invalid([{ path: '/copy_of', code: 'unknown', message: 'is no plan of these terms' }]);
}

/** Throws 404, 409 `planning.plan_applied`, 422. */
export async function changePlan(scope: Scope, id: string, input: ChangePlan): Promise<void> {
  const { plan, terms } = await lockPlan(scope, id);
  refuseApplied(plan);
  await refuseSolving(scope, id);
  const options: PlanOptions = { ...plan.options, ...input.options };
  const errors = [
    ...(input.options ? [...checkOptions(options), ...(await kindErrors(scope, options, terms))] : []),
    ...(await coachErrors(scope, input.instructor_ids ?? null, terms)),
  ];
  if (errors.length > 0) throw invalid(errors);
  await updatePlan(scope, id, {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.instructor_ids !== undefined && { instructor_ids: input.instructor_ids }),
    ...(input.options !== undefined && { options }),
    ...(input.excluded !== undefined && { excluded: input.excluded }),
  });
  announce(scope.tx, 'plans', [id]);
}

async function kindErrors(
  scope: Scope,
  { kinds, hours }: PlanOptions,
  terms: readonly PlannedTerm[],
): Promise<InputError[]> {
  const known = await knownKinds(scope, {
    class_type_id: kinds.map(({ class_type_id }) => class_type_id),
    level_id: kinds.map(({ level_id }) => level_id),
  });
  const clubs = new Set(terms.map(({ club_id }) => club_id));
  return [
    ...kinds.flatMap((kind, n) =>
      (['class_type_id', 'level_id'] as const).flatMap((field) =>
        known[field].has(kind[field])
          ? []
          : [{ path: `/options/kinds/${n}/${field}`, code: 'unknown', message: 'is not in the catalog' }],
      ),
    ),
    ...(hours ?? []).flatMap(({ club_id }, n) =>
      clubs.has(club_id)
        ? []
        : [{ path: `/options/hours/${n}/club_id`, code: 'other_club', message: 'is no club of this plan' }],
    ),
  ];
}

/** Throws 404, 409 `planning.plan_applied`. What is being solved of it ends. */
export async function discardPlan(scope: Scope, id: string): Promise<void> {
  const { plan } = await lockPlan(scope, id);
  refuseApplied(plan);
  await deletePlan(scope, id);
  wake(scope, endTopic);
  announce(scope.tx, 'plans', [id]);
}

/** A plan of whose clubs the actor runs every one, kept from others. Throws 404. */
export async function lockPlan(scope: Scope, id: string): Promise<{ plan: PlanRowOf; terms: PlannedTerm[] }> {
  const plan = found(await planOf(scope, id, true), 'plan');
  const terms = await termsOf(scope, plan.term_ids);
  if (!runsTerms(scope.actor, terms)) throw notFound('plan');
  return { plan, terms };
}

/** What is being solved is changed by nobody. Throws 409 `planning.being_solved`. */
export async function refuseSolving(scope: Scope, id: string): Promise<void> {
  if ((await solveOf(scope))?.plan_id === id)
    throw conflict('planning.being_solved', 'It is being solved: stop that first, or wait.');
}

export function refuseApplied({ status }: PlanRowOf): void {
  if (status === 'applied')
    throw conflict('planning.plan_applied', 'This plan has been applied: its groups are there.');
}
