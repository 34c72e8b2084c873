import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  earlierDate,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  type LocalTime,
  localDateOf,
  parseInstant,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { type RuleParts, walkRule } from './rrule-walk.ts';

/** What an RRULE needs besides itself to name dates. */
export type RuleContext = { rrule: string; start_date: LocalDate; start_time: LocalTime; timezone: string };

/** Why an RRULE is refused; `code` is stable, `message` is for people. */
export type RuleProblem = { code: string; message: string };

const MAX_LENGTH = 500;
const MAX_COUNT = 1_000;
/** A rule with COUNT is walked from its start each time; after a century it is over, whatever it counted. */
const MAX_COUNTED_DAYS = 36_525;
/** More than a century of days takes, so no rule that `ruleProblem` allows meets these. */
const WORK_LIMITS = { maxIterations: 50_000, maxCandidateEvaluations: 500_000 };

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const list = (item: string) => new RegExp(`^${item}(?:,${item})*$`);
/** The parts allowed and the form of their values. What is missing here (BYHOUR, DTSTART) is refused. */
const PARTS: Record<string, RegExp> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  WKST: new RegExp(`^${WEEKDAY}$`),
  BYDAY: list(`(?:[+-]?[1-9]\\d?)?${WEEKDAY}`),
  BYMONTH: list('(?:[1-9]|1[0-2])'),
  BYMONTHDAY: list('[+-]?(?:[1-9]|[12]\\d|3[01])'),
  BYYEARDAY: list('[+-]?[1-9]\\d{0,2}'),
  BYWEEKNO: list('[+-]?(?:[1-9]|[1-4]\\d|5[0-3])'),
  BYSETPOS: list('[+-]?[1-9]\\d{0,2}'),
};

/** Why the rule cannot be a schedule's; null when it can. It is read as text only: nothing is generated. */
export function ruleProblem(rrule: string): RuleProblem | null {
  const text = normalized(rrule);
  if (text.length > MAX_LENGTH) return problem('too_long', `An RRULE has at most ${MAX_LENGTH} characters`);
  const parts = splitParts(text);
  if (!parts)
    return problem('syntax', 'Write the RRULE as NAME=VALUE parts with ";" between, each name once');
  return partsProblem(parts) ?? combinationProblem(parts, text);
}

/**
 * The dates of a valid rule from `first` to `last` (both included), in order, lazily, with the start date as
 * DTSTART. The rule runs over calendar days alone, in UTC: what the wall clock does on a day cannot drop or
 * double a date, and the time is always the schedule's.
 *
 * @throws Error for a rule that `ruleProblem` refuses
 */
