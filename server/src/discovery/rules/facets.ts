import type { Filter } from '../rules.ts';

interface Named {
  id: string;
  name: string;
}

/** Classes that are alike in everything that can be chosen, and how many of them there are. */
export interface Alike {
  level: Named & { key: string };
  class_type: Named;
  club: Named;
  /** Who gives them, and who helps. */
  instructors: Named[];
  /** 0 = Monday. */
  weekday: number;
  /** `19:30` */
  local_time: string;
  count: number;
}

type Choices = { id: string; name: string; count: number }[];
export interface Facets {
  levels: Choices;
  class_types: Choices;
  instructors: Choices;
  clubs: Choices;
  weekdays: { weekday: number; count: number }[];
  hours: { hour: number; count: number }[];
}

/** What a person may choose; each narrows by itself. */
export type Chosen = Pick<
  Filter,
  'levels' | 'class_type_ids' | 'instructor_ids' | 'club_id' | 'weekdays' | 'time_from' | 'time_until'
>;

const has = <T>(chosen: readonly T[] | undefined, ...values: T[]): boolean =>
  chosen === undefined || values.some((value) => chosen.includes(value));

const passes: Record<keyof Facets, (one: Alike, chosen: Chosen) => boolean> = {
  levels: ({ level }, { levels }) => has(levels, level.id, level.key),
  class_types: ({ class_type }, { class_type_ids }) => has(class_type_ids, class_type.id),
  instructors: ({ instructors }, { instructor_ids }) =>
    has(instructor_ids, ...instructors.map(({ id }) => id)),
  clubs: ({ club }, { club_id }) => club_id === undefined || club.id === club_id,
  weekdays: ({ weekday }, { weekdays }) => has(weekdays, weekday),
  hours: ({ local_time }, { time_from = '', time_until = '99' }) =>
    local_time >= time_from.slice(0, 5) && local_time <= time_until,
};
const facets = Object.keys(passes) as (keyof Facets)[];

/**
 * How many classes each choice would leave: of those that pass everything else that is chosen, so that beside what is
 * chosen stands what could be chosen instead. Pure.
 */
export function facetsOf(all: readonly Alike[], chosen: Chosen): Facets {
  const leftBy = (facet: keyof Facets) =>
    all.filter((one) => facets.every((other) => other === facet || passes[other](one, chosen)));
  const named = (facet: keyof Facets, of: (one: Alike) => Named[]): Choices => countNamed(leftBy(facet), of);
  return {
    levels: named('levels', ({ level: { id, name } }) => [{ id, name }]),
    class_types: named('class_types', ({ class_type }) => [class_type]),
    instructors: named('instructors', ({ instructors }) => instructors),
    clubs: named('clubs', ({ club }) => [club]),
    weekdays: tally(leftBy('weekdays'), ({ weekday }) => weekday).map(([weekday, count]) => ({
      weekday,
      count,
    })),
    hours: tally(leftBy('hours'), ({ local_time }) => Number(local_time.slice(0, 2))).map(
      ([hour, count]) => ({ hour, count }),
    ),
  };
}

/** By name. */
function countNamed(all: readonly Alike[], of: (one: Alike) => Named[]): Choices {
  const counted = new Map<string, Choices[number]>();
  for (const one of all)
    for (const { id, name } of of(one))
      counted.set(id, { id, name, count: (counted.get(id)?.count ?? 0) + one.count });
  return [...counted.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The lowest first. */
function tally(all: readonly Alike[], of: (one: Alike) => number): [number, number][] {
  const counted = new Map<number, number>();
  for (const one of all) counted.set(of(one), (counted.get(of(one)) ?? 0) + one.count);
  return [...counted].sort(([a], [b]) => a - b);
}
