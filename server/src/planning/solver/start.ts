import { slotId } from '../rules/fits.ts';
import type { Plan } from '../rules/plan.ts';
import { anyCoach, type Model } from './program.ts';

/** A plan as values of the whole columns, for HiGHS to begin with; the others follow from them. */
export function startOf(model: Model, { groups }: Plan): { indices: number[]; values: number[] } {
  const { sheet, places, courts } = model;
  const set = new Map<number, number>();
  const add = (column: number | undefined) => {
    if (column !== undefined) set.set(column, (set.get(column) ?? 0) + 1);
  };
  for (const { start, kind, coach, court, members } of groups) {
    const place = places.get(slotId(start, kind));
    if (!place) continue;
    add(place.coaches.get(coach));
    for (const member of members) add(place.seats.get(member)?.get(place.apart ? coach : anyCoach));
    add(courts.find((use) => use.courts.some(({ id }) => id === court))?.groups.get(start));
  }
  const indices = [...sheet.whole.keys()].filter((column) => sheet.whole[column] === 1);
  return { indices, values: indices.map((column) => set.get(column) ?? 0) };
}
