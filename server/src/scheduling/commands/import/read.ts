import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { findClashes } from '../../rules/timetable/clashes.ts';
import { startInWeekOf } from '../../rules/timetable/dates.ts';
import { readHeader } from '../../rules/timetable/header.ts';
import { keysOf } from '../../rules/timetable/keys.ts';
import { type RowProblem, readRow, type TimetableRow } from '../../rules/timetable/row.ts';

export interface KeyedRow {
  row: TimetableRow;
  import_key: string;
  is_repeated: boolean;
}

/** What a file says: the rows that can stand, with their keys, and everything that is wrong, by line. */
export interface TimetableFile {
  row_count: number;
  rows: KeyedRow[];
  problems: RowProblem[];
}

/** Reads a timetable: comma or semicolon, with or without a byte order mark, as spreadsheets save it. */
export function readTimetable(csv: string, start_date: string | undefined): TimetableFile {
  const records = recordsOf(csv);
  if ('message' in records) return { row_count: 0, rows: [], problems: [records] };
  const [header, ...lines] = records;
  const none = {
    line: 1,
    column: null,
    code: 'empty_file',
    params: {},
    message: 'The file is empty',
  } as const;
  const cellsOf = header ? readHeader(header.record, header.line) : [none];
  if (Array.isArray(cellsOf)) return { row_count: lines.length, rows: [], problems: cellsOf };
  const read = lines.map(({ line, record }) => {
    const surplus = record.slice(header?.record.length).some((cell) => cell.trim() !== '');
    return surplus ? [tooMany(line)] : readRow(line, cellsOf(record));
  });
  const good = read.filter((one): one is TimetableRow => !Array.isArray(one));
  const placed = start_date === undefined ? good : startInWeekOf(good, start_date);
  const { fitting, problems } = findClashes(placed);
  const stands = new Set(fitting);
  return {
    row_count: lines.length,
    // Keys count every readable row: leaving one out does not turn its twin into another.
    rows: keysOf(placed)
      .filter(({ row }) => stands.has(row))
      .map(({ row, key, is_repeated }) => ({ row, import_key: hashOf(key), is_repeated })),
    problems: [...read.filter(Array.isArray).flat(), ...problems].sort((a, b) => a.line - b.line),
  };
}

const tooMany = (line: number): RowProblem => ({
  ...{ line, column: null, code: 'too_many_cells', params: {} },
  message: 'has more cells than the first line has columns: put a text with commas in quotes',
});

function recordsOf(csv: string): { line: number; record: string[] }[] | RowProblem {
  const [first = ''] = csv.split('\n', 1);
  const delimiter = first.includes(';') && !first.includes(',') ? ';' : ',';
  try {
    const parsed = parse(csv, {
      ...{ delimiter, bom: true, info: true, relax_column_count: true },
      skip_records_with_empty_values: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed.map(({ info, record }) => ({ line: info.lines - newlinesIn(record), record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error.lines ?? 1), column: null, code: 'csv', params: {}, message: error.message };
  }
}

/** The parser says where a record ends; people look for where it begins. */
const newlinesIn = (record: readonly string[]): number => record.join('').split('\n').length - 1;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);
