import { expect, it } from 'vitest';
import { seasonDates } from './season-dates.ts';

it('a season is duplicated into the next September, in its last weeks and in the summer too', () => {
  const dates = (today: string) => Object.values(seasonDates(today));
  const now = ['2026-09-01', '2027-06-30', '2027-09-01', '2028-06-30'];
  for (const today of ['2026-09-01', '2026-12-31', '2027-06-15', '2027-08-31'])
    expect(dates(today), today).toEqual(now);
  expect(dates('2026-08-31')[0]).toBe('2025-09-01');
});
