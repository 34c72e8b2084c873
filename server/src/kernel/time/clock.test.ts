import { describe, expect, it } from 'vitest';
import { fixedClock, monotonicMs, systemClock } from './clock.ts';

describe('the fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2026-03-29T00:30:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-03-29T00:31:30.000Z');
    clock.set('2027-01-01T00:00:00+01:00');
    expect(clock.now().toISOString()).toBe('2026-12-31T23:00:00.000Z');
  });

  it('cannot be moved by changing the date it gave', () => {
    const clock = fixedClock('2026-03-29T00:30:00Z');
    clock.now().setTime(0);
    expect(clock.now().toISOString()).toBe('2026-03-29T00:30:00.000Z');
  });

  it('refuses what is not an instant', () => {
    expect(() => fixedClock('tomorrow')).toThrow(RangeError);
  });
});

describe('the machine’s clocks', () => {
  it('give the present and a count that does not go back', () => {
    const before = monotonicMs();
    expect(systemClock.now().getTime()).toBeGreaterThan(0);
    expect(monotonicMs()).toBeGreaterThanOrEqual(before);
  });
});
