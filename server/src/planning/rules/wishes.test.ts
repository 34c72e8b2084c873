import { expect, test } from 'vitest';
import {
  asBefore,
  checkPeople,
  checkTimes,
  checkWindow,
  tidyTimes,
  type WishPerson,
  type WishTime,
  type WishWindow,
  whyNoWish,
  windowState,
} from './wishes.ts';

const window: WishWindow = {
  ...{ opens_on: '2026-03-01', closes_on: '2026-03-15', closed_at: null },
  ...{ ends_on: '2026-06-21', club_is_active: true },
};
const time = (weekday: number, starts_at: string, ends_at: string, loved = false): WishTime => ({
  ...{ weekday, starts_at, ends_at, loved },
});
const person = (kind: WishPerson['kind'], name: string, client_id: string | null = null) => ({
  ...{ kind, name, client_id },
});

test('a window is open from its first to its last day, unless closed, the term is over, or the club given up', () => {
  expect(
    ['2026-02-28', '2026-03-01', '2026-03-15', '2026-03-16'].map((day) => windowState(window, day)),
  ).toEqual(['planned', 'open', 'open', 'closed']);
  expect(windowState({ ...window, closed_at: new Date(0) }, '2026-03-02')).toBe('closed');
  expect(windowState({ ...window, ends_on: '2026-03-10' }, '2026-03-11')).toBe('closed');
  expect(windowState({ ...window, club_is_active: false }, '2026-03-02')).toBe('closed');
});

test('clients wish while it is open; the desk always, but for nobody who has left', () => {
  const active = { is_active: true, blocked_at: null };
  const why = (
    student: typeof active | { is_active: boolean; blocked_at: Date | null },
    by: 'student' | 'desk',
    today: string,
  ) => whyNoWish(window, student, { by, today })?.code;
  expect(why(active, 'student', '2026-02-28')).toBe('planning.wishes_not_open');
  expect(why(active, 'student', '2026-03-02')).toBe(undefined);
  expect(why(active, 'student', '2026-03-16')).toBe('planning.wishes_closed');
  expect(why(active, 'desk', '2026-03-16')).toBe(undefined);
  expect(why({ ...active, blocked_at: new Date(0) }, 'student', '2026-03-02')).toBe(
    'planning.client_blocked',
  );
  expect(why({ ...active, blocked_at: new Date(0) }, 'desk', '2026-03-02')).toBe(undefined);
  expect(why({ ...active, is_active: false }, 'desk', '2026-03-02')).toBe('planning.client_inactive');
});

test('neighbouring hours that are the same are one; the same week is said in one way', () => {
  const week = [
    time(1, '19:00:00', '20:00'),
    time(0, '18:00', '19:00'),
    time(0, '19:00', '20:00'),
    time(0, '20:00', '21:00', true),
  ];
  const tidy = [time(0, '18:00', '20:00'), time(0, '20:00', '21:00', true), time(1, '19:00', '20:00')];
  expect(tidyTimes(week)).toEqual(tidy);
  expect(tidyTimes(tidy)).toEqual(tidy);
});

test('hours that end before they begin, or overlap, are refused where they stand', () => {
  expect(
    checkTimes([
      time(0, '18:00', '20:00'),
      time(0, '19:30', '21:00'),
      time(1, '20:00', '20:00'),
      time(0, '20:00', '20:30'),
    ]),
  ).toMatchObject([
    { path: '/times/1', code: 'overlaps', params: { other: 1 } },
    { path: '/times/2/ends_at', code: 'before_field' },
    { path: '/times/3', code: 'overlaps', params: { other: 2 } },
  ]);
});

test('nobody is named twice, wanted and not wanted, or is the student; at most ten of a kind', () => {
  const many = Array.from({ length: 11 }, (_, at) => person('with', `Amiga ${at}`));
  expect(checkPeople(many, 'me')).toMatchObject([
    { path: '/people/10', code: 'too_many', params: { max: 10 } },
  ]);
  expect(
    checkPeople(
      [
        ...[person('with', 'Ana Pérez'), person('with', 'ana perez'), person('not_with', 'ANA PÉREZ')],
        ...[person('back_to_back', 'Ana Pérez'), person('with', 'Yo', 'me')],
      ],
      'me',
    ),
  ).toMatchObject([
    { path: '/people/1', code: 'repeated' },
    { path: '/people/2', code: 'not_together', params: { field: 'with' } },
    { path: '/people/4', code: 'not_offered' },
  ]);
});

test('a window ends after it begins, and not after its term', () => {
  const days = (opens_on: string, closes_on: string) =>
    checkWindow({ opens_on, closes_on }, { ends_on: '2026-06-21' }).map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(days('2026-03-01', '2026-03-01')).toEqual([]);
  expect(days('2026-03-02', '2026-03-01')).toEqual(['/closes_on before_field']);
  expect(days('2026-03-01', '2026-06-22')).toEqual(['/closes_on not_after']);
});

test('as in the term before: the hours of their groups, which they love, once where two meet', () => {
  const place = {
    name: 'X',
    club_id: 'a',
    instructor_id: 'c',
    starts_at: '19:00',
    ends_at: '20:00',
    weekdays: [0, 2],
  };
  expect(
    asBefore([place, { ...place, weekdays: [2], club_id: 'b', starts_at: '19:30', ends_at: '20:30' }], 'a'),
  ).toEqual({
    ...{ classes_a_week: 2, times: [time(0, '19:00', '20:00', true), time(2, '19:00', '20:00', true)] },
    ...{ instructor_ids: ['c'], club_ids: ['b'] },
  });
});
