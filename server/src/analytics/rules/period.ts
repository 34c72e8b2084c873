import { addDays, dayNumber, type LocalDate } from '../../kernel/time/index.ts';

/** Local dates of the clubs, both included. */
export interface Period {
  from: LocalDate;
  until: LocalDate;
}

/** As many days right before. */
export function periodBefore({ from, until }: Period): Period {
  const days = dayNumber(until) - dayNumber(from) + 1;
  return { from: addDays(from, -days), until: addDays(from, -1) };
}

/** Five years, and a bit. */
export const mostDays = 1_900;
