import { type InputError, Problem } from '../../../kernel/problem.ts';
import type { RowProblem } from '../../rules/timetable/columns.ts';

/** What another room refused while a row was made, said at the line of that row. */
export class RowRefused extends Error {
  readonly problems: RowProblem[];
  constructor(problems: RowProblem[]) {
    super('a row was refused');
    this.problems = problems;
  }
}

/** Runs `make` for the row of a line; a refusal becomes a problem of that line. */
export async function atLine<T>(line: number, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Problem) throw new RowRefused([refusalOf(line, error.message)]);
    throw error;
  }
}

/** Runs `make` for several rows; refused fields (`/3/price`) become problems of the lines at those places. */
export async function atLines<T>(lines: readonly number[], make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    const errors = error instanceof Problem ? (error.errors ?? []) : [];
    const problems = errors.flatMap((one) => problemOf(one, lines));
    if (problems.length > 0) throw new RowRefused(problems);
    throw error;
  }
}

function problemOf({ path, message }: InputError, lines: readonly number[]): RowProblem[] {
  const [, at, field] = /^\/(\d+)\/(.*)$/.exec(path) ?? [];
  const line = lines[Number(at)];
  return line === undefined ? [] : [refusalOf(line, `${field}: ${message}`)];
}

const refusalOf = (line: number, message: string): RowProblem => ({
  ...{ line, column: null, code: 'refused', message },
  params: { reason: message },
});
