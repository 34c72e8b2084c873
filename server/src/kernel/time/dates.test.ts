import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  eachDate,
  isLocalDate,
  isoWeek,
  localWeekday,
  mondayOf,
} from './dates.ts';

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') });

describe('local dates', () => {
  it('exist or do not', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '0000-01-01',
      '',
      '2026-01-01T00:00',
    ]) {
      expect(isLocalDate(text), text).toBe(false);
    }
  });

  it('refuse to be reckoned with when they do not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('step over months, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('0001-01-01', 1)).toBe('0001-01-02');
  });

  it('land on the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('compare and are listed with both ends', () => {
    expect(compareDates('2026-09-30', '2026-10-01')).toBeLessThan(0);
    expect(compareDates('2026-10-01', '2026-10-01')).toBe(0);
    expect([...eachDate('2026-02-27', '2026-03-01')]).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect([...eachDate('2026-03-02', '2026-03-01')]).toEqual([]);
  });

  it('know their weekday from Monday 0 to Sunday 6', () => {
    expect(localWeekday('2026-11-22')).toBe(6);
    expect(localWeekday('2026-11-23')).toBe(0);
    expect(localWeekday('1969-12-31')).toBe(2);
  });
});

describe('ISO weeks', () => {
  it('belong to the year of their Thursday', () => {
    expect(isoWeek('2025-12-29')).toEqual({ year: 2026, week: 1 });
    expect(isoWeek('2026-12-31')).toEqual({ year: 2026, week: 53 });
    expect(isoWeek('2027-01-03')).toEqual({ year: 2026, week: 53 });
    expect(isoWeek('2027-01-04')).toEqual({ year: 2027, week: 1 });
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 });
  });

  it('begin on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(mondayOf('2026-12-28')).toBe('2026-12-28');
  });

  it('are the same for a Monday and the six days after it, and differ a week later', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOf(dateOfDayNumber(day));
        const weeks = [0, 1, 2, 3, 4, 5, 6].map((n) => isoWeek(addDays(monday, n)));
        expect(new Set(weeks.map((one) => JSON.stringify(one))).size).toBe(1);
        expect(isoWeek(addDays(monday, 7))).not.toEqual(weeks[0]);
      }),
    );
  });
});

describe('day numbers', () => {
  it('return to the same date', () => {
    fc.assert(fc.property(anyDay, (day) => dayNumber(dateOfDayNumber(day)) === day));
  });
});
