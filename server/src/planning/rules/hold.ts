import { classesOf } from './index.ts';
import type { Plan } from './plan.ts';
import type { Person, Puzzle } from './puzzle.ts';

/**
 * The puzzle of who is still without: the plan's groups stand with their people and coaches, whoever has all their
 * classes wishes nothing more, and today's groups have had their say. Courts may still be exchanged.
 */
export function holding(puzzle: Puzzle, plan: Plan): Puzzle {
  const closed = new Map(
    puzzle.locks.map((lock) => [`${lock.start} ${lock.kind} ${lock.coach}`, lock.closed]),
  );
  return {
    ...puzzle,
    groups: [],
    locks: plan.groups.map(({ kind, start, coach, members }, n) => ({
      id: `held ${n}`,
      kind,
      start,
      coach,
      members,
      closed: closed.get(`${start} ${kind} ${coach}`) ?? false,
    })),
    people: holdingPeople(puzzle.people, plan),
  };
}

function holdingPeople(people: readonly Person[], plan: Plan): Person[] {
  const classes = classesOf(plan);
  return people.map((person) =>
    (classes.get(person.id)?.length ?? 0) < person.classes ? person : { ...person, starts: [] },
  );
}

/** Who has fewer classes than they wish, and how many fewer. */
export function waitingOf({ people }: Puzzle, plan: Plan): { person: Person; missing: number }[] {
  const classes = classesOf(plan);
  return people
    .map((person) => ({ person, missing: person.classes - (classes.get(person.id)?.length ?? 0) }))
    .filter(({ missing }) => missing > 0);
}