export function* ruleDates(rule: RuleContext, first: LocalDate, last: LocalDate): Generator<LocalDate> {
  const text = normalized(rule.rrule);
  const found = ruleProblem(text);
  if (found) throw new RangeError(`${found.code}: ${found.message}`);
  const parts = splitParts(text)!;
  const end = lastDateOf(parts, rule, last);
  yield* walkRule(numbersOf(parts), rule.start_date, { first, last: end });
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function numbersOf(parts: Map<string, string>): RuleParts {
  const numbers = (name: string) => (parts.has(name) ? parts.get(name)!.split(',').map(Number) : []);
  const byday = parts.get('BYDAY')?.split(',') ?? [];
  return {
    freq: parts.get('FREQ') as RuleParts['freq'],
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    wkst: weekdays.indexOf(parts.get('WKST') ?? 'MO'),
    bymonth: numbers('BYMONTH'),
    bymonthday: numbers('BYMONTHDAY'),
    byyearday: numbers('BYYEARDAY'),
    byweekno: numbers('BYWEEKNO'),
    byday: byday.map((one) => ({
      nth: one.length > 2 ? Number(one.slice(0, -2)) : null,
      weekday: weekdays.indexOf(one.slice(-2)),
    })),
    bysetpos: numbers('BYSETPOS'),
  };
}

function partsProblem(parts: Map<string, string>): RuleProblem | null {
  const freq = parts.get('FREQ');
  if (freq === undefined) return problem('syntax', 'An RRULE needs FREQ');
  if (/^(?:SECONDLY|MINUTELY|HOURLY)$/.test(freq)) {
    return problem('sub_daily', 'A class takes place at most once a day: FREQ is DAILY or slower');
  }
  for (const [name, value] of parts) {
    const form = PARTS[name];
    if (!form) return problem('part_not_allowed', `${name} is not allowed in a schedule's RRULE`);
    if (!form.test(value)) return problem('value', `${value} is not a value for ${name}`);
  }
  if (Number(parts.get('COUNT') ?? 1) > MAX_COUNT) return problem('value', `COUNT is at most ${MAX_COUNT}`);
  const until = parts.get('UNTIL');
  if (until !== undefined && !isUntil(until)) return problem('value', `${until} is not a date for UNTIL`);
  return null;
}

function combinationProblem(parts: Map<string, string>, text: string): RuleProblem | null {
  if (parts.has('COUNT') && parts.has('UNTIL'))
    return problem('combination', 'COUNT and UNTIL exclude each other');
  try {
    compile(parts, '2026-01-01');
    return null;
  } catch (error) {
    // The library knows RFC 5545's table of which part may go with which FREQ, and says so by throwing.
    const reason = error instanceof Error ? error.message : text;
    return problem('combination', `The parts of the RRULE do not go together: ${reason}`);
  }
}

function compile(parts: Map<string, string>, start_date: LocalDate): RRuleTemporal {
  // UNTIL compares instants in the club's zone and the rule runs over dates: `ruleDates` applies it.
  const pieces = [...parts].filter(([name]) => name !== 'UNTIL').map(([name, value]) => `${name}=${value}`);
  const rruleString = `RRULE:${pieces.join(';')}`;
  return new RRuleTemporal({
    rruleString,
    dtstart: utcMidnight(start_date),
    strict: true,
    cache: false,
    ...WORK_LIMITS,
  });
}

function lastDateOf(parts: Map<string, string>, rule: RuleContext, last: LocalDate): LocalDate {
  const until = parts.get('UNTIL');
  if (until !== undefined) return earlierDate(lastDateOfUntil(until, rule), last);
  return parts.has('COUNT') ? earlierDate(addDays(rule.start_date, MAX_COUNTED_DAYS), last) : last;
}

/** The last date whose class starts no later than UNTIL: a date, a UTC instant, or a time on the wall. */
function lastDateOfUntil(until: string, rule: RuleContext): LocalDate {
  const { date, time, utc } = untilParts(until);
  if (time === null) return date;
  if (!utc) return rule.start_time.slice(0, 5) <= time.slice(0, 5) ? date : addDays(date, -1);
  const instant = parseInstant(`${date}T${time}Z`)!;
  const localDate = localDateOf(instant, rule.timezone);
  const starts_at = zonedInstant(localDate, rule.start_time, rule.timezone);
  return starts_at <= instant ? localDate : addDays(localDate, -1);
}

function isUntil(until: string): boolean {
  const { date, time } = untilParts(until);
  return isLocalDate(date) && (time === null || isLocalTime(time));
}

function untilParts(until: string): { date: LocalDate; time: string | null; utc: boolean } {
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (until.length === 8) return { date, time: null, utc: false };
  const time = `${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}`;
  return { date, time, utc: until.endsWith('Z') };
}

/** Null when the text is not NAME=VALUE parts, or names one twice. */
function splitParts(text: string): Map<string, string> | null {
  const parts = new Map<string, string>();
  for (const piece of text.split(';')) {
    const match = /^([A-Z-]+)=([^=\s]+)$/.exec(piece);
    if (!match || parts.has(match[1]!)) return null;
    parts.set(match[1]!, match[2]!);
  }
  return parts;
}

function normalized(rrule: string): string {
  return rrule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
}

function utcMidnight(date: LocalDate): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(`${date}T00:00[UTC]`);
}

function problem(code: string, message: string): RuleProblem {
  return { code: `recurrence.rrule_${code}`, message };
}
