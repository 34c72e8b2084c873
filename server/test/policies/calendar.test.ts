import { expect, test } from 'vitest';
import { decideQueue, type Waiting } from '../../src/enrollments/rules/place-queue.ts';
import { closedUntil, whyNoAnswer } from '../../src/enrollments/rules/renewal.ts';
import { continueHolders } from '../../src/enrollments/rules/season.ts';
import { isOpenFor } from '../../src/scheduling/rules/opening.ts';
import { type Closure, occurrences, type Recurrence } from '../../src/scheduling/rules/recurrence.ts';
import { checkTerm, type TermValues } from '../../src/scheduling/rules/school-terms.ts';
import { datesInSeason } from '../../src/scheduling/rules/season.ts';
import { inForce } from './in-force.ts';

/* Courses, holidays, renewals and queues of the rulebooks of docs/domain/school-rules.md. */

/** A group on these days of the week (0 = Monday) at 19:00. */
const group = (
  days: number[],
  start_date: string,
  end_date: string | null,
  more: Partial<Recurrence> = {},
) => ({
  ...{ recurrence: 'weekly' as const, recurrence_days: days, start_date, end_date, start_time: '19:00' },
  ...{ duration_minutes: 60, timezone: 'Europe/Madrid', rrule: null, exdates: [] },
  ...more,
});
const closed = (...spans: (string | [string, string])[]): Closure[] =>
  spans.map((span) => {
    const [starts_on, ends_on] = typeof span === 'string' ? [span, span] : span;
    return { starts_on, ends_on, name: 'Festivo' };
  });
const datesOf = (one: Recurrence, closures: Closure[], from: string, until: string) =>
  occurrences(one, { from, until, closures }).kept.map(({ local_date }) => local_date);

/* Holidays: a closed day has no class, and nobody is asked to decide anything about it. */
test.each([
  ['barcelona-a/holidays', closed('2026-04-06', '2026-04-23'), '2026-04-01', '2026-04-30', 7],
  ['barcelona-b/holidays', closed(['2026-03-30', '2026-04-06'], '2026-04-23'), '2026-04-01', '2026-04-30', 6],
  ['barcelona-c/holidays', closed('2026-04-06'), '2026-04-01', '2026-04-30', 8],
  ['valencia-a/holidays', closed('2026-10-12', ['2026-12-07', '2026-12-08']), '2026-10-01', '2026-12-20', 21],
  ['bologna-a/holidays', closed(['2026-12-24', '2027-01-06']), '2026-12-14', '2027-01-14', 6],
  ['california-a/holidays', closed(['2026-11-23', '2026-11-27']), '2026-11-16', '2026-12-06', 4],
  ['portugal-a/holidays', closed(['2026-08-01', '2026-08-31']), '2026-07-20', '2026-09-06', 5],
  ['lisboa-a/holidays', closed('2026-06-10', '2026-06-25'), '2026-06-01', '2026-06-30', 8],
  ['italy-b/term', closed(['2026-12-14', '2027-01-17']), '2026-12-07', '2027-01-24', 4],
])('%s: with %j closed there are this many Mondays and Thursdays', (_, closures, from, until, classes) => {
  const dates = datesOf(group([0, 3], '2026-01-05', null), closures, from, until);
  expect(dates).toHaveLength(classes);
  for (const { starts_on, ends_on } of closures)
    expect(dates.filter((date) => starts_on <= date && date <= ends_on)).toEqual([]);
});

const term = (starts_on: string, ends_on: string, more: Partial<TermValues> = {}): TermValues => ({
  ...{ club_id: 'club', name: 'Trimestre', starts_on, ends_on, renewal_needs: 'none' },
  ...{ renewal_from: null, renewal_until: null, newcomers_from: null, ...more },
});
const from = (starts_on: string, ends_on: string) => ({ starts_on, ends_on });

/* Courses: the terms of a club, and how a Monday's group goes on from one to the next. */
test.each([
  ['madrid-c/term', [from('2026-09-21', '2026-12-20'), from('2027-01-07', '2027-03-19')], [13, 10]],
  ['valencia-a/term', [from('2026-10-01', '2026-12-30'), from('2027-01-07', '2027-03-31')], [13, 12]],
  ['holland-b/term', [from('2026-10-05', '2027-03-28'), from('2027-04-05', '2027-08-22')], [25, 20]],
  ['italy-a/term', [from('2026-10-05', '2027-06-27')], [38]],
  ['us-b/term', [from('2026-09-14', '2027-06-06')], [38]],
  ['bologna-a/term', [from('2026-10-05', '2026-12-13')], [10]],
  [
    'california-a/term',
    [
      ...[from('2026-09-14', '2026-12-13'), from('2027-01-04', '2027-03-14')],
      ...[from('2027-03-22', '2027-06-06'), from('2027-06-14', '2027-10-03')],
    ],
    [13, 10, 11, 16],
  ],
  ['spain-a/term', [from('2026-09-07', '2027-06-30'), from('2027-07-05', '2027-07-18')], [43, 2]],
])('%s: a Monday has this many classes in each course', (_, courses, classes) => {
  let one = group([0], courses[0]!.starts_on, courses[0]!.ends_on);
  for (const [at, course] of courses.entries()) {
    expect(checkTerm(term(course.starts_on, course.ends_on))).toEqual([]);
    const before = courses[at - 1];
    if (before) {
      const season = { from: before.starts_on, until: before.ends_on };
      const next = { start_date: course.starts_on, end_date: course.ends_on };
      one = { ...one, ...datesInSeason(one, { ...season, ...next })! };
    }
    expect(datesOf(one, [], course.starts_on, course.ends_on)).toHaveLength(classes[at]!);
  }
});

