import type { OwnBooking } from '../../features/discovery/api.ts';
import type { MyClass } from '../../features/enrollments/api.ts';
import { isActive } from '../../features/enrollments/booking.ts';

/** The bookings that still stand, by session. */
export function bookingsBySession(mine: readonly MyClass[]): Map<string, OwnBooking[]> {
  const bySession = new Map<string, OwnBooking[]>();
  for (const { status, ...booking } of mine.filter(isActive)) {
    if (status !== 'enrolled' && status !== 'waitlisted') continue;
    const own = { ...booking, status };
    bySession.set(booking.session_id, [...(bySession.get(booking.session_id) ?? []), own]);
  }
  return bySession;
}
