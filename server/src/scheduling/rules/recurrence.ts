import {
  addDays,
  addMinutes,
  earlierDate,
  type LocalDate,
  type LocalTime,
  laterDate,
  toLocalTime,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { type Recurrence, recurrenceDates } from './recurrence-dates.ts';

export type { Recurrence } from './recurrence-dates.ts';
export { validateRecurrence } from './recurrence-input.ts';

/** One class of a schedule. */
export type Occurrence = {
  /** The date and time the schedule says: the key of the session, also where the clock skips that time. */
  local_date: LocalDate;
  local_time: LocalTime;
  starts_at: Date;
  ends_at: Date;
};

/** A stretch of days on which the club is closed, both included. */
export type Closure = { starts_on: LocalDate; ends_on: LocalDate; name: string };

/** `detail` is the closure's name, or the date itself. */
export type SkippedOccurrence = { occurrence: Occurrence; reason: 'exdate' | 'closure'; detail: string };

export type Occurrences = {
  kept: Occurrence[];
  skipped: SkippedOccurrence[];
  /** The window's `until`, or an earlier date when a bound stopped the walk: ask again from the day after. */
  complete_until: LocalDate;
};

/** Local dates, both included. */
export type OccurrenceWindow = { from: LocalDate; until: LocalDate; closures: readonly Closure[] };

/** Occurrences one call answers at most, kept and skipped together. */
export const MAX_OCCURRENCES = 1_000;
/** Days one call walks at most, so that a rule that seldom matches cannot hold the process. */
export const MAX_WINDOW_DAYS = 3_660;

/**
 * The classes of a schedule in a window of local dates, in order, at most one a date.
 *
 * Each starts at `start_time` on the wall, as `zonedInstant` says for days on which the clock changes, and
 * ends `duration_minutes` of elapsed time later. The answer for a window is that of its parts together.
 *
 * @throws RangeError for a recurrence that `validateRecurrence` refuses, and for windows in the year 9989 or later
 */
export function occurrences(r: Recurrence, window: OccurrenceWindow): Occurrences {
  const exdates = new Set(r.exdates);
  const answer: Occurrences = { kept: [], skipped: [], complete_until: lastDateWalked(r, window) };
  for (const date of recurrenceDates(r, window.from, answer.complete_until)) {
    if (answer.kept.length + answer.skipped.length === MAX_OCCURRENCES) {
      return { ...answer, complete_until: addDays(date, -1) };
    }
    const occurrence = occurrenceOn(r, date);
    const why = skipReason(date, exdates, window.closures);
    if (why) answer.skipped.push({ occurrence, ...why });
    else answer.kept.push(occurrence);
  }
  return answer;
}

function occurrenceOn(r: Recurrence, local_date: LocalDate): Occurrence {
  const starts_at = zonedInstant(local_date, r.start_time, r.timezone);
  const ends_at = addMinutes(starts_at, r.duration_minutes);
  return { local_date, local_time: toLocalTime(r.start_time), starts_at, ends_at };
}

/** An exdate is named before a closure: it was set for this schedule. */
function skipReason(
  date: LocalDate,
  exdates: ReadonlySet<LocalDate>,
  closures: readonly Closure[],
): { reason: 'exdate' | 'closure'; detail: string } | null {
  if (exdates.has(date)) return { reason: 'exdate', detail: date };
  const closure = closures.find((one) => one.starts_on <= date && date <= one.ends_on);
  return closure ? { reason: 'closure', detail: closure.name } : null;
}

function lastDateWalked(r: Recurrence, { from, until }: OccurrenceWindow): LocalDate {
  const bound = addDays(laterDate(from, r.start_date), MAX_WINDOW_DAYS - 1);
  const nothingAfter = r.recurrence === 'once' ? r.start_date : (r.end_date ?? until);
  return nothingAfter <= bound ? until : earlierDate(until, bound);
}
