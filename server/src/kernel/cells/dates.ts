import { isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../time/index.ts';

/** How a file writes its dates: one choice for all of them. ISO dates (2027-04-05) are read in any case. */
export const dateOrders = ['day_first', 'month_first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A date as spreadsheets write it: 2027-04-05, 5/4/2027, 05.04.27, with a time at midnight or without; null for no date. */
export function dateOf(text: string, order: DateOrder): LocalDate | null {
  const bare = text.trim().replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(bare);
  if (!local) return null;
  const [, first, second, year = ''] = local;
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
  return order === 'day_first' ? checked(full, second, first) : checked(full, first, second);
}

function checked(year = '', month = '', day = ''): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/**
 * A time of day as people write it: 9:00, 09:00:00, 9.00, 9h, 21h30, 9 pm; null for no time. A single digit after the
 * point (9.3) could be two times, so it is none.
 */
export function timeOf(text: string): LocalTime | null {
  const match = clock.exec(text.trim()) ?? hourOnly.exec(text.trim());
  if (!match) return null;
  const { hours = '', minutes = '00', half } = match.groups ?? {};
  const hour = half ? onTheClock(Number(hours), half.toLowerCase()) : Number(hours);
  const time = `${String(hour).padStart(2, '0')}:${minutes}`;
  return isLocalTime(time) ? time : null;
}

const clock =
  /^(?<hours>\d{1,2})[:.h](?<minutes>\d{2})(?::\d{2}(?:\.0+)?)?\s*(?:h|hrs?|horas?)?\s*(?:(?<half>[ap])\.?\s?m\.?)?$/i;
/** A number alone is no time. */
const hourOnly = /^(?<hours>\d{1,2})\s*(?:h|hrs?|horas?|(?<half>[ap])\.?\s?m\.?)$/i;

const onTheClock = (hour: number, half: string): number =>
  hour < 1 || hour > 12 ? 99 : (hour % 12) + (half === 'p' ? 12 : 0);
