import { misfit } from '../rules/measure.ts';
import type { Person } from '../rules/puzzle.ts';
import { placeWorth } from '../rules/weights.ts';
import { anyCoach, groupsIn, inPlace, type Model, type Place } from './program.ts';
import { minus, type Terms, times } from './sheet.ts';

/** So many in a group as its kind says. Who pinned a group has said that it stands, so it may be smaller. */
export function addSizes({ sheet, places }: Model): void {
  for (const place of places.values()) {
    const [least, most] = place.kind.size;
    const held: readonly (readonly [string, Terms])[] = place.apart
      ? [...place.coaches].map(([coach, column]) => [coach, [[column, 1]]] as const)
      : [[anyCoach, groupsIn(place)]];
    for (const [coach, groups] of held) {
      const seated = [...place.seats.values()].flatMap((seats) =>
        seats.has(coach) ? [[seats.get(coach)!, 1] as const] : [],
      );
      sheet.atMost([...seated, ...minus(times(most, groups))], 0);
      if (!place.pins.some((pin) => pin.coach === coach))
        sheet.atLeast([...seated, ...minus(times(least, groups))], 0);
      // Said by the rows above for whole numbers; said again, the bound without whole numbers is far closer.
      for (const seat of seated) sheet.atMost([seat, ...minus(groups)], 0);
    }
  }
}

/** Each person has as many classes as they wish, at one time one, on one day one unless they wish more. */
export function addPeople(model: Model): void {
  const { puzzle, sheet, places } = model;
  const mine = new Map<string, Place[]>(puzzle.people.map(({ id }) => [id, []]));
  for (const place of places.values()) for (const { id } of place.people) mine.get(id)!.push(place);
  for (const person of puzzle.people) {
    const own = mine.get(person.id)!;
    const classes = own.flatMap((place) => inPlace(place, person.id));
    const pinned = pinnedOf(person, own);
    const first = sheet.column({ worth: placeWorth.first });
    const further = sheet.column({ worth: placeWorth.further, to: Math.max(0, person.classes - 1) });
    const beyond = sheet.column({ to: Math.max(0, pinned.length - person.classes) });
    sheet.row(
      0,
      [
        ...classes,
        ...minus([
          [first, 1],
          [further, 1],
          [beyond, 1],
        ]),
      ],
      0,
    );
    if (person.classes > 1 || pinned.length > 1) addDays(model, person, own);
    addTastes(model, person, own);
  }
}

function pinnedOf({ id }: Person, places: readonly Place[]): Place[] {
  return places.filter(({ pins }) => pins.some(({ members }) => members.includes(id)));
}

function addDays({ sheet }: Model, person: Person, places: readonly Place[]): void {
  for (const day of Map.groupBy(places, ({ start }) => start.weekday).values()) {
    const sum = (some: readonly Place[]) => some.flatMap((place) => inPlace(place, person.id));
    if (!person.twoOnOneDay) sheet.atMost(sum(day), Math.max(1, pinnedOf(person, day).length));
    for (const minute of new Set(day.map(({ start }) => start.minute)))
      sheet.atMost(
        sum(day.filter(({ start }) => start.minute <= minute && minute < start.minute + start.minutes)),
        1,
      );
  }
}

/** What a class is worth to this person wherever it is: hour, level, and to the club, price. */
function addTastes({ puzzle, index, sheet }: Model, person: Person, places: readonly Place[]): void {
  const { loved, level, revenue } = puzzle.weights;
  for (const { start, kind, seats } of places) {
    const worth =
      (person.loved.includes(start.id) ? loved : 0) -
      level * misfit(person.level, kind.level) +
      revenue * (kind.price / index.dearest);
    for (const column of seats.get(person.id)!.values()) sheet.worth[column]! += worth;
  }
}
