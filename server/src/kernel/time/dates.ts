/**
 * Local dates as 'YYYY-MM-DD' strings, and arithmetic on them through day numbers (days since 1970-01-01).
 * No zone is involved anywhere here: a date is a square on a calendar. Malformed input throws RangeError;
 * check what comes from outside with `isLocalDate` first.
 */

/** 'YYYY-MM-DD' in the proleptic Gregorian calendar. Such strings compare correctly with `<`. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` is a date that exists ('2026-02-29' does not, nor does a year 0 for PostgreSQL). */
export function isLocalDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The calendar that plans are made in: weeks, months and horizons are counted from its dates, and neither the dates of
 * JavaScript nor those of PostgreSQL go on for ever.
 */
export const calendar = { first: '1900-01-01', last: '2999-12-31' } as const;

/** Whether `text` is a date to plan with. */
export const isPlanDate = (text: string): boolean =>
  isLocalDate(text) && text >= calendar.first && text <= calendar.last;

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. Two dates' numbers subtract to the days between them. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = dateParts(date);
  // setUTCFullYear, not Date.UTC: that one reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

/** The date of a day number. */
export function dateOfDayNumber(number: number): LocalDate {
  const text = new Date(number * DAY_MS).toISOString();
  if (text.length !== 24) throw new RangeError(`date out of range: day ${number}`);
  return text.slice(0, 10);
}

/** Year, month (1 to 12) and day of a date. */
export function dateParts(date: LocalDate): { year: number; month: number; day: number } {
  if (!isLocalDate(date)) throw new RangeError(`not a local date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date with these parts; the parts must name a date that exists. */
export function dateFromParts(year: number, month: number, day: number): LocalDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (!isLocalDate(date)) throw new RangeError(`not a local date: ${date}`);
  return date;
}

/** `n` days later (earlier when negative). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/** `n` months later, on the same day, or on the month's last day where it is shorter. */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const { year, month, day } = dateParts(date);
  const months = year * 12 + month - 1 + n;
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return dateFromParts(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Negative when `a` is earlier than `b`, 0 when equal, positive when later. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two dates. */
export function earlierDate(a: LocalDate, b: LocalDate): LocalDate {
  return compareDates(a, b) <= 0 ? a : b;
}

/** The later of two dates. */
export function laterDate(a: LocalDate, b: LocalDate): LocalDate {
  return compareDates(a, b) >= 0 ? a : b;
}

/** Every date from `from` to `until`, both included; none when `until` is earlier. */
export function* eachDate(from: LocalDate, until: LocalDate): Generator<LocalDate> {
  const last = dayNumber(until);
  for (let day = dayNumber(from); day <= last; day++) yield dateOfDayNumber(day);
}

/** 0 = Monday to 6 = Sunday. */
export function localWeekday(date: LocalDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** 0 = Monday to 6 = Sunday. Day 0 (1970-01-01) was a Thursday. */
export function weekdayOfDayNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** The Monday of the date's ISO week. */
export function mondayOf(date: LocalDate): LocalDate {
  const number = dayNumber(date);
  return dateOfDayNumber(number - weekdayOfDayNumber(number));
}

/** ISO 8601 week: `year` is the week's own year, which at the turn of the year differs from the date's. */
export function isoWeek(date: LocalDate): { year: number; week: number } {
  const number = dayNumber(date);
  // A week belongs to the year that has its Thursday.
  const thursday = number - weekdayOfDayNumber(number) + 3;
  const year = Number(dateOfDayNumber(thursday).slice(0, 4));
  const first = dayNumber(dateFromParts(year, 1, 1));
  return { year, week: Math.floor((thursday - first) / 7) + 1 };
}
