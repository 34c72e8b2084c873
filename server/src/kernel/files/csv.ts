import { CsvError, parse } from 'csv-parse/sync';
import { mostRows, narrow, type Table, type TableProblem, type TableRow, tooManyRows } from './table.ts';

/** No row of people is as long; one whose quote stays open is, and is not looked for to the end of the file. */
const longestRow = 1_048_576;

/** After so many broken rows the rest is not looked at: it is no table. */
const mostBroken = 50;

/**
 * Reads CSV with `;`, `,` or tabs between cells. A row whose quotes do not fit is a problem of its own line; reading
 * goes on below it.
 */
export function readCsv(text: string): Table {
  // One kind of line end: the parser counts a quoted \r\n as two lines.
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { delimiter, skipped } = delimiterOf(body);
  const rows: TableRow[] = [];
  const problems: TableProblem[] = [];
  let isCut = false;
  let rest = { text: fromLine(body, skipped), before: skipped };
  for (;;) {
    const part = readPart(rest.text, delimiter);
    for (const one of part.rows) rows.push({ ...one, line: one.line + rest.before });
    isCut ||= part.isCut;
    if (part.broken === null) break;
    problems.push(brokenAt(part.broken.line + rest.before, part.broken.message));
    if (problems.length >= mostBroken || rows.length > mostRows) break;
    rest = { text: fromLine(rest.text, part.broken.line), before: rest.before + part.broken.line };
  }
  if (rows.length > mostRows || isCut) problems.push(tooManyRows(mostRows + 1));
  return narrow({ rows: rows.slice(0, mostRows), problems, sheets: [] });
}

const brokenAt = (line: number, message: string): TableProblem => ({
  line,
  code: 'csv',
  params: {},
  message,
});

interface Part {
  rows: TableRow[];
  /** Whether something stands below as many lines as are read, empty ones among them. */
  isCut: boolean;
  /** The line where a row begins that cannot be read; null when all could. */
  broken: { line: number; message: string } | null;
}

function readPart(text: string, delimiter: string): Part {
  const rows: TableRow[] = [];
  let done = 0;
  let seen = 0;
  try {
    parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false, to: mostRows + 1 },
      max_record_size: longestRow,
      on_record: (record: string[], { lines }) => {
        if (record.some((cell) => cell.trim() !== ''))
          rows.push({ line: lines - newlinesIn(record), cells: record });
        done = lines;
        seen++;
        return null;
      },
    });
    const isCut = seen > mostRows && /[^\s",;]/.test(fromLine(text, done));
    return { rows, isCut, broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, isCut: false, broken: { line: done + 1, message: 'cannot be read: check the quotes' } };
  }
}

/** The parser says where a row ends; people look for where it begins. */
const newlinesIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** The text after so many lines. */
function fromLine(text: string, lines: number): string {
  let at = 0;
  for (let i = 0; i < lines; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return '';
    at = next + 1;
  }
  return text.slice(at);
}

const delimiters = [';', '\t', ','] as const;

/** What parts the cells: what the file says (`sep=;`), else what the first line has most of outside quotes. */
function delimiterOf(text: string): { delimiter: string; skipped: number } {
  const [first = ''] = text.replace(/^(\s*\n)+/, '').split('\n', 1);
  const said = /^sep=(.)$/i.exec(first)?.[1];
  if (said !== undefined) return { delimiter: said, skipped: 1 };
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((one) => bare.split(one).length);
  const most = Math.max(...counts);
  const at = most === 1 ? delimiters.indexOf(',') : counts.indexOf(most);
  return { delimiter: delimiters[at] as string, skipped: 0 };
}
