import type { LineProblem } from '../cells/records.ts';
import { Problem } from '../problem.ts';
import { cut, inShort } from './errors.ts';
import type { ImportFile, ImportReport, LineAction } from './import-shapes.ts';

/** What becomes of one row. */
export interface LineOutcome {
  line: number;
  action: LineAction;
  name: string;
  changes: string[];
}

interface Outcome {
  rows: readonly LineOutcome[];
  problems: readonly LineProblem[];
  headings: ImportReport['headings'];
  sheets: string[];
}

const mostTold = 1_000;
const mostNames = 200;

/** What a file calls its columns and sheets, with no more of it than somebody reads. */
export const namesInShort = ({ headings, sheets }: Pick<ImportReport, 'headings' | 'sheets'>) => ({
  headings: headings.slice(0, mostNames).map(({ name, column }) => ({
    name: cut(name),
    column: column && cut(column),
  })),
  sheets: sheets.slice(0, mostNames).map((name) => cut(name)),
});

/** Whether an import with these problems writes anything. */
export const writes = (problems: readonly LineProblem[], { dry_run, skip_invalid }: ImportFile): boolean =>
  !dry_run && (problems.length === 0 || skip_invalid === true);

/**
 * The report of an import; a dry run says what the real one says.
 * @throws 422 `import.invalid` with it as `report` when rows are wrong that are not to be left out
 */
export function importReport({ rows, problems, headings, sheets }: Outcome, asked: ImportFile): ImportReport {
  const told = (action: LineAction) => rows.filter((one) => one.action === action).length;
  const report: ImportReport = {
    dry_run: asked.dry_run ?? false,
    imported: writes(problems, asked),
    row_count: rows.length,
    counts: {
      create: told('create'),
      update: told('update'),
      unchanged: told('unchanged'),
      conflict: told('conflict'),
    },
    rows: rows.slice(0, mostTold),
    problem_count: problems.length,
    problems: [...problems]
      .sort((a, b) => a.line - b.line)
      .slice(0, mostTold)
      .map(inShort),
    ...namesInShort({ headings, sheets }),
  };
  if (report.imported || report.dry_run) return report;
  const lines = new Set(problems.map((one) => one.line)).size;
  throw new Problem(422, 'import.invalid', `${lines} lines are not right. Nothing was imported.`, {
    extra: { report },
  });
}
