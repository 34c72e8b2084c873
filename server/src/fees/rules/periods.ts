import {
  addDays,
  addMonths,
  dateFromParts,
  dateOfDayNumber,
  dateParts,
  dayNumber,
  daysInMonth,
  earlierDate,
  type LocalDate,
  laterDate,
} from '../../kernel/time/index.ts';

/** Days, both included. */
export interface Span {
  starts_on: LocalDate;
  ends_on: LocalDate;
}

export const spanWords = ({ starts_on, ends_on }: Span): string => `${starts_on} ${ends_on}`;

/** Whether somebody who is there for these days has one of the span's. */
export const shares = (
  stay: { starts_on: LocalDate; ends_on: LocalDate | null },
  { starts_on, ends_on }: Span,
): boolean => stay.starts_on <= ends_on && (stay.ends_on === null || stay.ends_on >= starts_on);

/** How a plan counts. */
export interface Counting {
  period: 'month' | 'weeks' | 'term' | 'course';
  weeks: number | null;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
}

/** For all that a group has of it, and not by days of the calendar. */
export const isWhole = ({ period }: Pick<Counting, 'period'>): boolean =>
  period === 'term' || period === 'course';

export const monthOf = (date: LocalDate): Span => {
  const { year, month } = dateParts(date);
  return {
    starts_on: dateFromParts(year, month, 1),
    ends_on: dateFromParts(year, month, daysInMonth(year, month)),
  };
};

/**
 * The periods of a plan that share a day with these, none that is over before the plan begins or begins after its end.
 * @param course the term of a group, or the group's own first and last day; null where it has no end
 */
export function periodsIn(plan: Counting, course: Span | null, within: Span): Span[] {
  const from = laterDate(within.starts_on, plan.starts_on);
  const until = plan.ends_on === null ? within.ends_on : earlierDate(within.ends_on, plan.ends_on);
  if (from > until) return [];
  if (isWhole(plan)) return course && course.starts_on <= until && course.ends_on >= from ? [course] : [];
  return plan.period === 'month' ? months(from, until) : stretches(plan, from, until);
}

function months(from: LocalDate, until: LocalDate): Span[] {
  const all: Span[] = [];
  for (let at = monthOf(from); at.starts_on <= until; at = monthOf(addMonths(at.starts_on, 1))) all.push(at);
  return all;
}

function stretches({ weeks, starts_on }: Counting, from: LocalDate, until: LocalDate): Span[] {
  const length = (weeks ?? 1) * 7;
  const first = dayNumber(starts_on) + Math.floor((dayNumber(from) - dayNumber(starts_on)) / length) * length;
  const all: Span[] = [];
  for (let at = first; at <= dayNumber(until); at += length)
    all.push({ starts_on: dateOfDayNumber(at), ends_on: dateOfDayNumber(at + length - 1) });
  return all;
}

/** The day of a period, counted from 1, or its last one. */
export const dueIn = ({ starts_on, ends_on }: Span, day: number): LocalDate =>
  earlierDate(addDays(starts_on, day - 1), ends_on);
