import { describe, expect, test } from 'vitest';
import { settings } from '../../settings.ts';
import {
  firstPauseDay,
  type HolderRules,
  lastDayOf,
  type OwnPlace,
  pausesLeft,
  whyNoLeaving,
  whyNoPause,
  whyNoStaying,
} from './holder-choices.ts';

const defaults = Object.fromEntries(
  Object.entries(settings).map(([key, { default: value }]) => [key, value]),
) as unknown as HolderRules;
const rules = (more: Partial<HolderRules> = {}): HolderRules => ({ ...defaults, ...more });
const place = (more: Partial<OwnPlace> = {}): OwnPlace => ({
  ...{ starts_on: '2026-01-12', ends_on: null, held_since: '2026-01-12' },
  ...{ pauses: [], group_ends_on: null, notice: null },
  ...more,
});
const today = '2026-03-02';
const codes = (reasons: readonly { code: string }[]) => reasons.map((one) => one.code.split('.')[1]);
const span = (starts_on: string, ends_on: string) => ({ starts_on, ends_on });

describe('the last day to which notice leads', () => {
  const last = (more: Partial<HolderRules>, on = today, of = place()) => lastDayOf(of, rules(more), on);

  test('is today without notice, and so many days later with days of notice', () => {
    expect(last({ notice_to_leave: 'none' })).toBe('2026-03-02');
    expect(last({ notice_to_leave: 'days', leave_notice_days: 30 })).toBe('2026-04-01');
    expect(last({ notice_to_leave: 'days', leave_notice_days: 0 })).toBe('2026-03-02');
  });

  test('is the end of this month until the day of notice, then that of the next one', () => {
    const month = { notice_to_leave: 'month', leave_notice_day: 25 } as const;
    expect(last(month, '2026-01-25')).toBe('2026-01-31');
    expect(last(month, '2026-01-26')).toBe('2026-02-28');
    expect(last(month, '2028-01-31')).toBe('2028-02-29');
    expect(last(month, '2026-12-31')).toBe('2027-01-31');
    expect(last({ ...month, leave_notice_day: 31 }, '2026-02-28')).toBe('2026-02-28');
  });

  test('is the end of the group where the club says term, of the month where the group has none', () => {
    const term = { notice_to_leave: 'term' } as const;
    expect(last(term, today, place({ group_ends_on: '2026-06-30' }))).toBe('2026-06-30');
    expect(last(term)).toBe('2026-03-31');
    expect(last(term, today, place({ group_ends_on: '2026-02-01' }))).toBe(today);
  });

  test('is never before the shortest stay, counted from the first of the places that go on in this one', () => {
    const stay = { notice_to_leave: 'none', minimum_stay_days: 90 } as const;
    expect(last(stay)).toBe('2026-04-11');
    expect(last(stay, today, place({ held_since: '2025-09-01' }))).toBe(today);
    expect(last(stay, today, place({ starts_on: '2026-05-01', held_since: '2026-05-01' }))).toBe(
      '2026-07-29',
    );
  });
});

describe('leaving', () => {
  const why = (ends_on: string, of = place(), more: Partial<HolderRules> = {}) =>
    whyNoLeaving(of, rules({ notice_to_leave: 'days', leave_notice_days: 10, ...more }), { ends_on, today });

  test('may be later than the notice leads to, not earlier, and says from when', () => {
    expect(why('2026-03-12')).toEqual([]);
    expect(why('2026-05-01')).toEqual([]);
    expect(why('2026-03-11')).toMatchObject([
      { code: 'places.notice_needed', params: { date: '2026-03-12' } },
    ]);
  });

  test('never makes a place last longer, nor ends one that ends sooner anyway', () => {
    const ending = place({ ends_on: '2026-03-20' });
    expect(why('2026-03-19', ending)).toEqual([]);
    expect(codes(why('2026-03-20', ending))).toEqual(['ends_before']);
    expect(codes(why('2026-04-20', ending))).toEqual(['ends_before']);
    expect(codes(why('2026-03-05', place({ ends_on: '2026-03-08' })))).toEqual(['ends_before']);
  });

  test('is the desk’s where the club says so', () => {
    expect(codes(why('2026-05-01', place(), { holders_may_leave: false }))).toEqual(['leaving_not_offered']);
  });
});

describe('a pause', () => {
  const why = (starts_on: string, ends_on: string, of = place(), more: Partial<HolderRules> = {}) =>
    whyNoPause(of, rules(more), { asked: span(starts_on, ends_on), today });

  test('is had from the notice on, between the shortest and the longest', () => {
    expect(why('2026-03-04', '2026-03-10')).toEqual([]);
    expect(why('2026-03-03', '2026-03-12')).toMatchObject([
      { code: 'places.pause_too_soon', params: { date: '2026-03-04' } },
    ]);
    expect(why('2026-03-04', '2026-03-09')).toMatchObject([
      { code: 'places.pause_too_short', params: { days: 7 } },
    ]);
    expect(why('2026-03-04', '2026-05-04')).toEqual([]);
    expect(why('2026-03-04', '2026-05-05')).toMatchObject([
      { code: 'places.pause_too_long', params: { days: 62 } },
    ]);
  });

  test('counts calendar days over the days on which clocks change', () => {
    expect(why('2026-03-27', '2026-04-02')).toEqual([]);
    expect(codes(why('2026-10-24', '2026-10-29'))).toEqual(['pause_too_short']);
  });

  test('begins with the place at the earliest', () => {
    expect(firstPauseDay(place({ starts_on: '2026-04-01' }), rules(), today)).toBe('2026-04-01');
  });

  test('says everything that stands against it at once', () => {
    const had = place({ pauses: [span('2026-01-15', '2026-01-20'), span('2026-03-01', '2026-03-05')] });
    expect(codes(why('2026-03-02', '2026-03-03', had))).toEqual([
      ...['pause_too_soon', 'pause_too_short', 'already_paused', 'pauses_used'],
    ]);
    expect(codes(why('2026-03-04', '2026-03-12', place(), { holders_may_pause: false }))).toEqual([
      'pausing_not_offered',
    ]);
  });

  test('is counted in the year in which it begins, once though a split has cut it in two', () => {
    const cut = place({ pauses: [span('2026-01-15', '2026-01-31'), span('2026-02-01', '2026-02-10')] });
    expect(pausesLeft(cut, rules(), 2026)).toBe(1);
    const turn = place({ pauses: [span('2025-12-20', '2026-01-10')] });
    expect(pausesLeft(turn, rules(), 2026)).toBe(2);
    expect(pausesLeft(turn, rules(), 2025)).toBe(1);
    expect(codes(why('2026-03-04', '2026-03-12', place(), { pauses_per_year: 0 }))).toEqual(['pauses_used']);
  });
});

test('notice is taken back until the last day, while the place is nobody else’s', () => {
  const left = place({ ends_on: '2026-03-31', notice: { ended_before: null, for_arrears: false } });
  const why = (of: OwnPlace, free: boolean, on = today) => codes(whyNoStaying(of, { free, today: on }));
  expect(why(left, true)).toEqual([]);
  expect(why(left, true, '2026-03-31')).toEqual([]);
  expect(why(left, true, '2026-04-01')).toEqual(['notice_over']);
  expect(why(left, false)).toEqual(['given_since']);
  expect(why(place({ ends_on: '2026-03-31' }), true)).toEqual(['no_notice']);
});
