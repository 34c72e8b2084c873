import { describe, expect, it } from 'vitest';
import type { Recurrence } from './recurrence.ts';
import { recurrenceDates } from './recurrence-dates.ts';
import { patternFrom, shiftPattern } from './shift.ts';

/** Tuesdays at 19:00 from 3 March 2026. */
const weekly: Recurrence = {
  recurrence: 'weekly',
  recurrence_days: [1],
  start_date: '2026-03-03',
  end_date: null,
  start_time: '19:00',
  duration_minutes: 90,
  timezone: 'Europe/Madrid',
  rrule: null,
  exdates: [],
};
const dates = (r: Recurrence, until: string) =>
  [...recurrenceDates(r, r.start_date, until)].filter((date) => !r.exdates.includes(date));
const shifted = (r: Recurrence, from: string, local_date: string, local_time = '19:00') => {
  const change = shiftPattern(r, from, { local_date, local_time });
  if ('path' in change) throw new Error(change.message);
  return { ...r, ...change };
};
const refusal = (r: Recurrence, from: string, local_date: string) => {
  const change = shiftPattern(r, from, { local_date, local_time: '19:00' });
  return 'path' in change ? change.message : undefined;
};

describe('moving a class of a pattern together with the others', () => {
  it('changes the time alone when the date stays', () => {
    expect(shiftPattern(weekly, '2026-03-10', { local_date: '2026-03-10', local_time: '20:00' })).toEqual({
      start_time: '20:00',
    });
  });

  it('moves a weekly class within its week, forward and back', () => {
    expect(dates(shifted(weekly, '2026-03-10', '2026-03-12'), '2026-03-19')).toEqual([
      '2026-03-05',
      '2026-03-12',
      '2026-03-19',
    ]);
    expect(dates(shifted(weekly, '2026-03-10', '2026-03-09'), '2026-03-17')).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
    ]);
    expect(refusal(weekly, '2026-03-10', '2026-03-16')).toContain('within their week');
  });

  it('keeps the last class when it moves behind the end', () => {
    const ending = { ...weekly, end_date: '2026-03-17' };
    expect(dates(shifted(ending, '2026-03-10', '2026-03-13'), '2026-04-30')).toEqual([
      '2026-03-06',
      '2026-03-13',
      '2026-03-20',
    ]);
  });

  it('moves one of several days and leaves the others, also in the first week', () => {
    const days = { ...weekly, recurrence_days: [0, 2, 3], start_date: '2026-03-05' };
    const earlier = shifted(days, '2026-03-05', '2026-03-03');
    expect(dates(earlier, '2026-03-11')).toEqual(['2026-03-03', '2026-03-09', '2026-03-10', '2026-03-11']);
    expect(refusal(days, '2026-03-09', '2026-03-11')).toContain('already');
  });

  it('keeps the step of every second week', () => {
    const biweekly = { ...weekly, recurrence: 'biweekly' as const };
    expect(dates(shifted(biweekly, '2026-03-17', '2026-03-20'), '2026-04-05')).toEqual([
      '2026-03-06',
      '2026-03-20',
      '2026-04-03',
    ]);
  });

  it('moves a monthly class within its month, from the first month that has the day', () => {
    const monthly = {
      ...weekly,
      recurrence: 'monthly' as const,
      recurrence_days: [],
      start_date: '2026-02-10',
    };
    expect(dates(shifted(monthly, '2026-03-10', '2026-03-31'), '2026-06-30')).toEqual([
      '2026-03-31',
      '2026-05-31',
    ]);
    expect(refusal(monthly, '2026-03-10', '2026-04-01')).toContain('within its month');
  });

  it('moves a single class anywhere, and neither daily classes nor a rule’s dates', () => {
    expect(
      shifted({ ...weekly, recurrence: 'once', recurrence_days: [] }, '2026-03-03', '2026-07-01').start_date,
    ).toBe('2026-07-01');
    expect(
      refusal({ ...weekly, recurrence: 'daily', recurrence_days: [] }, '2026-03-03', '2026-03-04'),
    ).toBeDefined();
    expect(
      refusal({ ...weekly, recurrence: 'custom', rrule: 'FREQ=DAILY' }, '2026-03-03', '2026-03-04'),
    ).toBeDefined();
  });
});

describe('a pattern from one of its dates on', () => {
  const rest = (r: Recurrence, date: string, until: string) =>
    dates({ ...r, ...patternFrom(r, date) }, until);

  it('has the same dates as the whole from there on', () => {
    const patterns: Recurrence[] = [
      { ...weekly, recurrence_days: [1, 3], exdates: ['2026-03-10', '2026-03-24'] },
      { ...weekly, recurrence: 'biweekly', recurrence_days: [1, 4] },
      { ...weekly, recurrence: 'monthly', recurrence_days: [], start_date: '2026-01-31' },
      {
        ...weekly,
        recurrence: 'custom',
        recurrence_days: [],
        rrule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR;COUNT=9',
      },
      { ...weekly, recurrence: 'custom', recurrence_days: [], rrule: 'RRULE:COUNT=7;FREQ=DAILY;INTERVAL=5' },
    ];
    for (const pattern of patterns) {
      const all = dates(pattern, '2026-12-31');
      for (const date of all.slice(1, 8))
        expect(rest(pattern, date, '2026-12-31')).toEqual(all.slice(all.indexOf(date)));
    }
  });
});
