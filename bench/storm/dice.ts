/** Chance that a seed repeats. */
export interface Dice {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
}

/** Mulberry32: small, and even enough for choosing. The seeds of a run and of its parts give different throws. */
export function diceOf(...seeds: readonly number[]): Dice {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) + 0x7f4a7c15, 0x2545f491) | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, chance: (share) => next() < share, one: (list) => list[below(list.length)] as never };
}
