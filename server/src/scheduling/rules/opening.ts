import { type Interval, localDateOf, localTimeOf, localWeekday } from '../../kernel/time/index.ts';

/** When a club is open on a day of the week (0 = Monday), on its wall. */
export interface OpeningWindow {
  weekday: number;
  opens_at: string;
  closes_at: string;
}

/** The windows of the day on which an interval begins. */
export function openingThen(hours: readonly OpeningWindow[], at: Interval, timezone: string) {
  const weekday = localWeekday(localDateOf(at.starts_at, timezone));
  return hours.filter((one) => one.weekday === weekday);
}

/** A club without opening hours is open at all hours. A class past midnight is looked at on its first day. */
export function isOpenFor(hours: readonly OpeningWindow[], at: Interval, timezone: string): boolean {
  if (hours.length === 0) return true;
  const starts = localTimeOf(at.starts_at, timezone);
  const sameDay = localDateOf(at.ends_at, timezone) === localDateOf(at.starts_at, timezone);
  const ends = sameDay ? localTimeOf(at.ends_at, timezone) : '24:00';
  return openingThen(hours, at, timezone).some(
    (one) => one.opens_at.slice(0, 5) <= starts && ends <= one.closes_at.slice(0, 5),
  );
}
