import { expect, test } from 'vitest';
import { type ArrearsRules, consequenceOf, releaseOn, strictest } from './arrears.ts';

const rules: ArrearsRules = {
  ...{ arrears_consequence: 'release', arrears_after_days: 15, arrears_release_days: 30 },
};

test('nothing follows within the days, then what the rule says', () => {
  expect(consequenceOf('2026-03-05', rules, '2026-03-20')).toBe('none');
  expect(consequenceOf('2026-03-05', rules, '2026-03-21')).toBe('release');
  expect(strictest(['warn', 'no_bookings', 'none'])).toBe('no_bookings');
  expect(strictest([])).toBe('none');
});

test('a place is released so many days after its fee was due, and never without as long a warning', () => {
  expect(releaseOn('2026-03-05', rules, '2026-03-20')).toBeNull();
  expect(releaseOn('2026-03-05', rules, '2026-03-21')).toBe('2026-04-05');
  expect(releaseOn('2025-10-05', rules, '2026-03-21')).toBe('2026-04-05');
  expect(releaseOn('2026-03-05', { ...rules, arrears_consequence: 'no_bookings' }, '2026-03-21')).toBeNull();
  expect(releaseOn('2026-03-05', { ...rules, arrears_release_days: 0 }, '2026-03-21')).toBe('2026-03-22');
});
