import { addDays, addMonths, dayNumber, type LocalDate } from '../../kernel/time/index.ts';
import { type Closure, occurrences, type Recurrence } from '../../scheduling/rules/recurrence.ts';
import type { Span } from './periods.ts';
import type { Dates } from './shares.ts';

/** The days of a place, and those on which its holder is away. */
export interface Stay {
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  pauses: readonly Span[];
}

interface Planned {
  recurrence: Recurrence;
  closures: readonly Closure[];
  /** What a price is for. */
  period: Span;
  /** A term is what its group has of it. */
  whole: boolean;
}

/** The dates of a group's pattern in a period, as if it had always been there and went on. */
export interface Calendar {
  /** Of the group itself. */
  start_date: LocalDate;
  days: readonly { date: LocalDate; takes_place: boolean }[];
}

/** One for all who are in the group in the period. */
export function calendarOf({ recurrence, closures, period, whole }: Planned): Calendar {
  const within = { from: period.starts_on, until: period.ends_on, closures };
  const real = datesIn(recurrence, within);
  const pattern = whole ? real : datesIn(endless(recurrence, period.starts_on), within);
  const takesPlace = new Set(real);
  return {
    start_date: recurrence.start_date,
    days: pattern.map((date) => ({ date, takes_place: takesPlace.has(date) })),
  };
}

/** Whether the group has a class on one of these days. */
export const hasClass = ({ days }: Calendar, { starts_on, ends_on }: Span): boolean =>
  days.some(({ date, takes_place }) => takes_place && starts_on <= date && date <= ends_on);

/** Whose each date of a period is. `charged`: what of it is charged; the rest was charged before. */
export function datesOf(stay: Stay, { start_date, days }: Calendar, charged: Span): Dates {
  const dates: Dates = { had: 0, before: 0, after: 0, paused: 0, not_yet: 0, no_more: 0 };
  for (const { date, takes_place } of days) {
    const isCharged = charged.starts_on <= date && date <= charged.ends_on;
    dates[isCharged ? kindOf(date, stay, { takes_place, start_date }) : 'not_yet']++;
  }
  return dates;
}

function kindOf(
  date: LocalDate,
  { starts_on, ends_on, pauses }: Stay,
  { takes_place, start_date }: { takes_place: boolean; start_date: LocalDate },
): keyof Dates {
  if (!takes_place) return date < start_date ? 'not_yet' : 'no_more';
  if (date < starts_on) return 'before';
  if (ends_on !== null && date > ends_on) return 'after';
  return pauses.some((one) => one.starts_on <= date && date <= one.ends_on) ? 'paused' : 'had';
}

const datesIn = (
  recurrence: Recurrence,
  within: { from: LocalDate; until: LocalDate; closures: readonly Closure[] },
): LocalDate[] => occurrences(recurrence, within).kept.map(({ local_date }) => local_date);

/** The same pattern without a beginning after that day, and without an end. */
export function endless(recurrence: Recurrence, from: LocalDate): Recurrence {
  if (recurrence.recurrence === 'once') return recurrence;
  const rrule = recurrence.rrule?.replace(/;?\b(COUNT|UNTIL)=[^;]*/gi, '').replace(/^;/, '') ?? null;
  return { ...recurrence, rrule, end_date: null, start_date: startBefore(recurrence, from) };
}

/** A day on which the pattern could have begun as well. */
function startBefore({ recurrence, rrule, start_date }: Recurrence, from: LocalDate): LocalDate {
  if (start_date <= from) return start_date;
  const step = recurrence === 'custom' ? stepOf(rrule ?? '') : stepOf(RULES[recurrence] ?? '');
  const days = dayNumber(start_date) - dayNumber(from);
  if (step.days !== undefined) return addDays(start_date, -step.days * Math.ceil(days / step.days));
  return addMonths(start_date, -step.months * Math.ceil(days / (28 * step.months)));
}

const RULES: Partial<Record<Recurrence['recurrence'], string>> = {
  monthly: 'FREQ=MONTHLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  daily: 'FREQ=WEEKLY',
  weekly: 'FREQ=WEEKLY',
};

/** After how long a pattern is the same again. Of months four years: the same day is there in each. */
function stepOf(rrule: string): { days: number; months?: never } | { months: number; days?: never } {
  const interval = Number(/INTERVAL=(\d+)/i.exec(rrule)?.[1] ?? 1);
  if (/FREQ=DAILY/i.test(rrule)) return { days: interval };
  if (/FREQ=WEEKLY/i.test(rrule)) return { days: 7 * interval };
  return { months: 48 * interval };
}
