import { addDays, dayNumber, type LocalDate } from '../../kernel/time/index.ts';

/** Local dates of the clubs, both included. */
export interface Period {
  from: LocalDate;
  until: LocalDate;
}

/**
 * As many days right before; of a period that is not over only as many of them as have begun by `today`: a month of ten
 * days is not compared with a whole one.
 */
export function periodBefore({ from, until }: Period, today: LocalDate): Period {
  const days = dayNumber(until) - dayNumber(from) + 1;
  const last = from <= today && today < until ? today : until;
  return { from: addDays(from, -days), until: addDays(last, -days) };
}

/** `previous` once more as far back as it lies before `period`. */
export function stepBack(previous: Period, period: Period): Period {
  const days = dayNumber(period.from) - dayNumber(previous.from);
  return { from: addDays(previous.from, -days), until: addDays(previous.until, -days) };
}

/** Five years, and a bit. */
export const mostDays = 1_900;
