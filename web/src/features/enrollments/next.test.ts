import { describe, expect, it } from 'vitest';
import { nextClass } from './next.ts';

const now = new Date('2026-03-10T18:30:00Z');

const at = (
  hour: number,
  more: { status?: 'enrolled' | 'waitlisted'; session_status?: 'cancelled' } = {},
) => ({
  ...{ status: 'enrolled' as const, session_status: 'scheduled' as const },
  scheduled_datetime: `2026-03-10T${hour}:00:00Z`,
  ends_at: `2026-03-10T${hour + 1}:00:00Z`,
  ...more,
});

describe('the next class', () => {
  it('is the first with a place that is not over, whatever the order of the bookings', () => {
    expect(nextClass([at(21), at(17), at(19)], now)).toEqual(at(19));
    expect(nextClass([], now)).toBeUndefined();
  });

  it('is the one that is running', () => {
    expect(nextClass([at(18), at(19)], now)).toEqual(at(18));
  });

  it('is none that is only waited for, and none that was called off', () => {
    const mine = [at(19, { status: 'waitlisted' }), at(20, { session_status: 'cancelled' }), at(21)];
    expect(nextClass(mine, now)).toEqual(at(21));
  });
});
