import { changeWorth } from '../rules/changes.ts';
import { finishPlan } from '../rules/finish.ts';
import type { Plan } from '../rules/plan.ts';
import { splitGroups } from '../rules/split.ts';
import { type Draft, mayMeet } from '../rules/standing.ts';
import { type Aim, anyCoach, type Model, type Place } from './program.ts';

/**
 * The plan that these values of the columns mean: slots with several groups are split, and each group gets a court.
 * Undefined where a slot's people cannot be split (two who must not meet, and no way around it).
 */
export function planOf(model: Model, values: ArrayLike<number>, aim: Aim): Plan | undefined {
  const drafts: Draft[] = [];
  for (const place of model.places.values()) {
    const groups = membersOf(model, place, values, aim);
    if (!groups) return undefined;
    for (const [coach, members] of groups)
      drafts.push({ kind: place.kind, start: place.start, coach, members, closed: false });
  }
  return finishPlan(model.puzzle, drafts);
}

/** The slots of these values that hold several groups without telling them apart. */
export function blurred({ places }: Model, values: ArrayLike<number>): string[] {
  return [...places.values()]
    .filter((place) => !place.apart && coachesOf(place, values).length > 1)
    .map(({ id }) => id);
}

function membersOf(
  model: Model,
  place: Place,
  values: ArrayLike<number>,
  aim: Aim,
): ReadonlyMap<string, string[]> | undefined {
  const coaches = coachesOf(place, values);
  const seated = (under: string) =>
    [...place.seats]
      .filter(([, seats]) => seats.has(under) && isSet(values, seats.get(under)!))
      .map(([id]) => id);
  if (place.apart) return new Map(coaches.map((coach) => [coach, seated(coach)]));
  const people = seated(anyCoach);
  if (coaches.length === 0) return new Map();
  if (coaches.length === 1) return new Map([[coaches[0]!, people]]);
  return splitGroups({ people, coaches, size: place.kind.size, ...tastesOf(model, place, aim) });
}

/** What a person and a coach, or two people, in one group are worth to what is aimed at. */
function tastesOf({ puzzle, index }: Model, { start, kind }: Place, aim: Aim) {
  const { weights, groups } = puzzle;
  const today = groups.filter(
    (one) => one.freedom === 'movable' && one.start === start.id && one.kind === kind.id,
  );
  const isBefore = (person: string, coach: string) =>
    aim.for !== 'value' &&
    (aim.before.get(person) ?? []).some(
      (one) => one.start === start.id && one.kind === kind.id && one.coach === coach,
    );
  // What changes comes before what pleases.
  const peace = 1000 * changeWorth.coach;
  return {
    worth: (person: string, coach: string) =>
      (isBefore(person, coach) ? peace : 0) +
      (index.people.get(person)!.coaches.includes(coach) ? weights.coach : 0) +
      (today.some((one) => one.coach === coach && one.members.includes(person)) ? weights.changes / 2 : 0),
    pair: (one: string, other: string) =>
      weights.friends *
      (Number(index.people.get(one)!.with.includes(other)) +
        Number(index.people.get(other)!.with.includes(one))),
    mayMeet: (one: string, other: string) => mayMeet(index, one, other),
  };
}

function coachesOf({ coaches }: Place, values: ArrayLike<number>): string[] {
  return [...coaches].filter(([, column]) => isSet(values, column)).map(([coach]) => coach);
}

/** HiGHS's whole numbers are whole within a millionth. */
function isSet(values: ArrayLike<number>, column: number): boolean {
  return values[column]! > 0.5;
}
