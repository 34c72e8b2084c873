import {
  addDays,
  type Interval,
  type LocalDate,
  type LocalTime,
  zonedInstant,
} from '../../kernel/time/index.ts';

/** Hours of one day on a club's wall. An end that is not after its beginning lies on the day after. */
export function hoursOf(
  { local_date, from, until }: { local_date: LocalDate; from: LocalTime; until: LocalTime },
  timezone: string,
): Interval {
  const last = until > from ? local_date : addDays(local_date, 1);
  return {
    starts_at: zonedInstant(local_date, from, timezone),
    ends_at: zonedInstant(last, until, timezone),
  };
}
