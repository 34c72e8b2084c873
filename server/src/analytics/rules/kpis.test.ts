import { describe, expect, test } from 'vitest';
import { createRandom } from '../../demo/random.ts';
import { availableMinutes, weeksByZone, weeksOf } from './available.ts';
import { kpiKeys, kpiValue } from './kpis.ts';
import { periodBefore, stepBack } from './period.ts';

/** Of `calculate_class_metrics` and `calculate_engagement_metrics`. */
const ofTheSource = [
  ...['total_classes', 'average_enrollment', 'class_completion_rate', 'instructor_utilization'],
  ...['revenue_per_class', 'student_retention_rate', 'average_attendance_rate', 'repeat_enrollment_rate'],
  ...['package_usage_rate', 'instructor_satisfaction', 'class_satisfaction'],
];

test('every metric of the source document is a KPI under its name', () => {
  expect(ofTheSource.filter((key) => !kpiKeys.some((one) => one === key))).toEqual([]);
});

test('a KPI is what it is made of, and nothing where there is nothing to divide by', () => {
  expect(kpiValue('share', { numerator: 1, denominator: 3 })).toBe(0.3333);
  expect(kpiValue('money', { numerator: 1000, denominator: 3 })).toBe(333);
  expect(kpiValue('mean', { numerator: 0, denominator: 0 })).toBeNull();
  expect(kpiValue('count', { numerator: 0, denominator: 0 })).toBe(0);
});

test('the period before has as many days and ends the day before', () => {
  expect(periodBefore({ from: '2026-03-01', until: '2026-03-31' }, '2026-04-10')).toEqual({
    ...{ from: '2026-01-29', until: '2026-02-28' },
  });
  expect(periodBefore({ from: '2026-03-02', until: '2026-03-02' }, '2026-04-10')).toEqual({
    ...{ from: '2026-03-01', until: '2026-03-01' },
  });
});

test('of a period that is not over as many days are compared as have begun', () => {
  const november = { from: '2026-11-01', until: '2026-11-30' };
  expect(periodBefore(november, '2026-11-10')).toEqual({ from: '2026-10-02', until: '2026-10-11' });
  expect(periodBefore(november, '2026-10-10')).toEqual({ from: '2026-10-02', until: '2026-10-31' });
});

test('the one before the period before lies as far back again, with as many days', () => {
  const november = { from: '2026-11-01', until: '2026-11-30' };
  expect(stepBack(periodBefore(november, '2026-12-10'), november)).toEqual({
    ...{ from: '2026-09-02', until: '2026-10-01' },
  });
  expect(stepBack(periodBefore(november, '2026-11-10'), november)).toEqual({
    ...{ from: '2026-09-02', until: '2026-09-11' },
  });
});

describe('hours in which an instructor could teach', () => {
  const clubs = [{ id: 'a', timezone: 'Europe/Madrid' }];
  const sundays = [{ weekday: 6, starts_time: '00:00', ends_time: '06:00', club_id: null }];
  const later = new Date('2026-12-01T00:00:00Z');
  const of = (more: object, from: string, until: string, now = later) =>
    availableMinutes(
      { windows: sundays, exceptions: [], max_weekly_hours: 40, ...more },
      clubs,
      weeksByZone({ from, until }),
      now,
    );

  test('are hours that pass: five on the morning when the clock goes forward, seven when it goes back', () => {
    expect(of({}, '2026-03-29', '2026-03-29')).toBe(300);
    expect(of({}, '2026-10-25', '2026-10-25')).toBe(420);
  });

  test('are of each week no more than the most, and up to now', () => {
    expect(of({ max_weekly_hours: 4 }, '2026-03-02', '2026-03-15')).toBe(480);
    expect(of({ windows: [] }, '2026-03-02', '2026-03-15')).toBe(4_800);
    expect(of({}, '2026-03-08', '2026-03-08', new Date('2026-03-08T01:00:00Z'))).toBe(120);
    expect(of({}, '2026-03-08', '2026-03-08', new Date('2026-03-07T01:00:00Z'))).toBe(0);
  });

  test('are, of many weeks, those of each: across clocks that change, leave, and clubs in other zones', () => {
    const dice = createRandom(5, 0);
    const zones = ['Europe/Madrid', 'Atlantic/Canary', 'America/Santiago', 'Australia/Lord_Howe'];
    for (let turn = 0; turn < 20; turn++) {
      const some = zones.slice(0, dice.whole(1, 4)).map((timezone, at) => ({ id: `${at}`, timezone }));
      const windows = Array.from({ length: dice.whole(0, 4) }, () => ({
        ...{ weekday: dice.whole(0, 6), starts_time: '16:00', ends_time: dice.pick(['20:30', '02:00']) },
        club_id: dice.chance(0.5) ? null : dice.pick(some).id,
      }));
      const exceptions = Array.from({ length: dice.whole(0, 3) }, () => {
        const starts_at = new Date(Date.UTC(2026, dice.whole(0, 11), dice.whole(1, 28), dice.whole(0, 23)));
        const kind = dice.pick(['unavailable', 'extra'] as const);
        return { kind, starts_at, ends_at: new Date(starts_at.getTime() + dice.whole(1, 200) * 3_600_000) };
      });
      const hours = { windows, exceptions, max_weekly_hours: dice.whole(5, 40) };
      const until = new Date('2026-11-05T10:00:00Z');
      const year = { from: '2026-01-05', until: '2026-12-20' };
      const each = weeksOf(year).map((week) => availableMinutes(hours, some, weeksByZone(week), until));
      expect(availableMinutes(hours, some, weeksByZone(year), until)).toBe(each.reduce((a, b) => a + b, 0));
    }
  });

  test('the weeks of a period are those of the calendar, cut at its ends', () => {
    expect(weeksOf({ from: '2026-03-04', until: '2026-03-10' })).toEqual([
      { from: '2026-03-04', until: '2026-03-08' },
      { from: '2026-03-09', until: '2026-03-10' },
    ]);
  });
});
