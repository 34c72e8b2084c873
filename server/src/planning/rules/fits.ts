import type { Kind, Person, Puzzle, Start } from './puzzle.ts';

/** One possible group hour: a kind at a start that is as long as it. Several coaches may hold one there at once. */
export type Slot = { readonly id: string; readonly start: Start; readonly kind: Kind };

export const slotId = (start: string, kind: string) => `${start} ${kind}`;

export function slotsOf({ starts, kinds }: Puzzle): Slot[] {
  return starts.flatMap((start) =>
    kinds
      .filter(({ minutes }) => minutes === start.minutes)
      .map((kind) => ({ id: slotId(start.id, kind.id), start, kind })),
  );
}

/** Whether this person's level and age are the kind's. An age that nobody knows is no obstacle. */
export function fits({ level, age }: Person, kind: Kind): boolean {
  return fitsLevel(level, kind) && fitsAge(age, kind);
}

export function fitsLevel(level: number | null, kind: Kind): boolean {
  return level === null ? kind.untested : level >= kind.level[0] && level <= kind.level[1];
}

export function fitsAge(age: number | null, kind: Kind): boolean {
  return age === null || (age >= kind.age[0] && age <= kind.age[1]);
}

export function canCome(person: Person, { id, club }: Start): boolean {
  return person.starts.includes(id) && person.clubs.includes(club);
}

/** Whether two starts of one day share a moment, with `between` minutes to get from one to the other. */
export function overlap(one: Start, other: Start, between = 0): boolean {
  return (
    one.weekday === other.weekday &&
    one.minute < other.minute + other.minutes + between &&
    other.minute < one.minute + one.minutes + between
  );
}

/** Whether a coach cannot hold both: they share a moment, or the way from club to club is too long. */
export function collide(one: Start, other: Start, travel: number): boolean {
  return overlap(one, other, one.club === other.club ? 0 : travel);
}

/** Whether brothers and sisters in these come and go together: the same hour, or one directly after the other. */
export function meet(one: Start, other: Start): boolean {
  return (
    one.club === other.club &&
    one.weekday === other.weekday &&
    (one.minute === other.minute ||
      one.minute + one.minutes === other.minute ||
      other.minute + other.minutes === one.minute)
  );
}
