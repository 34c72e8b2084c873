import { conflict, invalid } from '../../kernel/problem.ts';
import { addDays } from '../../kernel/time/index.ts';

interface Dated {
  starts_on: string;
  ends_on: string | null;
}

const wrong = (path: string, code: string, message: string, params = {}) =>
  invalid([{ path, code, message, params }]);

/** Throws 422 at `/ends_on` for dates in the wrong order. */
export function refuseReversed(starts_on: string, ends_on: string): void {
  if (ends_on >= starts_on) return;
  throw wrong('/ends_on', 'before_field', 'must not be before starts_on', { field: 'starts_on' });
}

/**
 * The last day of a place may be yesterday at the earliest (what was, was), and never after the one that it has.
 * Before its first day: it never begins.
 */
export function refuseLeaving(place: Dated, ends_on: string, today: string): void {
  if (ends_on < addDays(today, -1)) throw wrong('/ends_on', 'in_past', 'is in the past');
  if (place.ends_on !== null && ends_on > place.ends_on)
    throw conflict('places.ends_before', 'The place ends before that day already.', {
      params: { date: place.ends_on },
    });
}

/** A pause is of days that the place has, and not over yet. */
export function refusePausing(
  place: Dated,
  pause: { starts_on: string; ends_on: string },
  today: string,
): void {
  refuseReversed(pause.starts_on, pause.ends_on);
  if (pause.ends_on < today) throw wrong('/ends_on', 'in_past', 'is in the past');
  if (pause.ends_on < place.starts_on)
    throw wrong('/ends_on', 'not_before', 'is before the place begins', { date: place.starts_on });
  if (place.ends_on !== null && pause.starts_on > place.ends_on)
    throw wrong('/starts_on', 'not_after', 'is after the place ends', { date: place.ends_on });
}
