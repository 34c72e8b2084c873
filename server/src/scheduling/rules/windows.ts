import { addDaysToInstant, addHours, addMinutes, earlierOf } from '../../kernel/time/index.ts';

/** The part of a session that its windows hang on. */
export type SessionTimes = { starts_at: Date; ends_at: Date; timezone: string };

export type BookingSettings = {
  /** Local days before the class from which it can be booked. */
  enrollment_opens_days: number;
  /** Elapsed hours before the class after which it cannot. */
  enrollment_closes_hours: number;
  /** The same for a club that takes no last-minute bookings; ignored by one that does. */
  minimum_booking_hours: number;
  allow_last_minute_booking: boolean;
};

/** From `opens_at` (included) to `closes_at` (excluded). It is empty when `closes_at` is not later. */
export type Window = { opens_at: Date; closes_at: Date };

/**
 * When a session can be booked.
 *
 * It opens at the class's own wall time so many local days before: 30 days before Tuesday 19:00 is Sunday
 * 19:00, also when the clock changed in between. It closes elapsed hours before the start, because "two hours
 * before" is what a watch measures.
 */
export function bookingWindow(session: SessionTimes, settings: BookingSettings): Window {
  const opens_at = addDaysToInstant(session.starts_at, -settings.enrollment_opens_days, session.timezone);
  const closes_at = addHours(session.starts_at, -settings.enrollment_closes_hours);
  if (settings.allow_last_minute_booking) return { opens_at, closes_at };
  const minimum = addHours(session.starts_at, -settings.minimum_booking_hours);
  return { opens_at, closes_at: earlierOf(closes_at, minimum) };
}

/** Whether an instant lies in a window: at `opens_at` it does, at `closes_at` it no longer does. */
export function isWithin(window: Window, instant: Date): boolean {
  return instant >= window.opens_at && instant < window.closes_at;
}

/** The last instant at which cancelling is free: `hours` elapsed before the start. */
export function cancellationDeadline(starts_at: Date, hours: number): Date {
  return addHours(starts_at, -hours);
}

/**
 * When to remind of a class, earliest first, each number of hours once.
 *
 * Hours are elapsed: 24 hours before a class on the Sunday of a clock change is 24 hours on a stopwatch, so
 * the wall shows one hour less or more than the class's time.
 */
export function reminderTimes(starts_at: Date, hours: readonly number[]): { hours: number; at: Date }[] {
  const descending = [...new Set(hours)].sort((a, b) => b - a);
  return descending.map((before) => ({ hours: before, at: addHours(starts_at, -before) }));
}

/** How long after the end those who take attendance may still correct it. */
const correctionHours = 7 * 24;

/** When the desk and the instructor take attendance: from the opening of check-in until a week after the end. */
export function attendanceWindow(session: Pick<SessionTimes, 'ends_at'>, opens_at: Date): Window {
  return { opens_at, closes_at: addHours(session.ends_at, correctionHours) };
}

/**
 * When a student can check in: from `before_minutes` before the start until `after_minutes` after it, and
 * never after the end.
 */
export function checkInWindow(
  { starts_at, ends_at }: Pick<SessionTimes, 'starts_at' | 'ends_at'>,
  { before_minutes, after_minutes }: { before_minutes: number; after_minutes: number },
): Window {
  const closes_at = earlierOf(addMinutes(starts_at, after_minutes), ends_at);
  return { opens_at: addMinutes(starts_at, -before_minutes), closes_at };
}
