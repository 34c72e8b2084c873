import type { Plan } from './plan.ts';
import type { Coach, Kind, Person, Puzzle, Start } from './puzzle.ts';

/** The puzzle by id. */
export type Index = {
  readonly starts: ReadonlyMap<string, Start>;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly people: ReadonlyMap<string, Person>;
  readonly coaches: ReadonlyMap<string, Coach>;
  /** The highest price of a kind, in cents; 1 where all are free. */
  readonly dearest: number;
};

export function indexOf({ starts, kinds, people, coaches }: Puzzle): Index {
  return {
    starts: byId(starts),
    kinds: byId(kinds),
    people: byId(people),
    coaches: byId(coaches),
    dearest: Math.max(1, ...kinds.map(({ price }) => price)),
  };
}

/** One class of one person: `group` is its place in the plan. */
export type Class = {
  readonly group: number;
  readonly start: string;
  readonly kind: string;
  readonly coach: string;
};

export function classesOf({ groups }: Plan): Map<string, Class[]> {
  const classes = new Map<string, Class[]>();
  groups.forEach(({ start, kind, coach, members }, group) => {
    for (const member of members) {
      const own = classes.get(member) ?? [];
      own.push({ group, start, kind, coach });
      classes.set(member, own);
    }
  });
  return classes;
}

function byId<One extends { readonly id: string }>(all: readonly One[]): Map<string, One> {
  return new Map(all.map((one) => [one.id, one]));
}
