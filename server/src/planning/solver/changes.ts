import { changeWorth } from '../rules/changes.ts';
import { slotId } from '../rules/fits.ts';
import type { Class } from '../rules/index.ts';
import { type Aim, inPlace, type Model } from './program.ts';
import { minus, type Terms } from './sheet.ts';
import { rewardCoach } from './wishes.ts';

/** For the fewest changes alone, nothing else is worth anything; else they are held under a limit. */
export function addChanges(model: Model, aim: Exclude<Aim, { for: 'value' }>): void {
  const { sheet } = model;
  const worth = [...sheet.worth];
  const offset = sheet.offset;
  const first = worth.length;
  sheet.worth.fill(0);
  sheet.offset = 0;
  for (const [person, classes] of aim.before)
    if (model.index.people.has(person)) addStaying(model, person, classes);
  if (aim.for === 'peace') return;
  const spent: Terms = sheet.worth.flatMap((points, column) =>
    points === 0 ? [] : [[column, points] as const],
  );
  sheet.atLeast(spent, -aim.changes - sheet.offset);
  sheet.worth.splice(0, first, ...worth);
  sheet.worth.fill(0, first);
  sheet.offset = offset;
}

/** A class kept is worth what its loss would cost; a person with fewer classes than before pays for each of them. */
function addStaying(model: Model, person: string, classes: readonly Class[]): void {
  const { sheet, places } = model;
  const all = [...places.values()].flatMap((place) => inPlace(place, person));
  // So many classes as before or fewer; more than before bring nothing here.
  const kept = sheet.column({ worth: changeWorth.lost - changeWorth.moved, to: classes.length });
  sheet.atMost([[kept, 1], ...minus(all)], 0);
  sheet.offset -= changeWorth.lost * classes.length;
  for (const { start, kind, coach } of classes) {
    const place = places.get(slotId(start, kind));
    if (!place?.seats.has(person)) continue;
    for (const [column] of inPlace(place, person))
      sheet.worth[column]! += changeWorth.moved - changeWorth.coach;
    if (place.coaches.has(coach))
      rewardCoach(model, { place, person, coaches: [coach], worth: changeWorth.coach });
  }
}
