import { expect, test } from 'vitest';
import { datesInSeason } from './season.ts';

// Two Mondays, 38 weeks apart; the new season ends before the summer.
const season = { from: '2026-09-14', until: '2026-12-20', start_date: '2027-06-07', end_date: '2027-07-30' };
const of = (recurrence: string, start_date: string, end_date: string | null = null) =>
  datesInSeason({ recurrence, start_date, end_date }, season);

test('a group that ran through the season runs through the new one, however long ago it began', () => {
  const whole = { start_date: '2027-06-07', end_date: '2027-07-30' };
  expect(of('weekly', '2024-01-10')).toEqual(whole);
  expect(of('weekly', '2026-09-14', '2026-12-20')).toEqual(whole);
  expect(
    datesInSeason(
      { recurrence: 'weekly', start_date: '2026-09-14', end_date: null },
      { ...season, end_date: null },
    ),
  ).toEqual({ start_date: '2027-06-07', end_date: null });
});

test('what began later or ended earlier does so again, as many weeks in', () => {
  expect(of('weekly', '2026-09-29', '2026-10-13')).toEqual({
    start_date: '2027-06-22',
    end_date: '2027-07-06',
  });
});

test('two groups that alternate still do', () => {
  const even = of('biweekly', '2026-09-15')?.start_date;
  const odd = of('biweekly', '2026-09-22')?.start_date;
  expect([even, odd]).toEqual(['2027-06-08', '2027-06-15']);
  // The same groups, begun a year before, in the same turns.
  expect(of('biweekly', '2025-09-16')?.start_date).toBe('2027-06-07');
  expect(of('biweekly', '2025-09-23')?.start_date).toBe('2027-06-14');
});

test('a monthly class stays on its day; one that took place once does so as many weeks in', () => {
  expect(of('monthly', '2026-01-31')).toBeUndefined();
  expect(of('monthly', '2026-01-15')?.start_date).toBe('2027-06-15');
  expect(of('once', '2026-09-16')).toEqual({ start_date: '2027-06-09', end_date: null });
  expect(of('once', '2026-12-20')).toBeUndefined();
});

test('a rule of its own is not moved', () => {
  expect(of('custom', '2026-09-14')).toBeUndefined();
});
