import {
  addDays,
  type Interval,
  type LocalDate,
  type LocalTime,
  zonedInstant,
} from '../../kernel/time/index.ts';

interface Hours {
  local_date: LocalDate;
  /** The same hours on each day until then. */
  last_date?: LocalDate | undefined;
  from: LocalTime;
  until: LocalTime;
}

/** Nobody waits longer for a floor; and each day is looked up. */
export const mostDays = 62;

/** The hours of each day on a club's wall. An end that is not after its beginning lies on the day after. */
export function hoursOf(
  { local_date, last_date = local_date, from, until }: Hours,
  timezone: string,
): Interval[] {
  const days: Interval[] = [];
  for (let day = local_date; day <= last_date && days.length <= mostDays; day = addDays(day, 1))
    days.push({
      starts_at: zonedInstant(day, from, timezone),
      ends_at: zonedInstant(until > from ? day : addDays(day, 1), until, timezone),
    });
  return days;
}
