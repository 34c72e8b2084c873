import type { Cpu } from './cpu.ts';

/** What a goal says, and of which figure of the row. */
export interface Goal {
  of: 'ratio' | 'value' | 'p99';
  at_least?: number;
  at_most?: number;
  /** In words, for the table. */
  text: string;
}

export type Unit = '/s' | 'ms' | 's' | 'MB';

/** What one row measured. */
export interface Figure {
  value: number;
  unit: Unit;
  /** What it is compared with, in the same unit, from the same run. */
  baseline?: number;
  p50?: number;
  p99?: number;
  /** Of each request. */
  cpu?: Cpu;
  /** Until outbox and queue were empty again, in ms; a write counts only with it. */
  drain?: number;
  note?: string;
}

export interface Result extends Figure {
  name: string;
  what: string;
  baseline_of?: string;
  ratio?: number;
  goal?: string;
  /** The most memory of the server meanwhile, in MB. */
  memory?: number;
  /** Undefined where no goal is set. */
  ok?: boolean;
}

export interface About {
  date: string;
  machine: string;
  commit: string;
  history: number;
  plans: string;
  connections: number;
  seconds: number;
  generator: string;
}

export interface Report {
  about: About;
  rows: Result[];
}

/** A figure with its name, its ratio to the baseline, and whether it reaches the goal. */
export function judge(
  row: { name: string; what: string; baseline?: string; goal?: Goal },
  figure: Figure,
): Result {
  const ratio = figure.baseline === undefined ? undefined : figure.value / figure.baseline;
  const { goal } = row;
  return {
    name: row.name,
    what: row.what,
    ...figure,
    ...(row.baseline !== undefined && { baseline_of: row.baseline }),
    ...(ratio !== undefined && { ratio }),
    ...(goal && { goal: goal.text, ok: reached(goal, { ...figure, ratio }) }),
  };
}

function reached(goal: Goal, figure: { ratio: number | undefined; value: number; p99?: number }): boolean {
  const measured = figure[goal.of];
  if (measured === undefined) return false;
  return measured >= (goal.at_least ?? -Infinity) && measured <= (goal.at_most ?? Infinity);
}

/** A run that was measured in pieces: the later figure of a row counts. Throws when they are not of the same kind. */
export function joined(earlier: Report, later: Report): Report {
  const kindOf = ({ about }: Report) => JSON.stringify([about.commit, about.history, about.plans]);
  if (kindOf(earlier) !== kindOf(later))
    throw new Error('the file holds a run with another commit, history or --plans');
  const again = new Set(later.rows.map(({ name }) => name));
  return {
    about: later.about,
    rows: [...earlier.rows.filter(({ name }) => !again.has(name)), ...later.rows],
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number;
