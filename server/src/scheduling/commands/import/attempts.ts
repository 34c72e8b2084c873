import { attempt } from '../../../kernel/db/savepoint.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { RowProblem } from '../../rules/timetable/columns.ts';
import type { TimetableOptions } from '../../schemas/timetable.ts';
import { type Made, makeSchedules } from './make.ts';
import type { PlannedRow } from './named.ts';
import type { Plan } from './plan.ts';
import { RowRefused } from './refused.ts';

export interface Outcome extends Made {
  rows: PlannedRow[];
}

/**
 * What was made is undone for a dry run, and when something is wrong that is not to be left out. What only shows while
 * rows are made takes them out, until the others can be.
 */
export async function makeOrTakeBack(scope: Scope, plan: Plan, input: TimetableOptions): Promise<Outcome> {
  const clashes: RowProblem[] = [];
  let { rows } = plan;
  for (;;) {
    const made = await tryToMake(scope, { ...plan, rows }, input);
    clashes.push(...made.clashes);
    if (made.clashes.length === 0) return { ...made, rows, clashes };
    const lines = new Set(made.clashes.map((one) => one.line));
    rows = rows.filter(({ row }) => !lines.has(row.line));
  }
}

async function tryToMake(scope: Scope, plan: Plan, input: TimetableOptions): Promise<Made> {
  const wrong = plan.problems.length > 0 && !input.skip_invalid;
  try {
    return await attempt(scope.tx, async () => {
      const made = await makeSchedules(scope, plan.rows, { ...plan, publish: input.publish ?? false });
      if (made.clashes.length > 0 || wrong || input.dry_run) throw new Undone(made);
      return made;
    });
  } catch (error) {
    if (error instanceof Undone) return error.made;
    if (error instanceof RowRefused) return { ...noneMade, clashes: error.problems };
    throw error;
  }
}

const noneMade: Made = {
  created: { clubs: [], class_types: [], instructors: [], courts: [] },
  sessions: [],
  clashes: [],
  notes: [],
};

/** Carries what was made out of the part of the transaction that is taken back. */
class Undone extends Error {
  readonly made: Made;
  constructor(made: Made) {
    super('taken back');
    this.made = made;
  }
}
