import {
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  type LocalDate,
  weekdayOfDayNumber,
} from '../../kernel/time/index.ts';
import { dayOf, monthSpan, partsOf, weekOf } from './rrule-calendar.ts';

/** The parts of an RRULE that name days, as numbers; days of the week are 0 (Monday) to 6 (Sunday). */
export type RuleParts = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | null;
  wkst: number;
  bymonth: number[];
  bymonthday: number[];
  byyearday: number[];
  byweekno: number[];
  /** `nth` null: every one. */
  byday: { nth: number | null; weekday: number }[];
  bysetpos: number[];
};

/**
 * The dates of a rule from `first` to `last`, in order, each once. Every period of FREQ is looked at by itself: its
 * days are those that all parts agree on (so limiting and expanding of RFC 5545's table are one thing), and BYSETPOS
 * chooses among them. Nothing but COUNT looks back, so the dates of a window are those of its parts.
 */
export function* walkRule(
  parts: RuleParts,
  start: LocalDate,
  { first, last }: { first: LocalDate; last: LocalDate },
): Generator<LocalDate> {
  const rule = withDefaults(parts, start);
  const [startDay, firstDay, lastDay] = [dayNumber(start), dayNumber(first), dayNumber(last)];
  const origin = periodOf(rule, startDay);
  const skipped = Math.floor((periodOf(rule, Math.max(firstDay, startDay)) - origin) / rule.interval);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  let period = origin + (rule.count === null ? Math.max(0, skipped) : 0) * rule.interval;
  for (; left > 0 && daysOf(rule, period)[0] <= lastDay; period += rule.interval)
    for (const day of chosen(rule, period)) {
      if (day < startDay || left === 0) continue;
      left -= 1;
      if (day >= firstDay && day <= lastDay) yield dateOfDayNumber(day);
    }
}

/** What a rule leaves out comes from its start, as RFC 5545 says. */
function withDefaults(rule: RuleParts, start: LocalDate): RuleParts {
  const { month, day } = partsOf(dayNumber(start));
  const weekday = { nth: null, weekday: weekdayOfDayNumber(dayNumber(start)) };
  const { freq, byday, bymonthday, byyearday, byweekno, bymonth } = rule;
  if (byday.length > 0 || bymonthday.length > 0 || byyearday.length > 0) return rule;
  if (freq === 'WEEKLY' || byweekno.length > 0) return { ...rule, byday: [weekday] };
  if (freq === 'MONTHLY') return { ...rule, bymonthday: [day] };
  if (freq === 'YEARLY')
    return { ...rule, bymonthday: [day], bymonth: bymonth.length > 0 ? bymonth : [month] };
  return rule;
}

/** Which year, month, week or day a day lies in, counted so that the next one is one more. */
function periodOf({ freq, wkst }: RuleParts, day: number): number {
  if (freq === 'DAILY') return day;
  if (freq === 'WEEKLY') return Math.floor((day - weekStart(wkst)) / 7);
  const { year, month } = partsOf(day);
  return freq === 'YEARLY' ? year : year * 12 + month - 1;
}

/** A day number on which a week begins. */
const weekStart = (wkst: number): number => wkst - weekdayOfDayNumber(0);

/** First and last day of a period. */
function daysOf({ freq, wkst }: RuleParts, period: number): [number, number] {
  if (freq === 'DAILY') return [period, period];
  if (freq === 'WEEKLY') return [period * 7 + weekStart(wkst), period * 7 + weekStart(wkst) + 6];
  if (freq === 'YEARLY') return [dayOf(period, 1, 1), dayOf(period, 12, 31)];
  return monthSpan(period);
}

function chosen(rule: RuleParts, period: number): number[] {
  const [from, until] = daysOf(rule, period);
  const days: number[] = [];
  for (let day = from; day <= until; day++) if (matches(rule, day)) days.push(day);
  if (rule.bysetpos.length === 0) return days;
  const at = rule.bysetpos.map((place) => days.at(place > 0 ? place - 1 : place));
  return [...new Set(at)].filter((day) => day !== undefined).sort((a, b) => a - b);
}

function matches(rule: RuleParts, day: number): boolean {
  const { year, month, day: dayOfMonth } = partsOf(day);
  if (rule.bymonth.length > 0 && !rule.bymonth.includes(month)) return false;
  const monthDays: Span = [day - dayOfMonth + 1, day - dayOfMonth + daysInMonth(year, month)];
  const yearDays: Span = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  if (!within(rule.bymonthday, day, monthDays) || !within(rule.byyearday, day, yearDays)) return false;
  if (!inWeek(rule, day)) return false;
  return onWeekday(rule, day, rule.freq === 'MONTHLY' || rule.bymonth.length > 0 ? monthDays : yearDays);
}

type Span = [first: number, last: number];

/** Whether a day is one of those counted from the beginning (1, 2 …) or the end (-1, -2 …). */
const within = (list: readonly number[], day: number, [first, last]: Span): boolean =>
  list.length === 0 || list.includes(day - first + 1) || list.includes(day - last - 1);

function inWeek({ byweekno, wkst }: RuleParts, day: number): boolean {
  if (byweekno.length === 0) return true;
  const { week, weeks } = weekOf(day, wkst);
  return byweekno.includes(week) || byweekno.includes(week - weeks - 1);
}

/** BYDAY is a union: `MO,5TU` is every Monday, and the fifth Tuesday. */
function onWeekday({ byday }: RuleParts, day: number, [first, last]: Span): boolean {
  if (byday.length === 0) return true;
  const nth = Math.floor((day - first) / 7) + 1;
  const fromEnd = -Math.floor((last - day) / 7) - 1;
  const weekday = weekdayOfDayNumber(day);
  return byday.some(
    (one) => one.weekday === weekday && (one.nth === null || one.nth === nth || one.nth === fromEnd),
  );
}
