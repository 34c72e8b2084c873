import type { Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';
import { type Here, type Left, type Unmet, whyHere, whyLeft, whyUnmet } from './reasons.ts';

/** Why everybody is where they are, and what stands in the way of the others. */
export interface Reasons {
  here: readonly Here[];
  left: readonly Left[];
  unmet: readonly Unmet[];
}

/** Of ways that have as much in them, so many are said. */
const mostWays = 5;
const mostUnmet = 3;

/** Takes seconds where many are left out: call it where nobody waits. */
export function reasonsOf(puzzle: Puzzle, plan: Plan): Reasons {
  return {
    here: whyHere(puzzle, plan),
    left: whyLeft(puzzle, plan).map((one) => ({ ...one, ways: one.ways.slice(0, mostWays) })),
    unmet: whyUnmet(puzzle, plan).map((one) => ({ ...one, ways: one.ways.slice(0, mostUnmet) })),
  };
}
