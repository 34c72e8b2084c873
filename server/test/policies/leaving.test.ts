import { expect, test } from 'vitest';
import {
  firstPauseDay,
  lastDayOf,
  type OwnPlace,
  whyNoLeaving,
  whyNoPause,
} from '../../src/enrollments/rules/holder-choices.ts';
import { inForce, type Values } from './in-force.ts';

/* What the rulebooks of docs/domain/school-rules.md say about leaving and pausing: settings, the day, the outcome. */

/** A place of a group whose trimester is 12 January to 29 March 2026. */
const held = (more: Partial<OwnPlace> = {}): OwnPlace => ({
  ...{ starts_on: '2026-01-12', ends_on: null, held_since: '2026-01-12', pauses: [] },
  ...{ group_ends_on: '2026-03-29', notice: null, ...more },
});

const term: Values = { notice_to_leave: 'term' };
const stay: Values = { notice_to_leave: 'none', minimum_stay_days: 92 };
const until = (leave_notice_day: number): Values => ({ notice_to_leave: 'month', leave_notice_day });
const days = (leave_notice_days: number): Values => ({ notice_to_leave: 'days', leave_notice_days });

test.each([
  ['madrid-a/term', term, '2026-02-10', '2026-03-29'],
  ['barcelona-a/term', stay, '2026-01-20', '2026-04-13'],
  ['barcelona-a/term', stay, '2026-05-04', '2026-05-04'],
  ['barcelona-b/notice_to_leave', until(24), '2026-03-24', '2026-03-31'],
  ['barcelona-b/notice_to_leave', until(24), '2026-03-25', '2026-04-30'],
  ['spain-a/notice_to_leave', until(25), '2026-02-25', '2026-02-28'],
  ['spain-a/notice_to_leave', until(25), '2026-02-26', '2026-03-31'],
  ['porto-a/notice_to_leave', until(15), '2026-03-15', '2026-03-31'],
  ['porto-a/notice_to_leave', until(15), '2026-03-16', '2026-04-30'],
  ['barcelona-c/notice_to_leave', until(27), '2026-03-20', '2026-03-31'],
  ['barcelona-c/notice_to_leave', until(27), '2026-03-28', '2026-04-30'],
  ['italy-b/notice_to_leave', days(10), '2026-03-20', '2026-03-30'],
  ['italy-b/notice_to_leave', days(10), '2026-03-22', '2026-04-01'],
  ['us-a/notice_to_leave', days(14), '2026-03-02', '2026-03-16'],
  ['us-b/notice_to_leave', days(30), '2026-03-02', '2026-04-01'],
])('%s: by %j, notice on %s ends the place on %s, no day before', (_, club, today, last) => {
  const rules = inForce(club);
  expect(lastDayOf(held(), rules, today)).toBe(last);
  expect(whyNoLeaving(held(), rules, { ends_on: last, today })).toEqual([]);
  if (today < last)
    expect(whyNoLeaving(held(), rules, { ends_on: today, today })).toMatchObject([
      { code: 'places.notice_needed', params: { date: last } },
    ]);
});

const pause = (starts_on: string, ends_on: string) => ({ starts_on, ends_on });
const codes = (place: OwnPlace, club: Values, asked: { starts_on: string; ends_on: string }) =>
  whyNoPause(place, inForce(club), { asked, today: '2026-02-02' }).map(({ code }) => code);

test('lisboa-a/notice_to_leave: a pause is asked for 15 days before', () => {
  const club: Values = { pause_notice_days: 15, pause_min_days: 28 };
  expect(firstPauseDay(held(), inForce(club), '2026-02-02')).toBe('2026-02-17');
  expect(codes(held(), club, pause('2026-02-16', '2026-03-15'))).toEqual(['places.pause_too_soon']);
  expect(codes(held(), club, pause('2026-02-17', '2026-03-16'))).toEqual([]);
});

test('us-a/other: one pause a year, of 28 days at most', () => {
  const club: Values = { pauses_per_year: 1, pause_max_days: 28, pause_notice_days: 0 };
  expect(codes(held(), club, pause('2026-02-03', '2026-03-03'))).toEqual(['places.pause_too_long']);
  expect(codes(held(), club, pause('2026-02-03', '2026-03-02'))).toEqual([]);
  const before = held({ pauses: [pause('2026-01-12', '2026-01-18')] });
  expect(codes(before, club, pause('2026-02-03', '2026-03-02'))).toEqual(['places.pauses_used']);
  expect(codes(before, club, pause('2027-01-04', '2027-01-31'))).toEqual([]);
});

test('valencia-b/other: after the first day nothing is changed any more', () => {
  const club: Values = { holders_may_pause: false, holders_may_leave: false };
  expect(codes(held(), club, pause('2026-02-03', '2026-03-02'))).toEqual(['places.pausing_not_offered']);
  expect(whyNoLeaving(held(), inForce(club), { ends_on: '2026-03-29', today: '2026-02-02' })).toMatchObject([
    { code: 'places.leaving_not_offered' },
  ]);
});
