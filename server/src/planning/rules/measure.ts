import { meet } from './fits.ts';
import { type Class, classesOf, type Index, indexOf } from './index.ts';
import type { Plan } from './plan.ts';
import type { Person, Puzzle, Start } from './puzzle.ts';
import { placeWorth } from './weights.ts';

/** What a plan is worth, in points, by part. `total` is what the solver maximizes. */
export type Value = {
  readonly total: number;
  readonly placed: number;
  readonly loved: number;
  readonly friends: number;
  readonly level: number;
  readonly coach: number;
  readonly gaps: number;
  readonly prime: number;
  readonly changes: number;
  readonly revenue: number;
};

export function measure(puzzle: Puzzle, plan: Plan, index: Index = indexOf(puzzle)): Value {
  const classes = classesOf(plan);
  const sum = { placed: 0, loved: 0, friends: 0, level: 0, coach: 0, revenue: 0 };
  const { weights } = puzzle;
  for (const person of puzzle.people) {
    const own = classes.get(person.id) ?? [];
    sum.placed += placedWorth(own.length, person.classes);
    sum.friends += weights.friends * companyOf(person, own, classes, index);
    for (const one of own) {
      const kind = index.kinds.get(one.kind)!;
      if (person.loved.includes(one.start)) sum.loved += weights.loved;
      if (person.coaches.includes(one.coach)) sum.coach += weights.coach;
      sum.level -= weights.level * misfit(person.level, kind.level);
      sum.revenue += weights.revenue * (kind.price / index.dearest);
    }
  }
  const rest = {
    gaps: -weights.gaps * idleHours(puzzle, plan, index),
    prime: -weights.prime * plan.groups.filter(({ start }) => index.starts.get(start)!.prime).length,
    changes: -weights.changes * moved(puzzle, classes),
  };
  const all = { ...sum, ...rest };
  return { ...all, total: Object.values(all).reduce((total, part) => total + part, 0) };
}

/** Classes beyond those that were wished (pinned by the desk) are worth nothing. */
export function placedWorth(classes: number, wished: number): number {
  const counted = Math.min(classes, wished);
  return counted === 0 ? 0 : placeWorth.first + (counted - 1) * placeWorth.further;
}

/** 0 in the middle of the group's band, 1 at its edge and beyond. */
export function misfit(level: number | null, [low, high]: readonly [number, number]): number {
  if (level === null || high <= low) return 0;
  return Math.min(1, Math.abs(level - (low + high) / 2) / ((high - low) / 2));
}

/** How many of whom they named they have a class with, and of whom they come back to back with. */
function companyOf(
  person: Person,
  own: readonly Class[],
  classes: Map<string, Class[]>,
  index: Index,
): number {
  const friends = person.with.filter((friend) =>
    (classes.get(friend) ?? []).some(({ group }) => own.some((one) => one.group === group)),
  );
  const siblings = person.backToBack.filter((sibling) =>
    (classes.get(sibling) ?? []).some(({ start }) =>
      own.some((one) => meet(index.starts.get(one.start)!, index.starts.get(start)!)),
    ),
  );
  return friends.length + siblings.length;
}

/** Hours that coaches wait between classes of one day. */
function idleHours({ coaches }: Puzzle, { groups }: Plan, index: Index): number {
  let minutes = 0;
  for (const { id } of coaches) {
    const days = new Map<number, Start[]>();
    for (const { start, coach } of groups)
      if (coach === id) {
        const one = index.starts.get(start)!;
        days.set(one.weekday, [...(days.get(one.weekday) ?? []), one]);
      }
    for (const day of days.values()) minutes += idleMinutes(day);
  }
  return minutes / 60;
}

function idleMinutes(day: readonly Start[]): number {
  const first = Math.min(...day.map(({ minute }) => minute));
  const last = Math.max(...day.map(({ minute, minutes }) => minute + minutes));
  return last - first - day.reduce((sum, { minutes }) => sum + minutes, 0);
}

/**
 * How many members of movable groups do not stay: at another hour or in a group of another kind counts 1, the same with
 * another coach one half.
 */
function moved({ groups, people }: Puzzle, classes: Map<string, Class[]>): number {
  const known = new Set(people.map(({ id }) => id));
  let sum = 0;
  for (const group of groups.filter(({ freedom }) => freedom === 'movable'))
    for (const member of group.members.filter((id) => known.has(id))) {
      const same = (classes.get(member) ?? []).filter(
        ({ start, kind }) => start === group.start && kind === group.kind,
      );
      sum += same.length === 0 ? 1 : same.some(({ coach }) => coach === group.coach) ? 0 : 0.5;
    }
  return sum;
}
