import type { Weights } from './weights.ts';

/** All that a plan is made from, as data: no database, no clock, no names. Ids are opaque and unique within their list. */
export type Puzzle = {
  readonly starts: readonly Start[];
  readonly courts: readonly Court[];
  readonly coaches: readonly Coach[];
  readonly kinds: readonly Kind[];
  readonly people: readonly Person[];
  /** The groups of today, and how free the plan is with each. */
  readonly groups: readonly Existing[];
  /** What somebody pinned: stands in every plan, or the conflict is named. */
  readonly locks: readonly Lock[];
  readonly weights: Weights;
  /** Minutes that a coach needs from one club to another. */
  readonly travel: number;
};

/** A weekly hour at which a group could begin, in the club's wall time. */
export type Start = {
  readonly id: string;
  readonly club: string;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Minutes after midnight. */
  readonly minute: number;
  readonly minutes: number;
  /** Whether a court is wanted by others, too, at this hour. */
  readonly prime: boolean;
};

export type Court = {
  readonly id: string;
  readonly club: string;
  /** The starts at which it is free for the whole class. */
  readonly starts: readonly string[];
};

export type Coach = {
  readonly id: string;
  readonly starts: readonly string[];
  readonly kinds: readonly string[];
  /** The most minutes of class a week. */
  readonly minutes: number;
};

/** What a group may be: who fits, how many, how long. Bounds belong to the range. */
export type Kind = {
  readonly id: string;
  readonly minutes: number;
  readonly level: readonly [number, number];
  readonly age: readonly [number, number];
  readonly size: readonly [number, number];
  /** Whether it takes people whose level nobody has judged. */
  readonly untested: boolean;
  /** What one place brings a month, in cents. */
  readonly price: number;
};

export type Person = {
  readonly id: string;
  readonly level: number | null;
  readonly age: number | null;
  /** Classes a week they wish. */
  readonly classes: number;
  readonly twoOnOneDay: boolean;
  readonly clubs: readonly string[];
  /** The starts at which they can. */
  readonly starts: readonly string[];
  /** A part of `starts`. */
  readonly loved: readonly string[];
  readonly coaches: readonly string[];
  readonly with: readonly string[];
  readonly notWith: readonly string[];
  /** Brothers and sisters whose class should be at the same hour or directly before or after. */
  readonly backToBack: readonly string[];
};

export type Existing = {
  readonly id: string;
  readonly kind: string;
  readonly start: string;
  readonly coach: string;
  readonly members: readonly string[];
  /** `fixed` stays as it is and takes people; `movable` costs what the weights say; `free` costs nothing. */
  readonly freedom: 'fixed' | 'movable' | 'free';
};

export type Lock = {
  readonly id: string;
  readonly kind: string;
  readonly start: string;
  readonly coach: string;
  /** These are in it, even where their wish says otherwise. */
  readonly members: readonly string[];
  /** Nobody else comes in. */
  readonly closed: boolean;
};
