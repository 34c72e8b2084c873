import type { InputError } from '../../kernel/problem.ts';
import {
  addDays,
  dateFromParts,
  dateParts,
  dayNumber,
  daysInMonth,
  earlierDate,
  type LocalDate,
  type LocalTime,
  localWeekday,
  mondayOf,
} from '../../kernel/time/index.ts';
import { type Recurrence, recurrenceDates } from './recurrence-dates.ts';

export type PatternChange = Partial<
  Pick<Recurrence, 'start_date' | 'end_date' | 'start_time' | 'recurrence_days' | 'exdates' | 'rrule'>
>;

/**
 * How the pattern of a schedule changes when its class of `from` is put at `to`, for this and the others alike:
 * a weekly class moves within its week, a monthly one within its month. Refused where that means nothing.
 */
export function shiftPattern(
  r: Recurrence,
  from: LocalDate,
  to: { local_date: LocalDate; local_time: LocalTime },
): PatternChange | InputError {
  const start_time = to.local_time;
  if (to.local_date === from) return { start_time };
  if (r.recurrence === 'once') return { start_date: to.local_date, end_date: null, start_time };
  if (r.recurrence === 'custom')
    return refused('move_custom_rule', 'A custom rule names its own dates: change the rule of the schedule');
  if (r.recurrence === 'monthly') return shiftMonth(r, from, to.local_date, start_time);
  return shiftWeek(r, from, to.local_date, start_time);
}

function shiftWeek(r: Recurrence, from: LocalDate, to: LocalDate, start_time: LocalTime) {
  if (mondayOf(from) !== mondayOf(to))
    return refused('move_within_week', 'Several classes at once move within their week only');
  if (r.recurrence === 'daily' && r.recurrence_days.length === 0)
    return refused('move_daily', 'A class on every day has no other day to move to');
  const [was, is] = [localWeekday(from), localWeekday(to)];
  const days = r.recurrence_days.length > 0 ? r.recurrence_days : [localWeekday(r.start_date)];
  if (days.includes(is))
    return refused('move_weekday_taken', 'This schedule has a class on that weekday already');
  const recurrence_days = days.map((day) => (day === was ? is : day)).sort((a, b) => a - b);
  const delta = dayNumber(to) - dayNumber(from);
  const startsThere = localWeekday(r.start_date) === was;
  const start_date = startsThere ? earlierDate(r.start_date, addDays(r.start_date, delta)) : r.start_date;
  const lateEnd = r.end_date !== null && localWeekday(r.end_date) === was && delta > 0;
  const end_date = lateEnd ? addDays(r.end_date!, delta) : r.end_date;
  const shifted = { ...r, recurrence_days, start_date, end_date };
  // An earlier start must not bring back other days of that week.
  const before = [...recurrenceDates(shifted, start_date, addDays(r.start_date, -1))];
  const exdates = [...r.exdates, ...before.filter((date) => localWeekday(date) !== is)];
  return { start_date, end_date, start_time, recurrence_days, exdates };
}

function shiftMonth(r: Recurrence, from: LocalDate, to: LocalDate, start_time: LocalTime) {
  if (from.slice(0, 7) !== to.slice(0, 7))
    return refused(
      'move_within_month',
      'A monthly class moves within its month only, together with the others',
    );
  const { day } = dateParts(to);
  let { year, month } = dateParts(r.start_date);
  while (day > daysInMonth(year, month)) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const start_date = dateFromParts(year, month, day);
  const end_date = r.end_date !== null && r.end_date < start_date ? start_date : r.end_date;
  return { start_date, end_date, start_time };
}

/**
 * The pattern from one of its dates on, as a pattern of its own: every second week and every n-th of a custom
 * rule keep their step, and COUNT becomes the date at which it ends.
 */
export function patternFrom(r: Recurrence, date: LocalDate): PatternChange {
  const exdates = r.exdates.filter((one) => one >= date);
  const count = Number(/COUNT=(\d+)/i.exec(r.rrule ?? '')?.[1] ?? 0);
  if (r.recurrence !== 'custom' || count === 0) return { start_date: date, exdates };
  const all = recurrenceDates(r, r.start_date, r.end_date ?? '2999-12-31');
  const end_date = [...all.take(count)].at(-1) ?? date;
  const rrule = r
    .rrule!.split(';')
    .filter((part) => !/^(RRULE:)?COUNT=/i.test(part.trim()))
    .join(';');
  return { start_date: date, end_date, exdates, rrule };
}

const refused = (code: string, message: string): InputError => ({
  path: '/scheduled_datetime',
  code: `schedule.${code}`,
  message,
});
