import { found, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { runsTerms } from '../access.ts';
import { differencesOf } from '../rules/differences.ts';
import { keyOf } from '../rules/keys.ts';
import { measure } from '../rules/measure.ts';
import { numbersOf } from '../rules/numbers.ts';
import type { Group } from '../rules/plan.ts';
import type { PlanDifferences } from '../schemas/plans.ts';
import { planOf, termsOf } from '../store/plans.ts';
import { type Words, wordsFor } from './plan-words.ts';
import { solvedOf } from './solved.ts';

/** Two solved plans of the same terms side by side. Throws 404, 409 `planning.not_solved`, 422. */
export async function comparePlans(scope: Scope, id: string, other_id: string): Promise<PlanDifferences> {
  const one = found(await planOf(scope, id), 'plan');
  const terms = await termsOf(scope, one.term_ids);
  if (!runsTerms(scope.actor, terms)) throw notFound('plan');
  const other = await planOf(scope, other_id);
  if (!other || other.term_ids.toSorted().join() !== one.term_ids.toSorted().join())
    throw invalid([{ path: 'query.other', code: 'unknown', message: 'is no plan of these terms' }]);
  const plans = [one, other].map((plan) => ({ plan, ...solvedOf(plan) }));
  const words = await wordsFor(scope, [one, other], terms);
  const { same, groups, people } = differencesOf(plans[0]!, plans[1]!);
  return {
    plans: plans.map(({ plan, puzzle, groups: own }) => {
      const { total: value, ...parts } = measure(puzzle, { groups: own });
      return { id: plan.id, name: plan.name, value, parts, numbers: numbersOf(puzzle, { groups: own }) };
    }),
    groups: groups.map((pair) => ({ one: side(pair.one, words), other: side(pair.other, words) })),
    same_groups: same,
    people: people.map((both) => ({
      person: words.person(both.person),
      one: both.one.map((group) => hour(group, words)),
      other: both.other.map((group) => hour(group, words)),
    })),
  };
}

const hour = (group: Group, words: Words) => ({ key: keyOf(group), ...words.slot(group.start) });

const side = (group: Group | null, words: Words) =>
  group && {
    ...{ ...hour(group, words), kind: words.kind(group.kind) },
    ...{ instructor: words.coach(group.coach), court: words.court(group.court) },
    members: group.members.map(words.named),
  };
