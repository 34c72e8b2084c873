import { expect, it } from 'vitest';
import { seasonOf } from './season-dates.ts';

it('the season to duplicate is the one since September, in its last weeks and in the summer too', () => {
  for (const today of ['2026-09-01', '2026-12-31', '2027-06-15', '2027-08-31'])
    expect(seasonOf(today), today).toEqual({ from: '2026-09-01', until: '2027-06-30' });
  expect(seasonOf('2026-08-31').from).toBe('2025-09-01');
});
