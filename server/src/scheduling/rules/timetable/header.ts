import { columnsOf } from '../../../kernel/cells/headers.ts';
import { type Cells, type Column, columns, neededColumns, type RowProblem } from './columns.ts';
import { headingWords } from './words.ts';

/** The file's first line in our own names; what is none of ours stays as it is, what the reader leaves out is ''. */
export function ourNames(
  names: readonly string[],
  chosen: Readonly<Record<string, string | null>> | undefined,
): (string | null)[] {
  const found = columnsOf(names, { words: headingWords, chosen });
  // Whoever says which column is which has seen the others: they are left out.
  return found.map((ours, at) => ours ?? (chosen === undefined ? (names[at] as string) : null));
}

/** Finds each cell of a record by the names in the first line, or says what is wrong with that line. */
export function readHeader(
  names: readonly (string | null)[],
  line: number,
): ((record: readonly string[]) => Cells) | RowProblem[] {
  const given = names.map((name) => name?.trim().toLowerCase() ?? null);
  const wrong = (code: RowProblem['code'], params: RowProblem['params'], message: string): RowProblem => ({
    line,
    column: null,
    code,
    params,
    message,
  });
  const problems = [
    ...given
      .filter((name) => name !== null && name !== '' && !(columns as readonly string[]).includes(name))
      .map((name) => name as string)
      .map((name) =>
        wrong(
          'unknown_column',
          { name, columns },
          `There is no column “${name}”. Columns: ${columns.join(', ')}`,
        ),
      ),
    ...given
      .filter((name, at) => name !== null && name !== '' && given.indexOf(name) < at)
      .map((name) => name as string)
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
