import { expect, test } from 'vitest';
import { type Changes, noChanges } from './apply.ts';
import type { Placement } from './placement.ts';
import { roundsOf } from './rounds.ts';
import type { EnrollmentState } from './state.ts';

const row = (id: string, student_id: string) => ({ id, student_id, session_id: 's' });
const place = (id: string, student: string, status: Placement['status'] = 'enrolled'): Changes => ({
  ...noChanges(),
  placed: [{ ...row(id, student), status } as Placement],
});
const cancel = (id: string, student: string, ...promoted: [string, string][]): Changes => ({
  ...noChanges(),
  cancelled: [
    {
      enrollment: row(id, student) as EnrollmentState,
      is_late: false,
      reason: '',
      by_club: false,
      was_waitlisted: false,
    },
  ],
  promoted: promoted.map(([one, who]) => row(one, who) as EnrollmentState),
});
const written = (changes: Changes[]) =>
  roundsOf(changes.map((one) => ({ changes: one, by: '' }))).map(({ cancelled, placed, promoted }) =>
    [
      ...cancelled.map((one) => `-${one.row.enrollment.id}`),
      ...placed.map((one) => `+${one.row.id}`),
      ...promoted.map((one) => `^${one.row.id}`),
    ].join(' '),
  );

test('different people are written in one round, whatever the order of their requests', () => {
  expect(written([place('1', 'a'), cancel('2', 'b', ['3', 'c']), place('4', 'd'), cancel('5', 'e')])).toEqual(
    ['-2 -5 +1 +4 ^3'],
  );
});

test('a place given back and taken again is one round; taken, given back and taken again are two', () => {
  expect(written([cancel('1', 'a'), place('2', 'a')])).toEqual(['-1 +2']);
  expect(written([place('1', 'a'), cancel('1', 'a'), place('2', 'a')])).toEqual(['+1', '-1 +2']);
});

test('somebody who moves up and then cancels goes through both states', () => {
  expect(written([cancel('1', 'a', ['2', 'b']), cancel('2', 'b', ['3', 'c'])])).toEqual(['-1 ^2 ^3', '-2']);
});

test('tickets are drawn in the order of the decisions', () => {
  const changes = [
    place('1', 'a', 'waitlisted'),
    cancel('1', 'a'),
    place('2', 'a', 'waitlisted'),
    place('3', 'b', 'waitlisted'),
  ];
  expect(written(changes)).toEqual(['+1', '-1 +2 +3']);
});
