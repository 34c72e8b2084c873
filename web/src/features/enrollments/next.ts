import type { MyClass } from './api.ts';
import { isActive } from './booking.ts';

type Coming = Pick<MyClass, 'status' | 'session_status' | 'scheduled_datetime' | 'ends_at'>;

/** The first class with a place in it that is not over: one that is running is still the next. */
export function nextClass<T extends Coming>(mine: readonly T[], now: Date): T | undefined {
  return mine
    .filter((one) => one.status === 'enrolled' && isActive(one) && new Date(one.ends_at) > now)
    .toSorted((a, b) => Date.parse(a.scheduled_datetime) - Date.parse(b.scheduled_datetime))[0];
}
