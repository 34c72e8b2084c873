import type { LocalDate } from '../../kernel/time/index.ts';
import type { Occurrence, Recurrence } from './recurrence.ts';
import { recurrenceDates } from './recurrence-dates.ts';
import type { Placed } from './seating.ts';

const mark = 'exdate ';

/**
 * The excluded dates that a change of the pattern carries along: those that took a class away before, and that the
 * change itself says nothing about. One that it adds is meant as it is.
 */
export function carriedExdates(
  before: Recurrence,
  after: Recurrence,
  { from, until }: { from: LocalDate; until: LocalDate },
): LocalDate[] {
  const kept = after.exdates.filter((date) => before.exdates.includes(date) && date >= from && date <= until);
  const last = kept.at(-1);
  if (last === undefined) return [];
  const dates = new Set(recurrenceDates(before, from, last));
  return kept.filter((date) => dates.has(date));
}

/** An excluded date, to be matched like a class that was called off. */
export const placedExdate = (date: LocalDate): Placed => ({
  id: `${mark}${date}`,
  occurrence_date: date,
  standing: 'off',
});

/** The excluded date that this is the id of, if it is one. */
export const exdateOf = (id: string): LocalDate | undefined =>
  id.startsWith(mark) ? id.slice(mark.length) : undefined;

/** The excluded dates where the new pattern has their classes; one without a counterpart stays as it is. */
export function exdatesAfter(
  exdates: readonly LocalDate[],
  placeOf: ReadonlyMap<string, Occurrence>,
): LocalDate[] {
  const moved = exdates.map((date) => placeOf.get(`${mark}${date}`)?.local_date ?? date);
  return [...new Set(moved)].sort();
}
