import { type Availability, freeIntervals } from '../../instructors/rules/availability.ts';
import {
  addDays,
  addHours,
  clipIntervals,
  dayNumber,
  earlierDate,
  endOfLocalDay,
  type Interval,
  laterDate,
  mergeIntervals,
  minutesBetween,
  mondayOf,
  overlaps,
  startOfLocalDay,
  steadyOffset,
} from '../../kernel/time/index.ts';
import type { Period } from './period.ts';

interface Hours extends Availability {
  max_weekly_hours: number;
}
interface ClubZone {
  id: string;
  timezone: string;
}

/** An ISO week of a period as far as the period has it, and when that is by a zone's clocks. */
interface Week extends Period, Interval {}

/** The weeks of a period by the clocks of whichever zone; those of a zone are laid out once, however many teach in it. */
export function weeksByZone(period: Period): (timezone: string) => readonly Week[] {
  const known = new Map<string, readonly Week[]>();
  return (timezone) => {
    const weeks =
      known.get(timezone) ??
      weeksOf(period).map((week) => ({
        ...week,
        ...{ starts_at: startOfLocalDay(week.from, timezone), ends_at: endOfLocalDay(week.until, timezone) },
      }));
    known.set(timezone, weeks);
    return weeks;
  };
}

/**
 * Minutes in which an instructor could have taught: their weekly hours at these clubs and what they gave beside them,
 * without leave, of each ISO week at most `max_weekly_hours`; nothing of what is still to come.
 */
export function availableMinutes(
  hours: Hours,
  clubs: readonly ClubZone[],
  weeks: (timezone: string) => readonly Week[],
  now: Date,
): number {
  const zone = clubs[0]?.timezone;
  if (zone === undefined) return 0;
  /** Of weeks that are like any other one, by how the clubs' clocks stand to one another. */
  const plain = new Map<string, number>();
  return weeks(zone).reduce((sum, week) => {
    if (week.starts_at >= now) return sum;
    const past = { starts_at: week.starts_at, ends_at: week.ends_at > now ? now : week.ends_at };
    const like = week.ends_at > now ? undefined : plainWeek(hours, clubs, week);
    const known = like === undefined ? undefined : plain.get(like);
    const minutes = known ?? minutesOf(clipIntervals(hoursAt(hours, clubs, week), past));
    if (like !== undefined) plain.set(like, minutes);
    return sum + Math.min(minutes, hours.max_weekly_hours * 60);
  }, 0);
}

const minutesOfWeek = 7 * 24 * 60;

/**
 * What a week is like in which there is nothing but weekly hours: it is whole, nobody's clock changes in it or right beside
 * it, and no exception reaches into it. Undefined for every other one.
 */
function plainWeek({ exceptions }: Hours, clubs: readonly ClubZone[], week: Week): string | undefined {
  if (minutesBetween(week.starts_at, week.ends_at) !== minutesOfWeek) return undefined;
  const around = { starts_at: addHours(week.starts_at, -48), ends_at: addHours(week.ends_at, 48) };
  if (exceptions.some((one) => overlaps(one, around))) return undefined;
  const offsets = clubs.map(({ timezone }) => steadyOffset(around, timezone));
  return offsets.includes(undefined) ? undefined : offsets.join(' ');
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
