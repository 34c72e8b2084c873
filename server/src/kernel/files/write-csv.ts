import { defused } from './formulas.ts';

/** What spreadsheets in Spanish and in English expect between cells. */
const delimiters = { es: ';', en: ',' } as const;
type CsvLanguage = keyof typeof delimiters;

const byteOrderMark = '\uFEFF';

/** A file that a spreadsheet of that language opens as a table, and that `readCsv` reads back. */
export function csvOf(rows: readonly (readonly string[])[], language: CsvLanguage): string {
  const lines = rows.map((row) => row.map((cell) => quoted(defused(cell))).join(delimiters[language]));
  return `${byteOrderMark}${lines.map((line) => `${line}\r\n`).join('')}`;
}

const quoted = (text: string): string =>
  /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
