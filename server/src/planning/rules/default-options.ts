import type { PlanKind, PlanOptions } from './options.ts';
import { usualWeights } from './weights.ts';

/** A kind of group as it is held. */
export interface Held extends Omit<PlanKind, 'id' | 'name' | 'min_level' | 'max_level' | 'takes_untested'> {
  type_name: string;
  level_name: string;
  rating_min: number;
  rating_max: number;
}

/** What a club would choose that has not thought about it. Who is untested begins in the lowest band. */
export function defaultOptions(held: readonly Held[]): PlanOptions {
  const lowest = Math.min(...held.map(({ rating_min }) => rating_min));
  return {
    kinds: held.map(
      ({ type_name, level_name, rating_min, rating_max, ...kind }, n): PlanKind => ({
        ...kind,
        id: `k${n + 1}`,
        name: `${type_name} · ${level_name}`.slice(0, 200),
        ...{ min_level: rating_min, max_level: rating_max, takes_untested: rating_min === lowest },
      }),
    ),
    hours: null,
    grid_minutes: 30,
    weights: usualWeights,
    groups: 'movable',
    group_freedom: [],
    travel_minutes: 30,
    with_waiting: true,
    missed_dates: 2,
    seconds: 30,
    gap: 0.01,
    seed: 1,
  };
}
