import type { InputError } from '../../kernel/problem.ts';
import { addDays, isLocalDate, isLocalTime, isTimezone } from '../../kernel/time/index.ts';
import { type Recurrence, recurrenceDates } from './recurrence-dates.ts';
import { ruleProblem } from './rrule.ts';

/** What is wrong with one field of a recurrence; `code` is stable. */
export type RecurrenceProblem = InputError;

const MIN_DURATION_MINUTES = 5;
const MAX_DURATION_MINUTES = 1_440;
const MAX_EXDATES = 1_000;
/** Long enough to hold a 29 February on any weekday's rule that a person would write. */
const FIRST_CLASS_WITHIN_DAYS = 3_660;
const EARLIEST = '1970-01-01';
const LATEST = '2999-12-31';

/**
 * What is wrong with a recurrence, field by field; empty when `occurrences` can be asked. Also refuses one
 * that never takes place, which nobody means.
 */
export function validateRecurrence(r: Recurrence): RecurrenceProblem[] {
  const problems = [...dateProblems(r), ...timeProblems(r), ...dayProblems(r), ...rruleProblems(r)];
  if (problems.length > 0 || takesPlace(r)) return problems;
  return [problem('recurrence', 'never', 'No class would ever take place between start_date and end_date')];
}

function dateProblems(r: Recurrence): RecurrenceProblem[] {
  const found: RecurrenceProblem[] = [];
  if (!isSchedulable(r.start_date)) found.push(problem('start_date', 'date_invalid', 'Not a date'));
  if (r.end_date !== null && !isSchedulable(r.end_date)) {
    found.push(problem('end_date', 'date_invalid', 'Not a date'));
  }
  if (found.length === 0 && r.end_date !== null && r.end_date < r.start_date) {
    found.push(problem('end_date', 'end_before_start', 'end_date is before start_date'));
  }
  if (r.exdates.length > MAX_EXDATES) {
    const params = { max: MAX_EXDATES };
    found.push({ ...problem('exdates', 'too_many_exdates', `At most ${MAX_EXDATES} exdates`), params });
  }
  const wrong = r.exdates.findIndex((date) => !isSchedulable(date));
  if (wrong >= 0) found.push(problem(`exdates.${wrong}`, 'date_invalid', 'Not a date'));
  return found;
}

function timeProblems(r: Recurrence): RecurrenceProblem[] {
  const found: RecurrenceProblem[] = [];
  if (!isLocalTime(r.start_time)) found.push(problem('start_time', 'time_invalid', 'Not a time of day'));
  const { duration_minutes } = r;
  if (
    !Number.isInteger(duration_minutes) ||
    duration_minutes < MIN_DURATION_MINUTES ||
    duration_minutes > MAX_DURATION_MINUTES
  ) {
    const message = `A class lasts from ${MIN_DURATION_MINUTES} to ${MAX_DURATION_MINUTES} minutes`;
    const params = { min: MIN_DURATION_MINUTES, max: MAX_DURATION_MINUTES };
    found.push({ ...problem('duration_minutes', 'duration_invalid', message), params });
  }
  if (!isTimezone(r.timezone)) found.push(problem('timezone', 'timezone_unknown', 'Not an IANA time zone'));
  return found;
}

function dayProblems(r: Recurrence): RecurrenceProblem[] {
  const right = r.recurrence_days.every((day) => Number.isInteger(day) && day >= 0 && day <= 6);
  if (!right) return [problem('recurrence_days', 'days_invalid', 'Days are 0 (Monday) to 6 (Sunday)')];
  if (new Set(r.recurrence_days).size === r.recurrence_days.length) return [];
  return [problem('recurrence_days', 'days_repeated', 'A day is named twice')];
}

function rruleProblems(r: Recurrence): RecurrenceProblem[] {
  if (r.recurrence !== 'custom') {
    if (r.rrule === null) return [];
    return [problem('rrule', 'rrule_unused', 'An RRULE belongs to recurrence "custom" only')];
  }
  if (r.rrule === null) return [problem('rrule', 'rrule_missing', 'recurrence "custom" needs an RRULE')];
  const found = ruleProblem(r.rrule);
  return found ? [{ path: 'rrule', ...found }] : [];
}

function takesPlace(r: Recurrence): boolean {
  const first = recurrenceDates(r, r.start_date, addDays(r.start_date, FIRST_CLASS_WITHIN_DAYS - 1)).next();
  return first.done !== true;
}

function isSchedulable(date: string): boolean {
  return isLocalDate(date) && date >= EARLIEST && date <= LATEST;
}

function problem(path: string, code: string, message: string): RecurrenceProblem {
  return { path, code: `recurrence.${code}`, message };
}
