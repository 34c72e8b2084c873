import { expect, test } from 'vitest';
import { datesOf } from '../../src/enrollments/rules/claims.ts';
import { decideEarning, type Loss } from '../../src/enrollments/rules/make-ups/earn.ts';
import { fits } from '../../src/enrollments/rules/make-ups/use.ts';
import type { SessionState } from '../../src/enrollments/rules/state.ts';
import { occurrences } from '../../src/scheduling/rules/recurrence.ts';
import { inForce, type Values } from './in-force.ts';

/* What a lost class gives by the rulebooks of docs/domain/school-rules.md: settings, how it was lost, the outcome. */

/** The class of Tuesday 10 March 2026 at 19:00 in Madrid, given back a day and an hour before. */
const loss = (more: Partial<Loss> = {}): Loss => ({
  ...{ enrollment_id: 'e', student_id: 's', club_id: 'club', class_type_id: 'type', schedule_id: 'group' },
  ...{ released: true, cancelled_at: new Date('2026-03-09T17:00:00Z') },
  ...{ starts_at: new Date('2026-03-10T18:00:00Z'), local_date: '2026-03-10', today: '2026-03-09' },
  ...{ session_reason: '', session_cause: null, nth: 1, group_ends_on: '2026-03-29' },
  ...{ moved_at: null, coach_changed_at: null, follows_group: true },
  ...more,
});
const by = (session_cause: Loss['session_cause']): Loss => loss({ released: false, session_cause });
const told = (hours: number): Loss =>
  loss({ cancelled_at: new Date(Date.parse('2026-03-10T18:00:00Z') - hours * 3_600_000) });

const never: Values = { make_up_released: 'nothing', make_up_released_late: 'nothing' };
const inTime = (make_up_notice_hours: number, more: Values = {}): Values => ({
  ...{ make_up_released: 'make_up', make_up_released_late: 'nothing', make_up_notice_hours },
  ...more,
});
const gives = (what: Partial<Record<'rain' | 'club' | 'coach' | 'closure', 'make_up' | 'nothing'>>): Values =>
  Object.fromEntries(Object.entries(what).map(([cause, value]) => [`make_up_${cause}`, value]));
const listed = gives({ closure: 'nothing' });
const onlyClub = gives({ rain: 'nothing', club: 'make_up', coach: 'make_up' });
const onlyRain = gives({ rain: 'make_up', club: 'nothing', coach: 'nothing' });
const pricedIn = gives({ rain: 'nothing', closure: 'nothing' });
const rainAndClub = { ...gives({ rain: 'make_up', club: 'make_up' }), ...never };
const nextWeek = inTime(48, { make_up_valid_days: 7 });

test.each([
  ['barcelona-a/makeup_rain_or_club', rainAndClub, by('rain'), '2026-05-09'],
  ['barcelona-a/makeup_rain_or_club', rainAndClub, by('club'), '2026-05-09'],
  ['barcelona-a/makeup_rain_or_club', rainAndClub, told(72), undefined],
  ['barcelona-b/makeup_own_absence', never, told(72), undefined],
  ['barcelona-b/makeup_own_absence', never, told(1), undefined],
  ['madrid-c/makeup_own_absence', never, told(72), undefined],
  ['spain-a/makeup_own_absence', never, told(72), undefined],
  ['lisboa-a/makeup_own_absence', never, told(72), undefined],
  ['valencia-b/makeup_own_absence', never, told(72), undefined],
  ['us-b/makeup_own_absence', inTime(24), told(25), '2026-05-09'],
  ['us-b/makeup_own_absence', inTime(24), told(23), undefined],
  ['valencia-a/makeup_rain_or_club', onlyRain, by('rain'), '2026-05-09'],
  ['valencia-a/makeup_rain_or_club', onlyRain, by('club'), undefined],
  ['us-b/makeup_rain_or_club', onlyRain, by('rain'), '2026-05-09'],
  ['us-b/makeup_rain_or_club', onlyRain, by('coach'), undefined],
  ['lisboa-a/makeup_rain_or_club', onlyClub, by('rain'), undefined],
  ['lisboa-a/makeup_rain_or_club', onlyClub, by('club'), '2026-05-09'],
  ['lisboa-a/makeup_rain_or_club', onlyClub, by('coach'), '2026-05-09'],
  ['valencia-b/makeup_rain_or_club', gives({ rain: 'make_up' }), by('rain'), '2026-05-09'],
  ['us-a/makeup_rain_or_club', pricedIn, by('rain'), undefined],
  ['us-a/makeup_rain_or_club', pricedIn, by('closure'), undefined],
  ['porto-a/holidays', gives({ closure: 'make_up' }), by('closure'), '2026-05-09'],
  ['holland-a/holidays', gives({ closure: 'make_up' }), by('closure'), '2026-05-09'],
  ['barcelona-c/holidays', listed, by('closure'), undefined],
  ['italy-b/holidays', listed, by('closure'), undefined],
  ['lisboa-a/holidays', listed, by('closure'), undefined],
  ['california-a/makeup_own_absence', nextWeek, told(49), '2026-03-17'],
  ['california-a/makeup_own_absence', nextWeek, told(47), undefined],
])('%s: by %j, what a lost class gives', (_, club, lost, until) => {
  expect(decideEarning(lost, inForce(club), [])?.expires_on).toBe(until);
});

