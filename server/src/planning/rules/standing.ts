import { courtsFor } from './court-plan.ts';
import { collide, overlap } from './fits.ts';
import type { Index } from './index.ts';
import type { Coach, Kind, Person, Puzzle, Start } from './puzzle.ts';

/** A group while a plan grows: no court yet, but it is known that there is one. */
export type Draft = {
  readonly kind: Kind;
  readonly start: Start;
  readonly coach: string;
  readonly members: string[];
  readonly closed: boolean;
};

export function coachIsFree(puzzle: Puzzle, drafts: readonly Draft[], coach: Coach, start: Start): boolean {
  const own = drafts.filter((draft) => draft.coach === coach.id);
  const minutes = own.reduce((sum, draft) => sum + draft.start.minutes, start.minutes);
  return minutes <= coach.minutes && !own.some((draft) => collide(draft.start, start, puzzle.travel));
}

export function coachMay({ starts, kinds }: Coach, start: Start, kind: Kind): boolean {
  return starts.includes(start.id) && kinds.includes(kind.id);
}

export function courtIsFree({ courts }: Puzzle, drafts: readonly Draft[], start: Start): boolean {
  const day = drafts
    .map((draft) => draft.start)
    .filter(({ club, weekday }) => club === start.club && weekday === start.weekday);
  return courtsFor([...day, start], courts) !== undefined;
}

/** Whether this person is free at this hour beside these classes of theirs. */
export function isFree(person: Person, own: readonly Start[], start: Start): boolean {
  if (own.some((one) => overlap(one, start))) return false;
  return person.twoOnOneDay || !own.some(({ weekday }) => weekday === start.weekday);
}

export function mayMeet({ people }: Index, one: string, other: string): boolean {
  return !people.get(one)?.notWith.includes(other) && !people.get(other)?.notWith.includes(one);
}
