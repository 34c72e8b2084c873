import { classesOf } from './index.ts';
import type { Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';

/** What a director counts. */
export function numbersOf({ people, kinds }: Puzzle, plan: Plan) {
  const classes = classesOf(plan);
  const known = people.filter(({ id }) => classes.has(id));
  const size = new Map(kinds.map((kind) => [kind.id, kind.size[1]]));
  const together = (one: string, other: string) =>
    (classes.get(one) ?? []).some(({ group }) => plan.groups[group]!.members.includes(other));
  const sum = (of: (person: (typeof people)[number]) => number) =>
    people.reduce((total, person) => total + of(person), 0);
  return {
    groups: plan.groups.length,
    people: people.length,
    people_placed: known.length,
    classes_wished: sum((person) => person.classes),
    classes_placed: sum(({ id }) => classes.get(id)?.length ?? 0),
    loved: sum(
      ({ id, loved }) => (classes.get(id) ?? []).filter(({ start }) => loved.includes(start)).length,
    ),
    friends: sum((person) => person.with.filter((friend) => together(person.id, friend)).length),
    seats: plan.groups.reduce((total, { kind }) => total + (size.get(kind) ?? 0), 0),
  };
}

/** A plan against the groups that the terms have today. */
export function againstToday({ groups, people }: Puzzle, plan: Plan) {
  const classes = classesOf(plan);
  const known = new Set(people.map(({ id }) => id));
  const held = new Set<string>();
  const sum = { stay: 0, other_coach: 0, moved: 0, without: 0, new: 0 };
  for (const group of groups)
    for (const member of group.members.filter((id) => known.has(id))) {
      held.add(member);
      const own = classes.get(member) ?? [];
      const same = own.filter(({ start, kind }) => start === group.start && kind === group.kind);
      if (same.length > 0) {
        sum.stay++;
        if (!same.some(({ coach }) => coach === group.coach)) sum.other_coach++;
      } else if (own.length > 0) sum.moved++;
      else sum.without++;
    }
  for (const id of classes.keys()) if (!held.has(id)) sum.new++;
  return sum;
}
