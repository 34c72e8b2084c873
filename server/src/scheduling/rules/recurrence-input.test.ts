import { describe, expect, it } from 'vitest';
import { type Recurrence, validateRecurrence } from './recurrence.ts';

function problemsOf(changes: Partial<Recurrence>): string[] {
  const right: Recurrence = {
    recurrence: 'weekly',
    recurrence_days: [1],
    start_date: '2026-11-24',
    end_date: null,
    start_time: '19:00',
    duration_minutes: 90,
    timezone: 'Europe/Madrid',
    rrule: null,
    exdates: ['2026-12-08'],
  };
  return validateRecurrence({ ...right, ...changes }).map((one) => `${one.path} ${one.code}`);
}

const rruleProblems = (rrule: string | null) => problemsOf({ recurrence: 'custom', rrule });

describe('a recurrence', () => {
  it('that is right has no problems', () => {
    for (const recurrence of ['once', 'daily', 'weekly', 'biweekly', 'monthly'] as const) {
      expect(problemsOf({ recurrence })).toEqual([]);
    }
    expect(problemsOf({ start_time: '19:00:00', end_date: '2026-11-24' })).toEqual([]);
  });

  it('names every wrong field at once', () => {
    const wrong = { start_date: '2026-02-30', start_time: '25:00', duration_minutes: 4, timezone: 'Madrid' };
    expect(problemsOf({ ...wrong, recurrence_days: [7], exdates: ['2026-12-08', 'soon'] })).toEqual([
      'start_date recurrence.date_invalid',
      'exdates.1 recurrence.date_invalid',
      'start_time recurrence.time_invalid',
      'duration_minutes recurrence.duration_invalid',
      'timezone recurrence.timezone_unknown',
      'recurrence_days recurrence.days_invalid',
    ]);
  });

  it('does not end before it starts, repeat a day, or carry an RRULE that is not read', () => {
    expect(problemsOf({ end_date: '2026-11-23' })).toEqual(['end_date recurrence.end_before_start']);
    expect(problemsOf({ recurrence_days: [1, 1] })).toEqual(['recurrence_days recurrence.days_repeated']);
    expect(problemsOf({ rrule: 'FREQ=DAILY' })).toEqual(['rrule recurrence.rrule_unused']);
    expect(problemsOf({ duration_minutes: 1441 })).toEqual(['duration_minutes recurrence.duration_invalid']);
  });

  it('takes place at least once', () => {
    const never = ['recurrence recurrence.never'];
    expect(problemsOf({ recurrence_days: [0], end_date: '2026-11-29' })).toEqual(never);
    expect(rruleProblems('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual(never);
    expect(rruleProblems('FREQ=MONTHLY;BYDAY=6MO')).toEqual(never);
    expect(rruleProblems('FREQ=DAILY;UNTIL=20261123')).toEqual(never);
  });
});

describe('an RRULE of a schedule', () => {
  it.each([
    'FREQ=MONTHLY;BYDAY=2SA',
    'RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH;WKST=SU',
    'freq=daily;count=10',
    'FREQ=YEARLY;BYMONTH=9;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=DAILY;UNTIL=20270630T215959Z',
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO',
  ])('may be %s', (rrule) => {
    expect(rruleProblems(rrule)).toEqual([]);
  });

  it.each([
    [null, 'rrule_missing'],
    ['', 'rrule_syntax'],
    ['every tuesday', 'rrule_syntax'],
    ['BYDAY=MO', 'rrule_syntax'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'rrule_syntax'],
    ['FREQ=DAILY;', 'rrule_syntax'],
    ['DTSTART:20260101T190000Z\nRRULE:FREQ=DAILY', 'rrule_syntax'],
    ['FREQ=DAILY\nEXDATE:20260101', 'rrule_syntax'],
    ['FREQ=HOURLY', 'rrule_sub_daily'],
    ['FREQ=MINUTELY;INTERVAL=1440', 'rrule_sub_daily'],
    ['FREQ=SECONDLY', 'rrule_sub_daily'],
    ['FREQ=DAILY;DTSTART=20260101', 'rrule_part_not_allowed'],
    ['FREQ=DAILY;BYHOUR=9,18', 'rrule_part_not_allowed'],
    ['FREQ=DAILY;BYMINUTE=0,30', 'rrule_part_not_allowed'],
    ['FREQ=DAILY;BYSECOND=0', 'rrule_part_not_allowed'],
    ['RSCALE=HEBREW;FREQ=YEARLY', 'rrule_part_not_allowed'],
    ['FREQ=DAILY;CONSTRUCTOR=1', 'rrule_part_not_allowed'],
    ['FREQ=FORTNIGHTLY', 'rrule_value'],
    ['FREQ=DAILY;INTERVAL=0', 'rrule_value'],
    ['FREQ=DAILY;INTERVAL=-1', 'rrule_value'],
    ['FREQ=DAILY;COUNT=5000', 'rrule_value'],
    ['FREQ=DAILY;UNTIL=20260231', 'rrule_value'],
    ['FREQ=DAILY;UNTIL=20260228T250000Z', 'rrule_value'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rrule_value'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'rrule_value'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20271231', 'rrule_combination'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'rrule_combination'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'rrule_combination'],
    ['FREQ=MONTHLY;BYWEEKNO=3', 'rrule_combination'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'rrule_combination'],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(300)}1`, 'rrule_too_long'],
  ])('may not be %j: %s', (rrule, code) => {
    expect(rruleProblems(rrule)).toEqual([`rrule recurrence.${code}`]);
  });
});
