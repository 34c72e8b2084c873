import type { Group, Plan } from '../../src/planning/rules/plan.ts';
import type { Person, Puzzle, Start } from '../../src/planning/rules/puzzle.ts';

type Open = Omit<Group, 'members'>;

/** The best plan of all, found by trying every one: for puzzles with a handful of everything. */
export function bestOfAll(puzzle: Puzzle, worth: (plan: Plan) => number): { worth: number; plan: Plan } {
  let best = { worth: Number.NEGATIVE_INFINITY, plan: { groups: [] } as Plan };
  for (const open of timetables(puzzle)) {
    const subsets = puzzle.people.map((person) => subsetsOf(puzzle, person, open));
    seat(puzzle, open, subsets, (plan) => {
      const value = worth(plan);
      if (value > best.worth) best = { worth: value, plan };
    });
  }
  return best;
}

/** Every set of groups that coaches and courts allow. */
function timetables({ coaches, kinds, starts, courts }: Puzzle): Open[][] {
  const choices = coaches.flatMap((coach) =>
    starts
      .filter(({ id }) => coach.starts.includes(id))
      .map((start) => ({ coach, start, kinds: kinds.filter(({ id }) => coach.kinds.includes(id)) })),
  );
  let all: Open[][] = [[]];
  for (const { coach, start, kinds } of choices)
    all = all.flatMap((open) => {
      const own = open.filter((group) => group.coach === coach.id).map((group) => at(starts, group.start));
      const minutes = own.reduce((sum, one) => sum + one.minutes, 0);
      if (own.some((one) => clash(one, start)) || minutes + start.minutes > coach.minutes) return [open];
      const free = courts.filter(
        (court) =>
          court.starts.includes(start.id) &&
          !open.some((group) => group.court === court.id && clash(at(starts, group.start), start)),
      );
      const added = free.flatMap((court) =>
        kinds.map((kind) => ({ coach: coach.id, start: start.id, kind: kind.id, court: court.id })),
      );
      return [open, ...added.map((group) => [...open, group])];
    });
  return distinct(all);
}

/** Which court it is changes nothing: of timetables that differ in that alone, one is enough. */
function distinct(all: Open[][]): Open[][] {
  const seen = new Map(
    all.map((open) => [open.map(({ coach, start, kind }) => coach + start + kind).join(), open]),
  );
  return [...seen.values()];
}

/** Every set of groups that this person could be in. */
function subsetsOf({ starts, kinds }: Puzzle, person: Person, open: readonly Open[]): number[][] {
  let all: number[][] = [[]];
  open.forEach((group, n) => {
    const kind = kinds.find(({ id }) => id === group.kind)!;
    const start = at(starts, group.start);
    const isFor =
      person.starts.includes(start.id) &&
      (person.level === null
        ? kind.untested
        : person.level >= kind.level[0] && person.level <= kind.level[1]) &&
      (person.age === null || (person.age >= kind.age[0] && person.age <= kind.age[1]));
    if (!isFor) return;
    const added = all.filter(
      (some) =>
        some.length < person.classes &&
        some.every((m) => {
          const other = at(starts, open[m]!.start);
          return !clash(other, start) && (person.twoOnOneDay || other.weekday !== start.weekday);
        }),
    );
    all = [...all, ...added.map((some) => [...some, n])];
  });
  return all;
}

function seat(
  puzzle: Puzzle,
  open: readonly Open[],
  subsets: number[][][],
  each: (plan: Plan) => void,
): void {
  const members = open.map((): string[] => []);
  const sizes = open.map(({ kind }) => puzzle.kinds.find(({ id }) => id === kind)!.size);
  const next = (n: number): void => {
    const person = puzzle.people[n];
    if (!person) {
      if (members.every((some, at) => some.length >= sizes[at]![0]))
        each({ groups: open.map((group, at) => ({ ...group, members: [...members[at]!] })) });
      return;
    }
    for (const subset of subsets[n]!) {
      const isRefused = subset.some(
        (at) =>
          members[at]!.length >= sizes[at]![1] ||
          members[at]!.some(
            (id) =>
              person.notWith.includes(id) ||
              puzzle.people.find((one) => one.id === id)!.notWith.includes(person.id),
          ),
      );
      if (isRefused) continue;
      for (const at of subset) members[at]!.push(person.id);
      next(n + 1);
      for (const at of subset) members[at]!.pop();
    }
  };
  next(0);
}

function at(starts: readonly Start[], id: string): Start {
  return starts.find((start) => start.id === id)!;
}

function clash(one: Start, other: Start): boolean {
  return (
    one.weekday === other.weekday &&
    one.minute < other.minute + other.minutes &&
    other.minute < one.minute + one.minutes
  );
}
