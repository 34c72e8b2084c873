import { type InputError, invalid } from '../problem.ts';
import { addHours, dayNumber, type Interval, parseInstant } from '../time/index.ts';
import { Instant, LocalDate } from './types.ts';

/** What a list over a stretch of time is asked. A `+` in an offset is written %2B in a URL. */
export const rangeQuery = {
  from: Instant('RFC 3339, included'),
  until: Instant('RFC 3339, not included'),
};

/** Reads `from` and `until` of a query; throws 422 unless they are a stretch of at most `maxDays` days. */
export function rangeOf(query: { from: string; until: string }, maxDays: number): Interval {
  return read(query.from, query.until, { from: 'query.from', until: 'query.until' }, maxDays);
}

/** Reads `starts_at` and `ends_at` of a body; throws 422 unless they are a stretch of at most `maxDays` days. */
export function intervalOf(body: { starts_at: string; ends_at: string }, maxDays: number): Interval {
  return read(body.starts_at, body.ends_at, { from: '/starts_at', until: '/ends_at' }, maxDays);
}

function read(
  from: string,
  until: string,
  paths: { from: string; until: string },
  maxDays: number,
): Interval {
  const starts_at = parseInstant(from);
  const ends_at = parseInstant(until);
  const errors: InputError[] = [];
  if (!starts_at) errors.push({ path: paths.from, ...notATime });
  if (!ends_at) errors.push({ path: paths.until, ...notATime });
  if (!starts_at || !ends_at) throw invalid(errors);
  if (starts_at >= ends_at)
    throw invalid([
      {
        path: paths.until,
        code: 'not_after_field',
        params: { field: 'from' },
        message: 'must be after the start',
      },
    ]);
  // One hour more: the clock may go back in between.
  if (ends_at > addHours(starts_at, maxDays * 24 + 1))
    throw invalid([
      {
        path: paths.until,
        code: 'too_far',
        params: { days: maxDays },
        message: `must be at most ${maxDays} days after the start`,
      },
    ]);
  return { starts_at, ends_at };
}

const notATime = {
  code: 'format',
  params: { format: 'date-time' },
  message: 'must be a date and time with an offset (RFC 3339)',
};

/** What a file of some dates is asked, on the club's calendar. */
export const maxFileDays = 370;
export const datesQuery = {
  from: LocalDate('YYYY-MM-DD, included'),
  until: LocalDate(`YYYY-MM-DD, included; at most ${maxFileDays} days`),
};

/** Throws 422 unless these are at most `maxDays` days in their order. */
export function checkDates({ from, until }: { from: string; until: string }, maxDays: number): void {
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (days < 1)
    throw invalid([
      {
        ...{ path: 'query.until', code: 'before_field', params: { field: 'from' } },
        message: 'must not be before the first day',
      },
    ]);
  if (days > maxDays)
    throw invalid([
      {
        ...{ path: 'query.until', code: 'too_far', params: { days: maxDays } },
        message: `must be at most ${maxDays} days after the first one`,
      },
    ]);
}
