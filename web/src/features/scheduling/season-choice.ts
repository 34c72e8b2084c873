import type { SeasonHolder } from './season-api.ts';

/** Which fixed places are unticked, and which are ticked in spite of their holders' age. */
export interface HolderChoice {
  without: readonly string[];
  overlook: readonly string[];
}

export const everybody: HolderChoice = { without: [], overlook: [] };

export const isGoing = ({ place_id, why }: SeasonHolder, { without, overlook }: HolderChoice): boolean =>
  why === null ? !without.includes(place_id) : overlook.includes(place_id);

/** The other way round for one of them. */
export function toggled(choice: HolderChoice, { place_id, why }: SeasonHolder): HolderChoice {
  const key = why === null ? 'without' : 'overlook';
  const had = choice[key];
  const now = had.includes(place_id) ? had.filter((id) => id !== place_id) : [...had, place_id];
  return { ...choice, [key]: now };
}
