/** A row of a file: its cells as text, and the line on which it begins, from 1. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** What stands in the way of reading a part of a file; `line` as in `TableRow`. */
export interface TableProblem {
  line: number;
  code: 'csv' | 'too_many_rows' | 'not_a_table';
  params: Record<string, number>;
  message: string;
}

/** A file as rows of text, the first of them its headings. What could not be read does not hide the rest. */
export interface Table {
  rows: TableRow[];
  problems: TableProblem[];
  /** The sheets of a workbook, by name; none of a CSV. */
  sheets: string[];
}

/** So many rows are read of one file, headings included. */
export const mostRows = 20_001;
/** So many bytes a file may have. */
export const mostBytes = 10 * 1_048_576;

export const tooManyRows = (line: number): TableProblem => ({
  ...{ line, code: 'too_many_rows', params: { max: mostRows - 1 } },
  message: `has more than ${mostRows - 1} rows: divide it`,
});
