import { addDays, type LocalDate, laterDate } from '../../kernel/time/index.ts';

export const consequences = ['none', 'warn', 'no_bookings', 'release'] as const;
export type Consequence = (typeof consequences)[number];

/** What a club does where a fee is not paid. */
export interface ArrearsRules {
  arrears_consequence: Consequence;
  arrears_after_days: number;
  arrears_release_days: number;
}

/** What holds for what was due on a day. */
export const consequenceOf = (due_on: LocalDate, rules: ArrearsRules, today: LocalDate): Consequence =>
  addDays(due_on, rules.arrears_after_days) < today ? rules.arrears_consequence : 'none';

/** The strictest of them. */
export const strictest = (all: readonly Consequence[]): Consequence =>
  consequences.toReversed().find((one) => all.includes(one)) ?? 'none';

/**
 * The day on which the place of an overdue fee is released, as its holder is told today; null where it is not (yet). A rule
 * that is new leaves what was overdue before as many days as what is warned of in time.
 */
export function releaseOn(due_on: LocalDate, rules: ArrearsRules, today: LocalDate): LocalDate | null {
  if (consequenceOf(due_on, rules, today) !== 'release') return null;
  const { arrears_after_days: after, arrears_release_days: release } = rules;
  const inTime = addDays(due_on, release + 1);
  const atLeast = addDays(today, Math.max(1, release - after));
  return laterDate(inTime, atLeast);
}
