import { minorUnits } from '../money.ts';

export type FileLanguage = 'es' | 'en';
type InBoth = Readonly<Record<FileLanguage, string>>;

/** What a cell shows of a row, as text, in the reader's language. */
type Cell<Row> = (row: Row, language: FileLanguage) => string;
type Column<Row> = readonly [es: string, en: string, cell: Cell<Row>];

/** How a list is written as a file: what it is called, what the audit log says of it, and its columns. */
export interface ListFile<Row> {
  name: InBoth;
  /** `clients.exported` */
  action: string;
  columns: readonly Column<Row>[];
}

export const headingsOf = <Row>({ columns }: ListFile<Row>, language: FileLanguage): string[] =>
  columns.map(([es, en]) => (language === 'es' ? es : en));

export const cellsOf = <Row>({ columns }: ListFile<Row>, row: Row, language: FileLanguage): string[] =>
  columns.map(([, , cell]) => cell(row, language));

/** A number with the language's decimal sign; nothing for none. */
export function numberCell(number: number | null, language: FileLanguage): string {
  const text = number === null ? '' : String(number);
  return language === 'es' ? text.replace('.', ',') : text;
}

/** Money in whole units: 12,50. */
export function moneyCell(minor: number | null, currency: string, language: FileLanguage): string {
  if (minor === null) return '';
  const digits = minorUnits(currency);
  const text = (minor / 10 ** digits).toFixed(digits);
  return language === 'es' ? text.replace('.', ',') : text;
}

const flags = { es: ['no', 'sí'], en: ['no', 'yes'] } as const;
export const flagCell = (flag: boolean, language: FileLanguage): string => flags[language][flag ? 1 : 0];

/** One of a few words that the API has in English. */
export const wordCell =
  (words: Readonly<Record<string, string>>) =>
  (word: string, language: FileLanguage): string =>
    language === 'es' ? (words[word] ?? word) : word.replaceAll('_', ' ');
