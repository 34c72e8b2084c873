import type { RefusalCode } from './refusals.ts';
import type { SessionState, StudentState } from './state.ts';

type ForAges = Pick<SessionState, 'min_age' | 'max_age' | 'local_date'>;

/**
 * Why the age keeps somebody out of a class, if it does: it counts as it is on the day of the class. Unlike a level that
 * nobody has judged yet, a date of birth that nobody has told suits no class that asks for one.
 */
export function whyNotOfAge(
  { min_age, max_age, local_date }: ForAges,
  { birth_date }: Pick<StudentState, 'birth_date'>,
): RefusalCode | undefined {
  if (min_age === null && max_age === null) return undefined;
  if (birth_date === null) return 'birth_date_needed';
  const age = fullYears(birth_date, local_date);
  return age < (min_age ?? 0) || age > (max_age ?? 1_000) ? 'age_not_suitable' : undefined;
}

/** Full years between two dates (YYYY-MM-DD); who is born on 29 February is a year older on 1 March in other years. */
export function fullYears(birth_date: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth_date.slice(0, 4));
  return on.slice(5) < birth_date.slice(5) ? years - 1 : years;
}
