import { canCome, fits, meet } from './fits.ts';
import { waitingOf } from './hold.ts';
import { type Class, classesOf, type Index, indexOf } from './index.ts';
import { type Join, joinsOf, type Obstacle, sceneOf, type Way, waysOf } from './obstacles.ts';
import type { Plan } from './plan.ts';
import type { Person, Puzzle } from './puzzle.ts';

/** Why somebody has this class. */
export type Here = {
  readonly person: string;
  readonly group: number;
  readonly loved: boolean;
  /** Whom of those they named they are with, and with whom they come and go. */
  readonly with: readonly string[];
  readonly backToBack: readonly string[];
  readonly coach: boolean;
  /** From the middle of the group's band; null where nobody knows the level. */
  readonly fromMiddle: number | null;
  /** At how many starts they can and some kind of group fits: 1 means that it is here or nowhere. */
  readonly choices: number;
};

/** Why somebody has fewer classes than they wish: of the ways into the plan, those with the least in them. */
export type Left = {
  readonly person: string;
  readonly missing: number;
  readonly ways: readonly Way[];
};

/** A wish of somebody who has a class, and what stands in its way: of the classes that would meet it, those with least. */
export type Unmet = {
  readonly person: string;
  readonly wish: 'loved' | 'with' | 'coach';
  /** The friend or coach. */
  readonly about: string | null;
  /** Which class they would give up for it. */
  readonly leaves: number;
  readonly ways: readonly (Join & { readonly leftBehind: boolean })[];
};

export function whyHere(puzzle: Puzzle, plan: Plan): Here[] {
  const index = indexOf(puzzle);
  const classes = classesOf(plan);
  return puzzle.people.flatMap((person) => {
    const choices = choicesOf(puzzle, person);
    return (classes.get(person.id) ?? []).map((one) => ({
      ...hereOf(plan, index, person, one, classes),
      choices,
    }));
  });
}

function choicesOf({ starts, kinds }: Puzzle, person: Person): number {
  return starts.filter(
    (start) =>
      canCome(person, start) && kinds.some((kind) => kind.minutes === start.minutes && fits(person, kind)),
  ).length;
}

function hereOf(
  { groups }: Plan,
  index: Index,
  person: Person,
  { group, start, kind, coach }: Class,
  classes: ReadonlyMap<string, readonly Class[]>,
) {
  const [low, high] = index.kinds.get(kind)!.level;
  const comesNear = (sibling: string) =>
    (classes.get(sibling) ?? []).some((one) => meet(index.starts.get(start)!, index.starts.get(one.start)!));
  return {
    person: person.id,
    group,
    loved: person.loved.includes(start),
    with: person.with.filter((friend) => groups[group]!.members.includes(friend)),
    backToBack: person.backToBack.filter(comesNear),
    coach: person.coaches.includes(coach),
    fromMiddle: person.level === null ? null : Math.abs(person.level - (low + high) / 2),
  };
}

export function whyLeft(puzzle: Puzzle, plan: Plan): Left[] {
  const scene = sceneOf(puzzle, plan);
  return waitingOf(puzzle, plan).map(({ person, missing }) => ({
    person: person.id,
    missing,
    ways: leastOf(waysOf(scene, person)),
  }));
}

/** For each wish that a class could meet and none does: what would have to go for it, were they to change one class. */
export function whyUnmet(puzzle: Puzzle, plan: Plan): Unmet[] {
  const classes = classesOf(plan);
  return puzzle.people.flatMap((person) => {
    const own = classes.get(person.id) ?? [];
    if (own.length === 0) return [];
    return wishesOf(plan, person, own, classes).flatMap(({ wish, about, meets }) =>
      own.flatMap(({ group: leaves }) => {
        const ways = waysFrom(puzzle, plan, person, leaves).filter(meets);
        return ways.length === 0 ? [] : [{ person: person.id, wish, about, leaves, ways: leastOf(ways) }];
      }),
    );
  });
}

type Wish = { wish: Unmet['wish']; about: string | null; meets: (join: Join) => boolean };

function wishesOf(
  { groups }: Plan,
  person: Person,
  own: readonly Class[],
  classes: Map<string, Class[]>,
): Wish[] {
  const wishes: Wish[] = [];
  if (person.loved.length > 0 && !own.some(({ start }) => person.loved.includes(start)))
    wishes.push({
      wish: 'loved',
      about: null,
      meets: ({ start }) => person.loved.includes(start),
    });
  for (const friend of person.with)
    if (classes.has(friend) && !own.some(({ group }) => groups[group]!.members.includes(friend)))
      wishes.push({
        wish: 'with',
        about: friend,
        meets: ({ group }) => groups[group]!.members.includes(friend),
      });
  for (const coach of person.coaches)
    if (!own.some((one) => one.coach === coach))
      wishes.push({
        wish: 'coach',
        about: coach,
        meets: ({ group }) => groups[group]!.coach === coach,
      });
  return wishes;
}

/** The ways of somebody who gives up one class; whether the group they leave is then too small is said with it. */
function waysFrom(
  puzzle: Puzzle,
  plan: Plan,
  person: Person,
  leaves: number,
): (Join & { leftBehind: boolean })[] {
  const groups = plan.groups.map((group, n) =>
    n === leaves ? { ...group, members: group.members.filter((id) => id !== person.id) } : group,
  );
  const least = puzzle.kinds.find(({ id }) => id === groups[leaves]!.kind)!.size[0];
  const leftBehind = groups[leaves]!.members.length < least;
  return joinsOf(sceneOf(puzzle, { groups }), person)
    .filter(({ group }) => group !== leaves)
    .map((way) => ({ ...way, leftBehind }));
}

/** Those with the fewest obstacles. */
function leastOf<One extends Way>(ways: readonly One[]): One[] {
  const fewest = Math.min(...ways.map(({ obstacles }) => weightOf(obstacles)));
  return ways.filter(({ obstacles }) => weightOf(obstacles) === fewest);
}

/** Three more people are three obstacles. */
function weightOf(obstacles: readonly Obstacle[]): number {
  return obstacles.reduce((sum, one) => sum + (one.what === 'company' ? one.missing : 1), 0);
}
