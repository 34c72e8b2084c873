import type { Slot } from '../rules/fits.ts';
import type { Class, Index } from '../rules/index.ts';
import type { Pin } from '../rules/pins.ts';
import type { Court, Person, Puzzle } from '../rules/puzzle.ts';
import type { Sheet, Terms } from './sheet.ts';

/**
 * A slot as the program sees it: which coaches could hold a group there, and who could be in one. Groups of one slot are
 * alike but for their coach, so people are first put into the slot; where they have to be told apart (`apart`), each
 * has a column for every coach.
 */
export type Place = Slot & {
  /** Column of "this coach holds a group here", by coach. */
  readonly coaches: ReadonlyMap<string, number>;
  readonly people: readonly Person[];
  readonly pins: readonly Pin[];
  readonly apart: boolean;
  /** Columns of a person in this slot: one, or by coach where the groups are told apart. */
  readonly seats: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/** Where a slot does not tell its groups apart, a seat stands under this instead of a coach. */
export const anyCoach = '';

export type Model = {
  readonly puzzle: Puzzle;
  readonly index: Index;
  readonly sheet: Sheet;
  readonly places: ReadonlyMap<string, Place>;
  readonly courts: readonly CourtUse[];
};

export type Aim =
  /** The most points. */
  | { readonly for: 'value' }
  /** The fewest changes against a plan, and nothing else. */
  | { readonly for: 'peace'; readonly before: Before }
  /** The most points among the plans that change no more than this. */
  | { readonly for: 'value within'; readonly before: Before; readonly changes: number };

/** Courts of a club that are free at the same starts are one: so many groups of a start stand on them. */
export type CourtUse = { readonly courts: readonly Court[]; readonly groups: ReadonlyMap<string, number> };

/** Who had which classes in the plan that should change as little as possible. */
export type Before = ReadonlyMap<string, readonly Class[]>;

/** Whether, and how often at most, this person is in this slot. */
export function inPlace(place: Place, person: string): Terms {
  return [...(place.seats.get(person)?.values() ?? [])].map((column) => [column, 1] as const);
}

/** How many groups the slot has. */
export function groupsIn({ coaches }: Place): Terms {
  return [...coaches.values()].map((column) => [column, 1] as const);
}
