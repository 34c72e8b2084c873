import { isCurrency } from '../../kernel/money.ts';
import type { InputError } from '../../kernel/problem.ts';
import { isTimezone } from '../../kernel/time/index.ts';

/** The zone must be one that clocks know and the currency one that money comes in. `at` leads to the object. */
export function checkPlace(club: { timezone?: string; currency?: string }, at = ''): InputError[] {
  const errors: InputError[] = [];
  if (club.timezone !== undefined && !isTimezone(club.timezone))
    errors.push({
      path: `${at}/timezone`,
      code: 'format',
      params: { format: 'timezone' },
      message: 'is not an IANA time zone',
    });
  if (club.currency !== undefined && !isCurrency(club.currency))
    errors.push({
      path: `${at}/currency`,
      code: 'format',
      params: { format: 'currency' },
      message: 'is not an ISO 4217 currency',
    });
  return errors;
}

interface Window {
  weekday: number;
  opens_at: string;
  closes_at: string;
}

/** Each window must end after it starts, and none may overlap another of its day; touching is fine. */
export function checkOpeningHours(windows: readonly Window[]): InputError[] {
  return windows.flatMap((window, index) => {
    const path = `/opening_hours/${index}`;
    if (window.closes_at <= window.opens_at)
      return [
        {
          path: `${path}/closes_at`,
          code: 'not_after_field',
          params: { field: 'opens_at' },
          message: 'must be after opens_at',
        },
      ];
    const overlaps = windows.some(
      (other, at) =>
        at < index &&
        other.weekday === window.weekday &&
        other.opens_at < window.closes_at &&
        window.opens_at < other.closes_at,
    );
    return overlaps ? [{ path, code: 'overlaps', message: 'overlaps another window of the same day' }] : [];
  });
}

export const checkClosure = (closure: { starts_on: string; ends_on: string }): InputError[] =>
  closure.ends_on < closure.starts_on
    ? [
        {
          path: '/ends_on',
          code: 'before_field',
          params: { field: 'starts_on' },
          message: 'must not be before starts_on',
        },
      ]
    : [];
