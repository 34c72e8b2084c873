import { createHash } from 'node:crypto';
import type { DateOrder } from '../../../kernel/cells/dates.ts';
import { nameKey } from '../../../kernel/cells/words.ts';
import { plainCell } from '../../../kernel/files/formulas.ts';
import type { Table, TableRow } from '../../../kernel/files/table.ts';
import { areLetters, canonical } from '../../rules/timetable/canonical.ts';
import { aloneIn, doubtsIn, type Naming } from '../../rules/timetable/coaches.ts';
import type { Cells, RowProblem } from '../../rules/timetable/columns.ts';
import { startInWeekOf } from '../../rules/timetable/dates.ts';
import { ourNames, readHeader } from '../../rules/timetable/header.ts';
import { keysOf } from '../../rules/timetable/keys.ts';
import { readRow, type TimetableRow } from '../../rules/timetable/row.ts';
import type { CoachChoice } from '../../schemas/timetable.ts';

export interface KeyedRow {
  row: TimetableRow;
  import_key: string;
  is_repeated: boolean;
}

/** What a file says: the rows that can be read, with their keys, and everything that is wrong, by line. */
export interface TimetableFile {
  row_count: number;
  rows: KeyedRow[];
  problems: RowProblem[];
  /** The file's headings, and what each was taken for. */
  headings: { name: string; column: string | null }[];
  sheets: string[];
  /** Texts that may be one coach or several, and what was said of each. */
  questions: { text: string; choice: CoachChoice | null; count: number }[];
}

/** How the reader of a file says that it is to be read. */
export interface Reading {
  start_date?: string | undefined;
  date_order?: DateOrder | undefined;
  columns?: Readonly<Record<string, string | null>> | undefined;
  /** Of a text that may be one coach or several, which it is. */
  coaches?: Readonly<Record<string, CoachChoice>> | undefined;
  /** Whether a text is the name of a coach who is there. */
  isName?: (text: string) => boolean;
}

/** Reads the rows of a timetable; what is wrong with one hides none of the others. */
export function readTimetable(table: Table, reading: Reading): TimetableFile {
  const [header, ...lines] = table.rows;
  const problems: RowProblem[] = table.problems.map((one) => ({ ...one, column: null }));
  const file = {
    row_count: lines.length,
    rows: [],
    problems,
    headings: [],
    sheets: table.sheets,
    questions: [],
  };
  if (!header) return { ...file, problems: problems.length > 0 ? problems : [emptyFile] };
  const names = ourNames(header.cells, reading.columns);
  const headings = header.cells.map((name, at) => ({ name, column: names[at] ?? null }));
  const cellsOf = readHeader(names, header.line);
  if (Array.isArray(cellsOf)) return { ...file, headings, problems: [...problems, ...cellsOf] };
  const days = lines.map(({ cells }) => cellsOf(cells).weekday).filter((day) => day !== '');
  const written = { order: reading.date_order ?? 'day_first', letters: areLetters(days) };
  const read = lines.map((line) => ({
    line,
    cells: canonical(cellsOf(line.cells.map(plainCell)), written),
  }));
  const naming = namingOf(
    read.map((one) => one.cells),
    reading,
  );
  const rows = read.map((one) => readLine(one, { width: names.length, naming }));
  return {
    ...file,
    headings,
    questions: questionsOf(
      read.map((one) => one.cells),
      naming,
    ),
    rows: keyed(
      rows.filter((one): one is TimetableRow => !Array.isArray(one)),
      reading.start_date,
    ),
    problems: [...problems, ...rows.filter(Array.isArray).flat()].sort((a, b) => a.line - b.line),
  };
}

const emptyFile: RowProblem = {
  ...{ line: 1, column: null, code: 'empty_file', params: {} },
  message: 'The file is empty',
};

/** What the coaches' cells of a file are read by. */
function namingOf(cells: readonly Cells[], { isName = () => false, coaches = {} }: Reading): Naming {
  const said = new Map(Object.entries(coaches).map(([text, choice]) => [nameKey(text), choice]));
  const alone = new Set(cells.flatMap(aloneIn).map(nameKey));
  return {
    isName: (text) => isName(text) || alone.has(nameKey(text)),
    choiceOf: (text) => said.get(nameKey(text)),
  };
}

function questionsOf(cells: readonly Cells[], naming: Naming): TimetableFile['questions'] {
  const doubts = Map.groupBy(
    cells.flatMap((one) => doubtsIn(one, naming)),
    nameKey,
  );
  return [...doubts.values()].map(([text = '', ...others]) => ({
    ...{ text, choice: naming.choiceOf(text) ?? null, count: others.length + 1 },
  }));
}

function readLine(
  { line: { line, cells: all }, cells }: { line: TableRow; cells: Cells },
  { width, naming }: { width: number; naming: Naming },
): TimetableRow | RowProblem[] {
  if (all.slice(width).some((cell) => cell.trim() !== '')) return [tooMany(line)];
  return readRow(line, cells, naming);
}

/** Keys count every readable row: leaving one out does not turn its twin into another. */
const keyed = (rows: readonly TimetableRow[], start_date: string | undefined): KeyedRow[] =>
  keysOf(start_date === undefined ? rows : startInWeekOf(rows, start_date)).map(
    ({ row, key, is_repeated }) => ({ row, import_key: hashOf(key), is_repeated }),
  );

const tooMany = (line: number): RowProblem => ({
  ...{ line, column: null, code: 'too_many_cells', params: {} },
  message: 'has more cells than the first line has columns: put a text with commas in quotes',
});

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);
