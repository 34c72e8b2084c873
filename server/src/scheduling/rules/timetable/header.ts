import { type Cells, type Column, columns, neededColumns, type RowProblem } from './row.ts';

/** Finds each cell of a record by the names in the first line, or says what is wrong with that line. */
export function readHeader(
  names: readonly string[],
  line: number,
): ((record: readonly string[]) => Cells) | RowProblem[] {
  const given = names.map((name) => name.trim().toLowerCase());
  const wrong = (code: RowProblem['code'], params: RowProblem['params'], message: string): RowProblem => ({
    line,
    column: null,
    code,
    params,
    message,
  });
  const problems = [
    ...given
      .filter((name) => !(columns as readonly string[]).includes(name))
      .map((name) =>
        wrong(
          'unknown_column',
          { name, columns },
          `There is no column “${name}”. Columns: ${columns.join(', ')}`,
        ),
      ),
    ...given
      .filter((name, at) => given.indexOf(name) < at)
      .map((name) => wrong('repeated_column', { name }, `“${name}” is there twice`)),
    ...neededColumns
      .filter((name) => !given.includes(name))
      .map((name) => wrong('missing_column', { name }, `Column ${name} is missing`)),
  ];
  if (problems.length > 0) return problems;
  return (record) =>
    Object.fromEntries(
      columns.map((name): [Column, string] => [name, (record[given.indexOf(name)] ?? '').trim()]),
    ) as Cells;
}
