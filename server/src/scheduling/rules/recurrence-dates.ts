import {
  dateFromParts,
  dateOfDayNumber,
  dateParts,
  dayNumber,
  daysInMonth,
  earlierDate,
  type LocalDate,
  type LocalTime,
  laterDate,
  localWeekday,
  weekdayOfDayNumber,
} from '../../kernel/time/index.ts';
import { ruleDates } from './rrule.ts';

/** How often a schedule's class takes place, in the wall time of its club. */
export type Recurrence = {
  recurrence: 'once' | 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'custom';
  /** 0 = Monday to 6 = Sunday. Read by `weekly`, `biweekly` and `daily`; empty means see `recurrenceDates`. */
  recurrence_days: number[];
  start_date: LocalDate;
  /** Last date, included; null for no end. */
  end_date: LocalDate | null;
  start_time: LocalTime;
  duration_minutes: number;
  /** IANA name. */
  timezone: string;
  /** RFC 5545 RRULE without DTSTART, read by `custom` only. */
  rrule: string | null;
  /** Dates on which the class does not take place. */
  exdates: LocalDate[];
};

/**
 * The dates that the pattern names from `from` to `until` (both included), in order, each once, before any
 * closure or exdate is taken off. Lazy, so that a far `until` costs nothing until it is walked to.
 *
 * - `once`: the start date.
 * - `daily`: every day, or every one of `recurrence_days` when there are some.
 * - `weekly`: `recurrence_days`, or the start date's weekday when there are none.
 * - `biweekly`: the same in every second week, counted in whole ISO weeks from the start date's week.
 * - `monthly`: the start date's day of the month; months without it are skipped (RFC 5545).
 * - `custom`: the RRULE with the start date as DTSTART.
 */
export function* recurrenceDates(r: Recurrence, from: LocalDate, until: LocalDate): Generator<LocalDate> {
  const first = laterDate(from, r.start_date);
  const last = earlierDate(r.end_date ?? until, until);
  if (first > last) return;
  if (r.recurrence === 'once') yield* first === r.start_date ? [first] : [];
  else if (r.recurrence === 'monthly') yield* monthlyDates(r.start_date, first, last);
  else if (r.recurrence === 'custom') yield* ruleDates({ ...r, rrule: r.rrule ?? '' }, first, last);
  else yield* weekdayDates(r, first, last);
}

function* weekdayDates(r: Recurrence, first: LocalDate, last: LocalDate): Generator<LocalDate> {
  const days = weekdaysOf(r);
  const start = dayNumber(r.start_date);
  const firstMonday = start - weekdayOfDayNumber(start);
  const everySecondWeek = r.recurrence === 'biweekly';
  const lastDay = dayNumber(last);
  for (let day = dayNumber(first); day <= lastDay; day++) {
    if (!days.has(weekdayOfDayNumber(day))) continue;
    // Weeks apart, not week numbers: a year of 53 weeks has an odd one followed by an odd one.
    if (everySecondWeek && Math.floor((day - firstMonday) / 7) % 2 === 1) continue;
    yield dateOfDayNumber(day);
  }
}

function weekdaysOf(r: Recurrence): Set<number> {
  if (r.recurrence_days.length > 0) return new Set(r.recurrence_days);
  return new Set(r.recurrence === 'daily' ? [0, 1, 2, 3, 4, 5, 6] : [localWeekday(r.start_date)]);
}

function* monthlyDates(start: LocalDate, first: LocalDate, last: LocalDate): Generator<LocalDate> {
  const { day } = dateParts(start);
  const { year, month } = dateParts(first);
  const end = dateParts(last);
  for (let m = year * 12 + month - 1; m <= end.year * 12 + end.month - 1; m++) {
    const [y, monthOfYear] = [Math.floor(m / 12), (m % 12) + 1];
    if (day > daysInMonth(y, monthOfYear)) continue;
    const date = dateFromParts(y, monthOfYear, day);
    if (date >= first && date <= last) yield date;
  }
}
