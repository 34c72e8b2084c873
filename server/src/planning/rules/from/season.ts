import { earlierDate, type LocalDate, laterDate } from '../../../kernel/time/index.ts';

/** From the first day of these terms, one at least, to their last. */
export const seasonOf = (
  terms: readonly { starts_on: LocalDate; ends_on: LocalDate }[],
): { first: LocalDate; last: LocalDate } => ({
  first: terms.map(({ starts_on }) => starts_on).reduce(earlierDate),
  last: terms.map(({ ends_on }) => ends_on).reduce(laterDate),
});
