import {
  addDays,
  dateFromParts,
  dateParts,
  type LocalDate,
  laterDate,
  localWeekday,
} from '../../kernel/time/index.ts';

/* On which days banks collect: those of TARGET, the system of the euro. */

/** Gauss, for the Gregorian calendar. */
function easterOf(year: number): LocalDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const days = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dateFromParts(year, Math.floor(days / 31), (days % 31) + 1);
}

/** Not Saturdays and Sundays, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December. */
export function isBankDay(date: LocalDate): boolean {
  if (localWeekday(date) > 4) return false;
  if (['01-01', '05-01', '12-25', '12-26'].includes(date.slice(5))) return false;
  const easter = easterOf(dateParts(date).year);
  return date !== addDays(easter, -2) && date !== addDays(easter, 1);
}

/** That day, or the next one on which banks work. */
export const bankDayFrom = (date: LocalDate): LocalDate =>
  isBankDay(date) ? date : bankDayFrom(addDays(date, 1));

/** The first day on which a bank collects what it gets today: it wants the file a day of work before. */
const atBank = (today: LocalDate): LocalDate => bankDayFrom(addDays(today, 1));

/** The first day on which can be collected what is decided today: told so many days before, and known to the bank. */
export const earliestOn = (today: LocalDate, notice_days: number): LocalDate =>
  bankDayFrom(laterDate(atBank(today), addDays(today, notice_days)));

/** Whether a bank that gets the file today collects on that day. */
export const isInTime = (collect_on: LocalDate, today: LocalDate): boolean => atBank(today) <= collect_on;
