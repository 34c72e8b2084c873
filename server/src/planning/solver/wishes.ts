import { meet } from '../rules/fits.ts';
import { anyCoach, groupsIn, inPlace, type Model, type Place } from './program.ts';
import { each, minus, type Terms } from './sheet.ts';

/** What lies between people, and between a person and a coach. */
export function addWishes(model: Model): void {
  const { puzzle } = model;
  addFriends(model);
  addEnemies(model);
  addSiblings(model);
  for (const person of puzzle.people)
    for (const place of model.places.values()) {
      const coaches = person.coaches.filter((coach) => place.coaches.has(coach));
      if (coaches.length > 0 && place.seats.has(person.id))
        rewardCoach(model, { place, person: person.id, coaches, worth: puzzle.weights.coach });
    }
  addToday(model);
}

/** In a group of one of these coaches. Where groups are not told apart, it is enough that one of them holds one. */
export function rewardCoach(
  { sheet }: Model,
  {
    place,
    person,
    coaches,
    worth,
  }: { place: Place; person: string; coaches: readonly string[]; worth: number },
): void {
  if (worth === 0) return;
  const seats = place.seats.get(person)!;
  if (place.apart) {
    for (const coach of coaches) if (seats.has(coach)) sheet.worth[seats.get(coach)!]! += worth;
    return;
  }
  const seat = seats.get(anyCoach)!;
  if (coaches.length === place.coaches.size) sheet.worth[seat]! += worth;
  else sheet.reward(worth, [[[seat, 1]], each(coaches.map((coach) => place.coaches.get(coach)!))]);
}

/** Two people by both of whom, or one, the other is named: counted once per naming. */
function pairsOf(model: Model, named: 'with' | 'notWith' | 'backToBack'): [string, string, number][] {
  const { people } = model.index;
  const pairs = new Map<string, [string, string, number]>();
  for (const person of model.puzzle.people)
    for (const other of new Set(person[named])) {
      if (!people.has(other) || other === person.id) continue;
      const [one, two] = person.id < other ? [person.id, other] : [other, person.id];
      const pair = pairs.get(`${one} ${two}`) ?? [one, two, 0];
      pairs.set(`${one} ${two}`, [one, two, pair[2] + 1]);
    }
  return [...pairs.values()];
}

/** The columns of both in a group that may be one: in a slot, or by coach where its groups are told apart. */
function together(
  { places }: Model,
  one: string,
  other: string,
): { place: Place; coach: string; both: [number, number] }[] {
  return [...places.values()].flatMap((place) => {
    const seats = place.seats.get(one);
    const others = place.seats.get(other);
    if (!seats || !others) return [];
    return [...seats].flatMap(([coach, column]) =>
      others.has(coach) ? [{ place, coach, both: [column, others.get(coach)!] as [number, number] }] : [],
    );
  });
}

function addFriends(model: Model): void {
  const { sheet, puzzle } = model;
  if (puzzle.weights.friends === 0) return;
  for (const [one, other, times] of pairsOf(model, 'with')) {
    const worth = times * puzzle.weights.friends;
    const met = together(model, one, other).map(({ both }) =>
      sheet.reward(
        worth,
        both.map((column) => [[column, 1]] as Terms),
      ),
    );
    if (met.length > 1) sheet.atMost(each(met), 1);
  }
}

/** In one slot only where it has two groups; in one group never. */
function addEnemies(model: Model): void {
  for (const [one, other] of pairsOf(model, 'notWith'))
    for (const { place, coach, both } of together(model, one, other)) {
      const groups: Terms = place.apart ? [[place.coaches.get(coach)!, 1]] : groupsIn(place);
      model.sheet.atMost([...each(both), ...minus(groups)], 0);
    }
}

function addSiblings(model: Model): void {
  const { sheet, puzzle, places } = model;
  if (puzzle.weights.friends === 0) return;
  const at = (person: string) =>
    Map.groupBy(
      [...places.values()].filter(({ seats }) => seats.has(person)),
      ({ start }) => start,
    );
  for (const [one, other, times] of pairsOf(model, 'backToBack')) {
    const others = [...at(other)];
    const met = [...at(one)].flatMap(([start, mine]) => {
      const near = others.filter(([theirs]) => meet(start, theirs)).flatMap(([, some]) => some);
      if (near.length === 0) return [];
      const sums = [
        mine.flatMap((place) => inPlace(place, one)),
        near.flatMap((place) => inPlace(place, other)),
      ];
      return [sheet.reward(times * puzzle.weights.friends, sums)];
    });
    if (met.length > 1) sheet.atMost(each(met), 1);
  }
}

/** A member of a movable group who stays where they are costs nothing: half for the hour and kind, half for the coach. */
function addToday(model: Model): void {
  const { puzzle, sheet, places } = model;
  const { changes } = puzzle.weights;
  for (const { kind, start, coach, members, freedom } of puzzle.groups) {
    if (freedom !== 'movable') continue;
    const place = places.get(`${start} ${kind}`);
    for (const member of members) {
      if (!model.index.people.has(member)) continue;
      sheet.offset -= changes;
      if (!place?.seats.has(member)) continue;
      for (const [column] of inPlace(place, member)) sheet.worth[column]! += changes / 2;
      if (place.coaches.has(coach))
        rewardCoach(model, { place, person: member, coaches: [coach], worth: changes / 2 });
    }
  }
}
