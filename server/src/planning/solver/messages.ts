import type { Changes } from '../rules/changes.ts';
import type { Conflict } from '../rules/conflicts.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import type { Help } from './helps.ts';
import type { Limits } from './run.ts';
import type { Found } from './search.ts';

/** What the thread is asked for. Everything in here can be cloned. */
export type Task =
  | {
      readonly do: 'plan';
      readonly puzzle: Puzzle;
      readonly limits: Limits;
      readonly start?: Plan | undefined;
    }
  /** Starts from a plan and changes as little of it as the puzzle, as it is now, allows. */
  | { readonly do: 'replan'; readonly puzzle: Puzzle; readonly limits: Limits; readonly before: Plan }
  /** Which changes would place those who wait, and how many each. */
  | { readonly do: 'helps'; readonly puzzle: Puzzle; readonly limits: Limits; readonly plan: Plan };

export type Answer =
  | {
      readonly status: 'found';
      readonly found: Found;
      readonly changes?: Changes;
      readonly fewestProven?: boolean;
    }
  | { readonly status: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly status: 'helps'; readonly helps: readonly Help[] };

export type Message =
  | { readonly type: 'found'; readonly found: Found; readonly cpuSeconds: number }
  | { readonly type: 'end'; readonly answer: Answer; readonly cpuSeconds: number };
