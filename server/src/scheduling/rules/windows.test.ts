import { describe, expect, it } from 'vitest';
import { addMinutes, offsetDateTime, zonedInstant } from '../../kernel/time/index.ts';
import {
  type BookingSettings,
  bookingWindow,
  cancellationDeadline,
  checkInWindow,
  isWithin,
  reminderTimes,
} from './windows.ts';

const MADRID = 'Europe/Madrid';
const local = (date: string, time: string) => zonedInstant(date, time, MADRID);
const shown = (instant: Date) => offsetDateTime(instant, MADRID);
const sessionAt = (date: string, time: string) => {
  const starts_at = local(date, time);
  return { starts_at, ends_at: addMinutes(starts_at, 90), timezone: MADRID };
};
const defaults: BookingSettings = {
  enrollment_opens_days: 30,
  enrollment_closes_hours: 2,
  minimum_booking_hours: 2,
  allow_last_minute_booking: true,
};

describe('the booking window', () => {
  it('opens at the class’s own wall time thirty local days before, across the clock change', () => {
    const spring = bookingWindow(sessionAt('2026-04-14', '19:00'), defaults);
    expect(shown(spring.opens_at)).toBe('2026-03-15T19:00:00+01:00');
    const autumn = bookingWindow(sessionAt('2026-11-10', '19:00'), defaults);
    expect(shown(autumn.opens_at)).toBe('2026-10-11T19:00:00+02:00');
  });

  it('closes elapsed hours before the start, across the clock change', () => {
    const spring = bookingWindow(sessionAt('2026-03-29', '03:30'), defaults);
    expect(shown(spring.closes_at)).toBe('2026-03-29T00:30:00+01:00');
    const autumn = bookingWindow(sessionAt('2026-10-25', '03:30'), defaults);
    expect(shown(autumn.closes_at)).toBe('2026-10-25T02:30:00+02:00');
  });

  it('minds the minimum only where last-minute bookings are not taken, and then the earlier of the two', () => {
    const session = sessionAt('2026-11-24', '19:00');
    const closes = (changes: Partial<BookingSettings>) =>
      shown(bookingWindow(session, { ...defaults, ...changes }).closes_at);
    expect(closes({ minimum_booking_hours: 12 })).toBe('2026-11-24T17:00:00+01:00');
    expect(closes({ minimum_booking_hours: 12, allow_last_minute_booking: false })).toBe(
      '2026-11-24T07:00:00+01:00',
    );
    expect(closes({ minimum_booking_hours: 1, allow_last_minute_booking: false })).toBe(
      '2026-11-24T17:00:00+01:00',
    );
    expect(closes({ enrollment_closes_hours: 0 })).toBe('2026-11-24T19:00:00+01:00');
  });

  it('is open at its opening and closed at its closing', () => {
    const window = bookingWindow(sessionAt('2026-11-24', '19:00'), defaults);
    expect(isWithin(window, window.opens_at)).toBe(true);
    expect(isWithin(window, addMinutes(window.opens_at, -1))).toBe(false);
    expect(isWithin(window, addMinutes(window.closes_at, -1))).toBe(true);
    expect(isWithin(window, window.closes_at)).toBe(false);
  });
});

describe('the cancellation deadline', () => {
  it('is elapsed hours before the start', () => {
    expect(shown(cancellationDeadline(local('2026-11-24', '19:00'), 24))).toBe('2026-11-23T19:00:00+01:00');
    expect(shown(cancellationDeadline(local('2026-03-29', '19:00'), 24))).toBe('2026-03-28T18:00:00+01:00');
    expect(shown(cancellationDeadline(local('2026-11-24', '19:00'), 0.5))).toBe('2026-11-24T18:30:00+01:00');
  });
});

describe('reminders', () => {
  it.each([
    ['2026-03-29', '2026-03-28T18:00:00+01:00'],
    ['2026-10-25', '2026-10-24T20:00:00+02:00'],
    ['2027-03-28', '2027-03-27T18:00:00+01:00'],
    ['2027-10-31', '2027-10-30T20:00:00+02:00'],
  ])('of a class at 19:00 on the Sunday %s come 24 elapsed hours before', (date, expected) => {
    const [first, second] = reminderTimes(local(date, '19:00'), [2, 24]);
    expect([first!.hours, shown(first!.at)]).toEqual([24, expected]);
    expect([second!.hours, second!.at]).toEqual([2, local(date, '17:00')]);
  });

  it('come once for each number of hours', () => {
    expect(reminderTimes(local('2026-11-24', '19:00'), [2, 2, 24]).map((one) => one.hours)).toEqual([24, 2]);
    expect(reminderTimes(local('2026-11-24', '19:00'), [])).toEqual([]);
  });
});

describe('check-in', () => {
  it('is open around the start', () => {
    const window = checkInWindow(sessionAt('2026-11-24', '19:00'), { before_minutes: 30, after_minutes: 15 });
    expect(shown(window.opens_at)).toBe('2026-11-24T18:30:00+01:00');
    expect(shown(window.closes_at)).toBe('2026-11-24T19:15:00+01:00');
  });

  it('is never open after the end', () => {
    const session = sessionAt('2026-11-24', '19:00');
    expect(checkInWindow(session, { before_minutes: 30, after_minutes: 600 }).closes_at).toEqual(
      session.ends_at,
    );
  });
});
