import { plainCell } from '../files/formulas.ts';
import type { Table } from '../files/table.ts';
import type { ProblemParams } from '../problem.ts';
import { columnsOf } from './headers.ts';

/** What is wrong with a row of a file; `code` is said in the reader's language. */
export interface LineProblem {
  line: number;
  column: string | null;
  code: LineProblemCode;
  params: ProblemParams;
  message: string;
}
export const lineProblemCodes = [
  'missing',
  'too_long',
  'format',
  'in_future',
  'out_of_range',
  'not_found',
  'several',
  'may_be',
  'group_full',
  'not_a_group',
  'already_held',
  'not_your_group',
  'end_before_start',
  'has_wish',
  'not_active',
  'both',
  'refused',
  'missing_column',
  'repeated_column',
  'empty_file',
  'too_many_rows',
  'too_many_columns',
  'not_a_table',
  'csv',
] as const;
export type LineProblemCode = (typeof lineProblemCodes)[number];

/** The cells of a row by our columns, tidied: one line each, in one composition of its letters; '' when empty. */
export interface LineRecord<T extends string> {
  line: number;
  cells: Readonly<Record<T, string>>;
}

export interface Records<T extends string> {
  records: LineRecord<T>[];
  problems: LineProblem[];
  headings: { name: string; column: T | null }[];
}

interface Wanted<T extends string> {
  words: Readonly<Record<T, readonly string[]>>;
  needed: readonly NoInfer<T>[];
  chosen?: Readonly<Record<string, string | null>> | undefined;
}

/** The rows of a file by our columns; columns that are none of ours are left out, and `headings` says so. */
export function recordsOf<T extends string>(table: Table, { words, needed, chosen }: Wanted<T>): Records<T> {
  const problems = table.problems.map((one): LineProblem => ({ ...one, column: null }));
  const [header, ...lines] = table.rows;
  if (!header) return { records: [], headings: [], problems: problems.length > 0 ? problems : [empty] };
  const found = columnsOf(header.cells, { words, chosen });
  const headings = header.cells.map((name, at) => ({ name, column: found[at] ?? null }));
  const wrong = [...missing(found, needed, header.line), ...repeated(found, header.line)];
  if (wrong.length > 0) return { records: [], headings, problems: [...problems, ...wrong] };
  const columns = Object.keys(words) as T[];
  const records = lines.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      columns.map((column) => [column, tidy(cells[found.indexOf(column)] ?? '')]),
    ) as Record<T, string>,
  }));
  return { records, headings, problems };
}

const tidy = (text: string): string =>
  plainCell(text)
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const empty: LineProblem = {
  ...{ line: 1, column: null, code: 'empty_file', params: {}, message: 'The file is empty' },
};

const missing = <T extends string>(found: readonly (T | null)[], needed: readonly T[], line: number) =>
  needed
    .filter((column) => !found.includes(column))
    .map(
      (name): LineProblem => ({
        ...{ line, column: null, code: 'missing_column', params: { name } },
        message: `Column ${name} is missing`,
      }),
    );

const repeated = <T extends string>(found: readonly (T | null)[], line: number) =>
  found
    .filter((column, at): column is T => column !== null && found.indexOf(column) < at)
    .map(
      (name): LineProblem => ({
        ...{ line, column: null, code: 'repeated_column', params: { name } },
        message: `${name} is there twice`,
      }),
    );
