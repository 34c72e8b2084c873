import {
  addDays,
  type LocalDate,
  laterDate,
  localDateOf,
  localWeekday,
  zonedInstant,
} from '../../../kernel/time/index.ts';
import type { FailCell } from './columns.ts';

/** Schedules do not begin before; nobody plans further ahead than so many days. */
const earliest = '1970-01-01';
const furthestDays = 10 * 366;

interface Term {
  weekday: number;
  start_time: string;
  start_date: LocalDate;
  end_date: LocalDate | null;
  timezone: string;
}

/** Says what is wrong with the dates of a row: none of them is its weekday, they are over, or they are no plan. */
export function checkTerm(term: Term, now: Date, fail: FailCell): void {
  const { start_date, end_date } = term;
  const last = addDays(localDateOf(now, term.timezone), furthestDays);
  const bounds = { value: start_date, min: earliest, max: last };
  if (start_date < earliest || start_date > last)
    return void fail('start_date', 'date_out_of_range', `is not from ${earliest} to ${last}`, bounds);
  if (end_date === null) return;
  if (firstOn(term, start_date) > end_date)
    return void fail('weekday', 'no_such_day', `does not come between ${start_date} and ${end_date}`, {
      weekday: term.weekday,
      from: start_date,
      until: end_date,
    });
  if (isOver(term, end_date, now))
    fail('end_date', 'past', `is over: the last class was before today`, { value: end_date });
}

function isOver(term: Term, end_date: LocalDate, now: Date): boolean {
  const today = localDateOf(now, term.timezone);
  const next = firstOn(term, laterDate(today, term.start_date));
  const coming = next === today && zonedInstant(next, term.start_time, term.timezone) <= now ? 7 : 0;
  return addDays(next, coming) > end_date;
}

const firstOn = ({ weekday }: Term, from: LocalDate): LocalDate =>
  addDays(from, (weekday - localWeekday(from) + 7) % 7);
