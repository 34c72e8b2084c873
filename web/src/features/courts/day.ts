import type { Reservation } from './api.ts';

/** Minutes since midnight of the club's day. */
export interface Span {
  from: number;
  until: number;
}

const HOUR = 60;

/** A reservation's part of one local day; what began the day before starts at midnight. */
export function spanOf(
  { starts_at, ends_at }: Pick<Reservation, 'starts_at' | 'ends_at'>,
  day: string,
  clock: { localDate: (instant: string) => string; time: (instant: string) => string },
): Span {
  const minutes = (instant: string) => {
    const date = clock.localDate(instant);
    if (date < day) return 0;
    return date > day ? 24 * HOUR : minutesOf(clock.time(instant));
  };
  return { from: minutes(starts_at), until: minutes(ends_at) };
}

/** Whether it takes all of a day, as a court that is closed does. */
export const isAllDay = ({ from, until }: Span): boolean => from === 0 && until === 24 * HOUR;

/** The hours to show: the opening hours, stretched to whole hours and to what lies outside of them for a part of the day. */
export function shownHours(opening: readonly Span[], spans: readonly Span[]): Span {
  const all = [...opening, ...spans.filter((span) => !isAllDay(span))];
  if (all.length === 0) return { from: 8 * HOUR, until: 22 * HOUR };
  const from = Math.min(...all.map((span) => span.from));
  const until = Math.max(...all.map((span) => span.until));
  return { from: Math.floor(from / HOUR) * HOUR, until: Math.ceil(until / HOUR) * HOUR };
}

/** `19:30` → 1170; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * HOUR + minutes;
}
