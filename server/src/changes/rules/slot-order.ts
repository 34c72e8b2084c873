import {
  clockMinutes,
  dayNumber,
  type LocalDate,
  type LocalTime,
  localWeekday,
} from '../../kernel/time/index.ts';

/** A time by what makes it better than another one. */
export interface Ranked {
  starts_at: Date;
  local_date: LocalDate;
  /** How many of those in the class cannot come. */
  cannot_count: number;
  days_apart: number;
  /** On the clock, whatever the day. */
  minutes_apart: number;
  same_weekday: boolean;
  same_court: boolean;
}

interface Place {
  local_date: LocalDate;
  local_time: LocalTime;
  court_id: string | null;
}

/** How a time compares with when and where the class is. */
export const rankOf = (was: Place, at: Place & { cannot: number }) => ({
  cannot_count: at.cannot,
  days_apart: Math.abs(dayNumber(at.local_date) - dayNumber(was.local_date)),
  minutes_apart: Math.abs(clockMinutes(at.local_time) - clockMinutes(was.local_time)),
  same_weekday: localWeekday(at.local_date) === localWeekday(was.local_date),
  same_court: at.court_id === was.court_id,
});

/** Most people first; then the nearest day, the nearest hour, the same court, the earlier one. */
export const betterSlot = (a: Ranked, b: Ranked): number =>
  a.cannot_count - b.cannot_count ||
  a.days_apart - b.days_apart ||
  a.minutes_apart - b.minutes_apart ||
  Number(b.same_court) - Number(a.same_court) ||
  a.starts_at.getTime() - b.starts_at.getTime();

export const mostSlots = 20;
/** Of one day, so that a free afternoon is not all that is offered. */
export const mostOfOneDay = 3;

/** The best of them, in order; of one day its best three. */
export function theNearest<S extends Ranked>(possible: readonly S[]): S[] {
  const ofDay = new Map<LocalDate, number>();
  const chosen: S[] = [];
  for (const slot of [...possible].sort(betterSlot)) {
    const before = ofDay.get(slot.local_date) ?? 0;
    if (before === mostOfOneDay) continue;
    ofDay.set(slot.local_date, before + 1);
    chosen.push(slot);
    if (chosen.length === mostSlots) break;
  }
  return chosen;
}
