import { type Availability, freeIntervals } from '../../instructors/rules/availability.ts';
import {
  addDays,
  clipIntervals,
  dayNumber,
  earlierDate,
  endOfLocalDay,
  type Interval,
  laterDate,
  mergeIntervals,
  minutesBetween,
  mondayOf,
  startOfLocalDay,
} from '../../kernel/time/index.ts';
import type { Period } from './period.ts';

interface Hours extends Availability {
  max_weekly_hours: number;
}
interface ClubZone {
  id: string;
  timezone: string;
}

/**
 * Minutes in which an instructor could have taught: their weekly hours at these clubs and what they gave beside them,
 * without leave, of each ISO week at most `max_weekly_hours`; nothing of what is still to come.
 */
export function availableMinutes(
  hours: Hours,
  clubs: readonly ClubZone[],
  period: Period,
  now: Date,
): number {
  const zone = clubs[0]?.timezone;
  if (zone === undefined) return 0;
  return weeksOf(period).reduce((sum, week) => {
    const frame = { starts_at: startOfLocalDay(week.from, zone), ends_at: endOfLocalDay(week.until, zone) };
    if (frame.starts_at >= now) return sum;
    const past = { ...frame, ends_at: frame.ends_at > now ? now : frame.ends_at };
    const minutes = minutesOf(clipIntervals(hoursAt(hours, clubs, week), past));
    return sum + Math.min(minutes, hours.max_weekly_hours * 60);
  }, 0);
}

const hoursAt = (hours: Hours, clubs: readonly ClubZone[], { from, until }: Period): Interval[] =>
  mergeIntervals(
    clubs.flatMap(({ id, timezone }) =>
      freeIntervals({ ...hours, busy: [], from_date: from, until_date: until, timezone, club_id: id }),
    ),
  );

const minutesOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, one) => sum + minutesBetween(one.starts_at, one.ends_at), 0);

/** The ISO weeks of a period, the first and the last as far as it has them. */
export function weeksOf({ from, until }: Period): Period[] {
  const weeks: Period[] = [];
  for (let monday = mondayOf(from); dayNumber(monday) <= dayNumber(until); monday = addDays(monday, 7))
    weeks.push({ from: laterDate(from, monday), until: earlierDate(until, addDays(monday, 6)) });
  return weeks;
}
