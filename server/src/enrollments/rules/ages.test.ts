import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullYears, whyNotOfAge } from './ages.ts';

const on = (local_date: string, min_age: number | null, max_age: number | null) => ({
  local_date,
  min_age,
  max_age,
});
const born = (birth_date: string | null) => ({ birth_date });

describe('the age counts as it is on the day of the class', () => {
  test('from the birthday on, and until the day before the next', () => {
    const child = born('2017-05-10');
    expect(whyNotOfAge(on('2026-05-09', 9, 10), child)).toBe('age_not_suitable');
    expect(whyNotOfAge(on('2026-05-10', 9, 10), child)).toBeUndefined();
    expect(whyNotOfAge(on('2028-05-09', 9, 10), child)).toBeUndefined();
    expect(whyNotOfAge(on('2028-05-10', 9, 10), child)).toBe('age_not_suitable');
  });

  test('an end that is open keeps nobody out', () => {
    expect(whyNotOfAge(on('2026-05-09', 18, null), born('1931-01-01'))).toBeUndefined();
    expect(whyNotOfAge(on('2026-05-09', null, 12), born('2026-01-01'))).toBeUndefined();
    expect(whyNotOfAge(on('2026-05-09', null, null), born(null))).toBeUndefined();
  });

  test('zero is an age', () => {
    expect(whyNotOfAge(on('2026-05-09', 0, 0), born('2026-05-09'))).toBeUndefined();
    expect(whyNotOfAge(on('2027-05-09', 0, 0), born('2026-05-09'))).toBe('age_not_suitable');
  });

  test('nobody knows the age of somebody who has not told it', () => {
    expect(whyNotOfAge(on('2026-05-09', 6, null), born(null))).toBe('birth_date_needed');
  });

  test('who is born on 29 February is a year older on 1 March', () => {
    expect(fullYears('2012-02-29', '2026-02-28')).toBe(13);
    expect(fullYears('2012-02-29', '2026-03-01')).toBe(14);
    expect(fullYears('2012-02-29', '2028-02-29')).toBe(16);
  });

  test('grows by one each year', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2030-12-28'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (birth, years) => {
        const date = birth.toISOString().slice(0, 10);
        if (date.endsWith('-02-29')) return;
        const birthday = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
        expect(fullYears(date, birthday)).toBe(years);
      }),
    );
  });
});
