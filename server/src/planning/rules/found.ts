import type { Conflict } from './conflicts.ts';
import type { Reasons } from './explain.ts';
import type { Value } from './measure.ts';
import type { numbersOf } from './numbers.ts';
import type { PlanKind } from './options.ts';
import type { Plan } from './plan.ts';

/** What became of the last times that a plan was solved, as it is kept. */
export interface FoundPlan {
  /** Where a plan was found, all of this; and whatever became of it since. */
  groups?: Plan['groups'] | undefined;
  status?: 'optimal' | 'within' | 'stopped' | 'edited' | undefined;
  seconds?: number | undefined;
  value?: number | undefined;
  bound?: number | null | undefined;
  gap?: number | null | undefined;
  parts?: Omit<Value, 'total'> | undefined;
  numbers?: ReturnType<typeof numbersOf> | undefined;
  changes?: { lost: number; moved: number; coach: number; fewest_proven: boolean } | undefined;
  /** The kinds of the plan when it was solved. */
  kinds?: readonly PlanKind[] | undefined;
  reasons?: Reasons | undefined;
  conflicts?: readonly Conflict[] | undefined;
  failure?: 'memory' | 'crashed' | 'interrupted' | undefined;
  helps?: readonly FoundHelp[] | undefined;
}

/** A change that would place people, as the solver found it. */
export interface FoundHelp {
  change: {
    what: 'coach' | 'court' | 'coach_and_court' | 'coach_hours' | 'larger' | 'smaller';
    start?: string;
    coach?: string;
    kind?: string;
    minutes?: number;
  };
  people: readonly string[];
  waiting: number;
}
