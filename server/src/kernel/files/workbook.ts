import { strFromU8, unzipSync } from 'fflate';
import readWorkbook, { type CellValue } from 'read-excel-file/universal';
import { mostRows, narrow, type Table, type TableRow, tooManyRows } from './table.ts';

/** So many bytes a workbook may unfold to. It says so itself, and no more than it says is unfolded. */
const mostUnfolded = 128 * 1_048_576;

/**
 * Reads one sheet of an .xlsx workbook: the values that its formulas had when it was saved, dates as 2027-04-05,
 * times as 09:30, numbers with a point.
 * @param sheet its name; the first one with more than headings unless told
 * @throws for what is no workbook, or a bomb
 */
export async function readSheetOf(bytes: Uint8Array, sheet?: string): Promise<Table> {
  if (unfoldedSize(bytes) > mostUnfolded) throw new RangeError('unfolds to too much');
  if (!hasSaneCells(bytes)) throw new RangeError('has a cell where no cell is');
  const all = await readWorkbook<string>(ownBuffer(bytes), { parseNumber: (text) => text });
  const named = sheet === undefined ? undefined : all.find((one) => one.sheet === sheet);
  const data = (named ?? all.find((one) => one.data.length > 1) ?? all[0])?.data ?? [];
  const rows = data.slice(0, mostRows).flatMap((cells, at): TableRow[] => {
    const row = { line: at + 1, cells: cells.map(textOf) };
    return row.cells.some((cell) => cell !== '') ? [row] : [];
  });
  const sheets = all.map((one) => one.sheet);
  return narrow({ rows, sheets, problems: data.length > mostRows ? [tooManyRows(mostRows + 1)] : [] });
}

function unfoldedSize(bytes: Uint8Array): number {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}

/** The reader lays out every cell up to the last one, empty or not: one cell in the last corner would take all memory. */
const mostCells = 10_000_000;
const lastColumn = 16_384;
const lastRow = 1_048_576;

/** Where the tags of a sheet say that their cells are: c r="B7", row r="7", dimension ref="A1:B7". */
const placed = /<(?:\w+:)?(?:c|row|dimension)\b[^>]*?\sr(?:ef)?\s*=\s*["']([^"']*)["']/g;

function hasSaneCells(bytes: Uint8Array): boolean {
  const sheets = unzipSync(bytes, { filter: ({ name }) => /worksheets\/[^/]*\.xml$/i.test(name) });
  return Object.values(sheets).every((sheet) => {
    let [columns, rows] = [1, 1];
    for (const [, places = ''] of strFromU8(sheet).matchAll(placed))
      for (const place of places.split(':')) {
        const [, letters, digits] = /^\$?([A-Z]{0,3})\$?(\d{0,7})$/i.exec(place) ?? [];
        if (letters === undefined || digits === undefined) return false;
        columns = Math.max(columns, columnOf(letters));
        rows = Math.max(rows, Number(digits));
      }
    return columns <= lastColumn && rows <= lastRow && columns * rows <= mostCells;
  });
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function textOf(value: CellValue<string> | null): string {
  if (value === null || value === undefined) return '';
  if ((value as unknown) instanceof Date) return momentOf(value as unknown as Date);
  if (typeof value === 'string') return shortNumber(value.trim());
  return String(value);
}

/** 0.1 + 0.2 as a spreadsheet keeps it is 0.30000000000000004; people see 0.3. */
const shortNumber = (text: string): string =>
  /^\d+\.\d{9,}$|^\d+(\.\d+)?E-?\d+$/i.test(text) ? String(Number(Number(text).toPrecision(12))) : text;

/** A time of day alone has the day on which spreadsheets begin to count: 1900, or 1904 in some. */
function momentOf(value: Date): string {
  // A number beyond all calendars, shown as ##### there: its column says that it is no date.
  if (Number.isNaN(value.getTime())) return '#####';
  const copy = structuredClone(value);
  copy.setTime(Math.round(value.getTime() / 1_000) * 1_000);
  const [date = '', time = ''] = copy.toISOString().split('T');
  const clock = time.slice(0, 5);
  if (date < '1900-01-02' || date === '1904-01-01') return clock;
  return clock === '00:00' ? date : `${date} ${clock}`;
}
