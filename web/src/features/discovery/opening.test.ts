import { describe, expect, it } from 'vitest';
import { openingLines } from './opening.ts';

const on = (weekday: number, opens_at = '08:00', closes_at = '23:00') => ({ weekday, opens_at, closes_at });

describe('opening hours', () => {
  it('put days in a row with the same hours on one line', () => {
    const windows = [0, 1, 2, 3, 4]
      .map((day) => on(day))
      .concat([on(5, '09:00', '21:00'), on(6, '09:00', '21:00')]);
    expect(openingLines(windows)).toEqual([
      { first: 0, last: 4, hours: ['08:00–23:00'] },
      { first: 5, last: 6, hours: ['09:00–21:00'] },
    ]);
  });

  it('say which days are closed, and that a day has a break', () => {
    const lines = openingLines([on(0, '09:00', '14:00'), on(0, '16:00', '22:00')]);
    expect(lines).toEqual([
      { first: 0, last: 0, hours: ['09:00–14:00', '16:00–22:00'] },
      { first: 1, last: 6, hours: [] },
    ]);
  });

  it('say nothing where nothing is known', () => {
    expect(openingLines([])).toEqual([]);
  });
});