test('lisboa-a/term: a group without an end has classes in every month', () => {
  const dates = datesOf(group([1], '2026-09-01', null), [], '2026-09-01', '2027-08-31');
  expect(new Set(dates.map((date) => date.slice(0, 7))).size).toBe(12);
});

const holder = (place_id: string, more: object = {}) => ({
  ...{ place_id, ends_on: null, gave_notice: false, goes_on: false, blocked: false },
  ...{ birth_date: null, level: null, ...more },
});
const next = {
  ...{ end_date: '2026-09-30', starts_on: '2026-10-01', max_participants: 4 },
  ...{ min_age: null, max_age: null, rating_min: 0, rating_max: 7 },
};
const nobody = { overlook: new Set<string>(), without: new Set<string>() };

test('madrid-b/term: whoever has September has their place in the trimester, before anybody else', () => {
  const kept = continueHolders(
    [holder('a'), holder('b', { gave_notice: true, ends_on: '2026-09-30' })],
    next,
    nobody,
  );
  expect(kept.map(({ why }) => why)).toEqual([undefined, 'gave_notice']);
  const trimester = term('2026-10-01', '2026-12-31', { newcomers_from: '2026-09-28' });
  expect(checkTerm(trimester)).toEqual([]);
  expect(closedUntil(trimester, '2026-09-27')).toBe('2026-09-28');
  expect(closedUntil(trimester, '2026-09-28')).toBeNull();
});

test('madrid-b/other: holders renew in June; from July on the places are anybody’s', () => {
  const course = term('2026-09-01', '2026-12-31', {
    ...{ renewal_needs: 'answer', renewal_from: '2026-06-01', renewal_until: '2026-06-30' },
  });
  expect(checkTerm(course)).toEqual([]);
  const question = { renewal: 'asked' as const, term: course };
  const asked = (today: string) => whyNoAnswer(question, { today, by: 'holder' })?.code;
  expect(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map(asked)).toEqual([
    ...['places.renewal_too_early', undefined, undefined, 'places.renewal_over'],
  ]);
  expect(closedUntil(course, '2026-06-30')).toBe('2026-07-01');
});

/* The queue for a place. */
const waits = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ id, student_id: id, wants_from: '2026-08-01', blocked: false, level: 3, birth_date: null },
  ...{ certificate_until: null, holds_until: null, returns: false, despite_level: false, overlaps: false },
  ...more,
});
const free = { ...next, end_date: null, max_participants: 1, rating_min: 2, rating_max: 4 };
const offered = (waiting: Waiting[], today: string) =>
  decideQueue({ group: free, held: [], waiting }, inForce({ place_queue: 'offer' }), today).map(
    ({ request }) => request.id,
  );

test('barcelona-a/waiting_list: the first who asked has the place', () => {
  expect(offered([waits('first'), waits('second')], '2026-08-03')).toEqual(['first']);
});

test('barcelona-c/waiting_list: who suits the level of the place is told, in order', () => {
  const waiting = [waits('beginner', { level: 1 }), waits('suits'), waits('suits too')];
  expect(offered(waiting, '2026-08-03')).toEqual(['suits']);
});

test('portugal-a/waiting_list: newcomers come from 25 August on, in the order in which they asked', () => {
  const course = term('2026-09-01', '2027-06-30', {
    ...{ renewal_needs: 'answer', renewal_from: '2026-07-15', renewal_until: '2026-08-24' },
    newcomers_from: '2026-08-25',
  });
  expect(checkTerm(course)).toEqual([]);
  expect(closedUntil(course, '2026-08-24')).toBe('2026-08-25');
  expect(closedUntil(course, '2026-08-25')).toBeNull();
  expect(offered([waits('first'), waits('second')], '2026-08-25')).toEqual(['first']);
});

test('madrid-c/other: classes are within the hours of the school, and not on the days of its calendar', () => {
  const hours = [0, 1, 2, 3, 4]
    .map((weekday) => ({ weekday, opens_at: '09:00', closes_at: '23:00' }))
    .concat([5, 6].map((weekday) => ({ weekday, opens_at: '09:00', closes_at: '15:00' })));
  const at = (days: number[], start_time: string) => {
    const one = group(days, '2026-05-04', '2026-05-17', { start_time });
    const { kept } = occurrences(one, {
      from: '2026-05-04',
      until: '2026-05-17',
      closures: closed('2026-05-15'),
    });
    return kept.map((it) => isOpenFor(hours, it, 'Europe/Madrid'));
  };
  expect(at([4], '22:00')).toEqual([true]);
  expect(at([4], '22:30')).toEqual([false]);
  expect(at([5], '14:00')).toEqual([true, true]);
  expect(at([5], '17:00')).toEqual([false, false]);
});
