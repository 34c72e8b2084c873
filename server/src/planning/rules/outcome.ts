import type { Conflict } from './conflicts.ts';
import type { FoundPlan } from './found.ts';
import { measure } from './measure.ts';
import { numbersOf } from './numbers.ts';
import type { Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';

/** What a worker tells of the plan that it has so far. */
export interface Best {
  plan: Plan;
  value: number;
  bound: number | null;
  gap: number | null;
  seconds: number;
}

/** How a solve ended, as data. */
export type Ended =
  | { status: 'optimal' | 'within' | 'stopped'; best: Best; changes?: FoundPlan['changes'] }
  | { status: 'conflict'; conflicts: readonly Conflict[] }
  | { status: 'cancelled' }
  | { status: 'failed'; reason: 'memory' | 'crashed' | 'interrupted'; best: Best | null };

export interface Became {
  status: 'draft' | 'solved' | 'conflict' | 'failed';
  found: FoundPlan | null;
  /** Whether the puzzle that was solved is the plan's from now on. */
  isNew: boolean;
}

/** What becomes of a plan. What was found before stays where nothing is found now: one does not lose by asking again. */
export function becameOf(puzzle: Puzzle, ended: Ended, before: FoundPlan | null): Became {
  const best = 'best' in ended ? ended.best : null;
  if (best) {
    const { total: value, ...parts } = measure(puzzle, best.plan);
    const isProven = best.bound !== null && Number.isFinite(best.bound);
    const found: FoundPlan = {
      ...{
        groups: best.plan.groups,
        status: ended.status === 'optimal' || ended.status === 'within' ? ended.status : 'stopped',
      },
      ...{ seconds: best.seconds, value, parts },
      numbers: numbersOf(puzzle, best.plan),
      bound: isProven ? best.bound : null,
      gap: isProven ? best.gap : null,
      ...('changes' in ended && ended.changes && { changes: ended.changes }),
      ...(ended.status === 'failed' && { failure: ended.reason }),
    };
    return { status: 'solved', found, isNew: true };
  }
  const { conflicts: _, failure: __, ...kept } = before ?? {};
  if (ended.status === 'conflict')
    return { status: 'conflict', found: { ...kept, conflicts: ended.conflicts }, isNew: false };
  if (ended.status === 'failed')
    return { status: 'failed', found: { ...kept, failure: ended.reason }, isNew: false };
  return { status: kept.groups ? 'solved' : 'draft', found: kept.groups ? kept : null, isNew: false };
}
