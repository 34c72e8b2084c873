/** A row of a file: its cells as text, and the line on which it begins, from 1. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** What stands in the way of reading a part of a file; `line` as in `TableRow`. */
export interface TableProblem {
  line: number;
  code: 'csv' | 'too_many_rows' | 'too_many_columns' | 'not_a_table';
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
/** So many columns. Nobody's table is wider, and each is looked for among the others. */
export const mostColumns = 500;
/** So many bytes a file may have. */
export const mostBytes = 10 * 1_048_576;

export const tooManyRows = (line: number): TableProblem => ({
  ...{ line, code: 'too_many_rows', params: { max: mostRows - 1 } },
  message: `has more than ${mostRows - 1} rows: divide it`,
});

/** No wider than that; says so where something stands beyond. */
export function narrow(table: Table): Table {
  const beyond = table.rows.find(({ cells }) => cells.slice(mostColumns).some((cell) => cell.trim() !== ''));
  return {
    ...table,
    rows: table.rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, mostColumns) })),
    problems: beyond ? [...table.problems, tooManyColumns(beyond.line)] : table.problems,
  };
}

const tooManyColumns = (line: number): TableProblem => ({
  ...{ line, code: 'too_many_columns', params: { max: mostColumns } },
  message: `has more than ${mostColumns} columns`,
});
