import { type DateOrder, dateOf, timeOf } from '../../../kernel/cells/dates.ts';
import { decimalOf, wholeOf } from '../../../kernel/cells/numbers.ts';
import { meaningOf } from '../../../kernel/cells/words.ts';
import { type Cells, type Column, weekdays } from './columns.ts';
import { dayWords } from './words.ts';

/** How a file is written, the same for all its rows. */
export interface Written {
  order: DateOrder;
  /** Days are single letters (L M X J V S D): only where a whole column is, for M alone could be Monday. */
  letters: boolean;
}

const dayLetters = 'LMXJVSD';
/** Whether all these days are written as single letters. */
export const areLetters = (days: readonly string[]): boolean =>
  days.length > 0 && days.every((day) => day.length === 1 && dayLetters.includes(day.toUpperCase()));

/**
 * The cells of a row in our own words: lunes is MO, 5/4/2027 is 2027-04-05, 9.00 is 09:00, 12,50 € is 12.50. What has
 * no meaning here stays as it is, and whoever reads the row says so.
 */
export function canonical(cells: Cells, written: Written): Cells {
  const inForm = { ...cells };
  for (const column of Object.keys(cells) as Column[]) {
    const plain = tidy(cells[column]);
    inForm[column] = plain === '' ? '' : (forms[column]?.(plain, written) ?? plain);
  }
  return inForm;
}

/** One line, in one composition of its letters. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();

type Form = (text: string, written: Written) => string | null | undefined;

const whole: Form = (text) => wholeOf(text)?.toString();
const upper: Form = (text) => (text === '€' ? 'EUR' : text.toUpperCase());

const forms: Partial<Record<Column, Form>> = {
  weekday: (text, { letters }) =>
    letters ? weekdays[dayLetters.indexOf(text.toUpperCase())] : meaningOf(text, dayWords),
  start_time: timeOf,
  end_time: timeOf,
  duration_minutes: (text) => minutesOf(text)?.toString(),
  min_participants: whole,
  max_participants: whole,
  price_minor: whole,
  member_price_minor: whole,
  price: decimalOf,
  member_price: decimalOf,
  currency: upper,
  start_date: (text, { order }) => dateOf(text, order),
  end_date: (text, { order }) => dateOf(text, order),
};

/** 60, 60 min, 90', 1 h, 1h30, 1:30. */
function minutesOf(text: string): number | null {
  const minutes = /^(\d+)(?:[.,]0+)?\s*(?:'|m|min|mins|minutos|minutes)?\.?$/i.exec(text);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d{1,2})\s*(?::|h|hora|horas|hour|hours)\s*(\d{2})?\s*(?:m|min)?\.?$/i.exec(text);
  return hours ? Number(hours[1]) * 60 + Number(hours[2] ?? 0) : null;
}