test('italy-b/makeup_own_absence: two in two months, told a day before', () => {
  const rules = inForce(inTime(24, { make_up_quota: 2, make_up_quota_period: 'two_months' }));
  expect(decideEarning(told(24), rules, ['2026-03-03'])?.cause).toBe('released');
  expect(decideEarning(told(24), rules, ['2026-03-03', '2026-04-28'])).toBeUndefined();
  expect(decideEarning(told(24), rules, ['2026-02-24', '2026-05-05'])?.cause).toBe('released');
  expect(decideEarning(told(23), rules, [])).toBeUndefined();
});

/** A Tuesday's class; `local_date`: where the club has moved it to. */
const dated = (id: string, occurrence_date: string, more: { local_date?: string; status?: string } = {}) => ({
  ...{ id, occurrence_date, local_date: occurrence_date, status: 'scheduled' },
  ...more,
});
const claim = (...released: string[]) => ({ starts_on: '2026-01-12', ends_on: null, pauses: [], released });

test('madrid-c/makeup_rain_or_club: the club sets another day for all; who misses that has lost it', () => {
  const rules = inForce({ ...never, ...gives({ rain: 'nothing' }) });
  const saturday = dated('b', '2026-03-10', { local_date: '2026-03-14' });
  expect(datesOf(claim(), [saturday]).map(({ local_date }) => local_date)).toEqual(['2026-03-14']);
  expect(datesOf(claim('b'), [saturday])).toEqual([]);
  expect(decideEarning(loss({ local_date: '2026-03-14' }), rules, [])).toBeUndefined();
});

test('barcelona-b/makeup_rain_or_club: when it rains the class is held elsewhere, and is nobody’s loss', () => {
  const rules = inForce({ ...never, ...gives({ rain: 'nothing' }) });
  expect(datesOf(claim(), [dated('b', '2026-03-10')])).toHaveLength(1);
  expect(decideEarning(by('rain'), rules, [])).toBeUndefined();
});

test('portugal-a/makeup_rain_or_club: with a substitute nothing is lost; without, it is made up for', () => {
  const rules = inForce(gives({ coach: 'make_up' }));
  expect(datesOf(claim(), [dated('b', '2026-03-10')])).toHaveLength(1);
  expect(datesOf(claim(), [dated('b', '2026-03-10', { status: 'cancelled' })])).toEqual([]);
  expect(decideEarning(by('coach'), rules, [])?.cause).toBe('coach');
});

test('spain-a/makeup_rain_or_club: made up for on the last Saturday of the month', () => {
  const rules = inForce({ ...never, ...gives({ rain: 'make_up' }), make_up_valid_days: 21 });
  const until = decideEarning(by('rain'), rules, [])?.expires_on ?? '';
  const session = {
    ...{ recurrence: 'custom' as const, recurrence_days: [], rrule: 'FREQ=MONTHLY;BYDAY=-1SA' },
    ...{ start_date: '2026-01-31', end_date: null, start_time: '10:00', duration_minutes: 60 },
    ...{ timezone: 'Europe/Madrid', exdates: [] },
  };
  const { kept } = occurrences(session, { from: '2026-03-10', until, closures: [] });
  expect(kept.map(({ local_date }) => local_date)).toEqual(['2026-03-28']);
});

test('holland-a/makeup_rain_or_club: the first class that rains off is made up for, the second is lost, and so on', () => {
  const rules = inForce({ make_up_rain: 'first_of_two', make_up_club: 'make_up', make_up_coach: 'make_up' });
  const rained = [1, 2, 3, 4].map((nth) => decideEarning({ ...by('rain'), nth }, rules, [])?.cause);
  expect(rained).toEqual(['rain', undefined, 'rain', undefined]);
  // Snow and frost are the club's to name; an ill coach has a substitute, or it is made up for.
  expect(decideEarning({ ...by('club'), nth: 2 }, rules, [])?.cause).toBe('club');
  expect(decideEarning({ ...by('coach'), nth: 2 }, rules, [])?.cause).toBe('coach');
});

const week = inTime(12, { make_up_valid_days: 7, make_up_days_before: 7 });
test.each([
  ['us-a/makeup_own_absence', '2026-03-02', false],
  ['us-a/makeup_own_absence', '2026-03-03', true],
  ['us-a/makeup_own_absence', '2026-03-17', true],
  ['us-a/makeup_own_absence', '2026-03-18', false],
  ['california-a/makeup_own_absence', '2026-03-12', true],
])('%s: an absence is made up for within a week before and after; on %s: %s', (_, local_date, can) => {
  const settings = inForce(week);
  const earned = decideEarning(loss({ cancelled_at: new Date('2026-02-20T09:00:00Z') }), settings, []);
  const open = {
    ...{ id: 'm', student_id: 's', club_id: 'club', class_type_id: 'type', number: 1 },
    ...{ lost_on: '2026-03-10', expires_on: earned?.expires_on ?? '' },
  };
  const session = { club_id: 'club', class_type_id: 'type', local_date, settings };
  expect(fits(open, session as SessionState)).toBe(can);
});
