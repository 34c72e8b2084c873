import { isDeepStrictEqual } from 'node:util';
import type { Scope } from '../../kernel/scope.ts';
import { fits } from '../rules/fits.ts';
import type { Facts } from '../rules/from/facts.ts';
import { type Built, puzzleFrom } from '../rules/from/puzzle.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import type { Plan } from '../schemas/plans.ts';
import type { PlannedTerm, PlanRowOf } from '../store/plans.ts';
import { factsOf } from './plan-facts.ts';

/** What a plan would be made from now, and whether that is what it was made from. */
export async function summaryOf(
  scope: Scope,
  plan: PlanRowOf,
  terms: readonly PlannedTerm[],
): Promise<Pick<Plan, 'stale'> & { summary: Plan['summary'] }> {
  const facts = await factsOf(scope, terms, plan.instructor_ids);
  const built = puzzleFrom(facts, plan);
  const stale = plan.puzzle !== null && !isDeepStrictEqual(made(built.puzzle), made(plan.puzzle));
  return { summary: shownSummary(facts, built), stale };
}

/** What counts of a puzzle, as it is kept. */
const made = ({ locks: _, ...rest }: Puzzle): unknown => JSON.parse(JSON.stringify(rest));

function shownSummary(facts: Facts, { puzzle, people, apart }: Built): Plan['summary'] {
  const students = new Map(
    [...facts.wishes, ...facts.places, ...facts.waiting].map(({ student }) => [student.id, student.name]),
  );
  const named = ({ id }: { id: string }) => ({ id, name: students.get(id) ?? '' });
  const coaches = new Map(facts.coaches.map(({ id, name }) => [id, name]));
  const from = (source: string) => people.filter((one) => one.source === source).length;
  return {
    people: people.length,
    classes: puzzle.people.reduce((sum, { classes }) => sum + classes, 0),
    ...{ from_wishes: from('wish'), from_places: from('place'), from_waiting: from('waiting') },
    ...{ hours: puzzle.starts.length, courts: puzzle.courts.length, instructors: puzzle.coaches.length },
    ...{ kinds: puzzle.kinds.length, groups: puzzle.groups.length },
    missing: {
      without_hours: puzzle.people.filter(({ starts }) => starts.length === 0).map(named),
      without_kind: puzzle.people
        .filter((person) => !puzzle.kinds.some((kind) => fits(person, kind)))
        .map(named),
      unlinked_names: people.reduce((sum, { unlinked }) => sum + unlinked, 0),
      instructors_without_hours: puzzle.coaches
        .filter(({ starts }) => starts.length === 0)
        .map(({ id }) => ({ id, display_name: coaches.get(id) ?? '' })),
      kept_apart: apart.map(({ schedule, why }) => ({ schedule_id: schedule.id, name: schedule.name, why })),
    },
  };
}
