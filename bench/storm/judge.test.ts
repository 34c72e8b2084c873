import { describe, expect, test } from 'vitest';
import { type ClassOp, classModel } from './class-model.ts';
import { type Entry, judge, type Outcome } from './judge.ts';
import { type PlacesOp, placesModel } from './places-model.ts';

/* Histories with a broken promise must be convicted, and those with none must not, lost answers or not. */
const lost = undefined;
const at = <Op>(from: number, until: number, op: Op, outcome: Outcome | undefined): Entry<Op> => ({
  ...{ op, from, outcome },
  until: outcome ? until : Number.POSITIVE_INFINITY,
});
const book = (student: string): ClassOp => ({ kind: 'book', student });
const cancel = (student: string): ClassOp => ({ kind: 'cancel', student });
const resize = (places: number): ClassOp => ({ kind: 'resize', places });
const placed: Outcome = { status: 201, body: { status: 'enrolled', waitlist_position: null } };
const waits = (n: number): Outcome => ({ status: 201, body: { status: 'waitlisted', waitlist_position: n } });
const cancelled: Outcome = { status: 200, body: { status: 'cancelled' } };
const resized = (n: number): Outcome => ({ status: 200, body: { max_participants: n } });
const refused = (code: string): Outcome => ({ status: 409, code, body: { code } });
const roster = (holders: string[], waiting: string[]): Outcome => ({
  status: 200,
  body: {
    results: [
      ...holders.map((student_id) => ({ student_id, status: 'enrolled', waitlist_position: null })),
      ...waiting.map((student_id, i) => ({ student_id, status: 'waitlisted', waitlist_position: i + 1 })),
    ],
  },
});
const look: ClassOp = { kind: 'roster' };
const verdict = (history: Entry<ClassOp>[], places = 1) => judge(classModel(places), history).kept;

describe('a class', () => {
  test('is kept when one order explains what overlapped', () => {
    const history = [
      at(0, 9, book('a'), waits(1)),
      at(1, 8, book('b'), placed),
      at(10, 20, cancel('b'), cancelled),
      at(12, 14, look, roster(['b'], ['a'])),
      at(21, 22, look, roster(['a'], [])),
    ];
    expect(verdict(history)).toBe(true);
  });

  test.each<[string, Entry<ClassOp>[]]>([
    ['a place that is sold twice', [at(0, 1, book('a'), placed), at(0, 1, book('b'), placed)]],
    ['an acknowledged booking that is gone', [at(0, 1, book('a'), placed), at(2, 3, look, roster([], []))]],
    ['a booking that was made twice', [at(0, 1, book('a'), refused('enrollment.already_enrolled'))]],
    ['somebody who waits while a place is free', [at(0, 1, book('a'), waits(1))]],
    [
      'a place that goes past the first in line',
      [
        at(0, 1, book('a'), placed),
        at(2, 3, book('b'), waits(1)),
        at(4, 5, book('c'), waits(2)),
        at(6, 7, cancel('a'), cancelled),
        at(8, 9, look, roster(['c'], ['b'])),
      ],
    ],
    [
      'a free place that nobody in line gets',
      [
        at(0, 1, book('a'), placed),
        at(2, 3, book('b'), waits(1)),
        at(4, 5, resize(2), resized(2)),
        at(6, 7, look, roster(['a'], ['b'])),
      ],
    ],
    [
      'a look that is older than an answer before it',
      [at(0, 1, book('a'), placed), at(2, 3, cancel('a'), cancelled), at(4, 5, look, roster(['a'], []))],
    ],
    [
      'a class that is smaller than its holders',
      [
        at(0, 1, resize(2), resized(2)),
        at(2, 3, book('a'), placed),
        at(4, 5, book('b'), placed),
        at(6, 7, resize(1), resized(1)),
      ],
    ],
    [
      'somebody who is in a class that was called off',
      [at(0, 1, { kind: 'call_off' }, cancelled), at(2, 3, book('a'), placed)],
    ],
  ])('%s is convicted', (_what, history) => {
    expect(verdict(history)).toBe(false);
  });

  test('whose answer is lost may have been done, later too, or never', () => {
    const then = (outcome: Outcome) => [at(0, 0, book('a'), lost), at(5, 6, look, outcome)];
    expect(verdict(then(roster(['a'], [])))).toBe(true);
    expect(verdict(then(roster([], [])))).toBe(true);
    expect(verdict([...then(roster([], [])), at(7, 8, look, roster(['a'], []))])).toBe(true);
  });

  test('and it is not done twice, nor undone, nor before it was asked', () => {
    const done = [at(0, 0, book('a'), lost), at(1, 2, look, roster(['a'], []))];
    expect(verdict([...done, at(3, 4, look, roster([], []))])).toBe(false);
    expect(verdict([...done, at(3, 4, cancel('a'), cancelled), at(5, 6, look, roster(['a'], []))])).toBe(
      false,
    );
    expect(verdict([at(1, 2, look, roster(['a'], [])), at(3, 3, book('a'), lost)])).toBe(false);
  });
});

describe('fixed places', () => {
  const give = (group: string): PlacesOp => ({ kind: 'give', group });
  const move = (place: string, group: string): PlacesOp => ({ kind: 'move', place, group });
  const given = (id: string, ...pauses: string[]): Outcome => ({
    status: 201,
    body: { place: { id, pauses: pauses.map((one) => ({ id: one })) } },
  });
  const seen = (...places: [id: string, group: string, ...pauses: string[]][]): Outcome => ({
    status: 200,
    body: {
      results: places.map(([id, schedule_id, ...p]) => ({
        id,
        schedule_id,
        pauses: p.map((one) => ({ id: one })),
      })),
    },
  });
  const lookAt: PlacesOp = { kind: 'look' };
  const paused = (...ids: string[]): Outcome => ({
    status: 200,
    body: { pauses: ids.map((id) => ({ id })) },
  });
  const kept = (history: Entry<PlacesOp>[]) => judge(placesModel, history).kept;
  const moved = [at(0, 1, give('A'), given('p')), at(2, 3, move('p', 'B'), given('q'))];

  test('are kept when a move is whole, and a pause ends', () => {
    const pause = at(6, 7, { kind: 'pause', place: 'q' } as PlacesOp, paused('x'));
    const resume = at(8, 9, { kind: 'resume', place: 'q', pause: 'x' } as PlacesOp, given('q'));
    const ended = { ...resume, outcome: { status: 200, body: {} } };
    expect(
      kept([
        ...moved,
        at(4, 5, lookAt, seen(['q', 'B'])),
        pause,
        ended,
        at(10, 11, lookAt, seen(['q', 'B'])),
      ]),
    ).toBe(true);
  });

  test.each<[string, Entry<PlacesOp>[]]>([
    ['half a move', [...moved, at(4, 5, lookAt, seen(['p', 'A'], ['q', 'B']))]],
    ['a move that is lost', [...moved, at(4, 5, lookAt, seen(['p', 'A']))]],
    ['a place that is given twice', [at(0, 1, give('A'), given('p')), at(2, 3, give('A'), given('q'))]],
    [
      'a pause that is lost',
      [
        at(0, 1, give('A'), given('p')),
        at(2, 3, { kind: 'pause', place: 'p' }, paused('x')),
        at(4, 5, lookAt, seen(['p', 'A'])),
      ],
    ],
    [
      'the same pause twice',
      [
        at(0, 1, give('A'), given('p')),
        at(2, 3, { kind: 'pause', place: 'p' }, paused('x')),
        at(4, 5, { kind: 'pause', place: 'p' }, paused('x', 'y')),
      ],
    ],
    [
      'a move that loses the pause',
      [
        at(0, 1, give('A'), given('p')),
        at(2, 3, { kind: 'pause', place: 'p' }, paused('x')),
        at(4, 5, move('p', 'B'), given('q')),
      ],
    ],
  ])('%s is convicted', (_what, history) => {
    expect(kept(history)).toBe(false);
  });

  test('a pause is one, and goes along into another group', () => {
    const pause: PlacesOp = { kind: 'pause', place: 'p' };
    const again: Outcome = { status: 409, code: 'places.already_paused', body: {} };
    const place = at(0, 1, give('A'), given('p'));
    const first = at(2, 3, pause, paused('x'));
    const go = at(6, 7, move('p', 'B'), given('q', 'x'));
    expect(kept([place, first, at(4, 5, pause, again), go, at(8, 9, lookAt, seen(['q', 'B', 'x']))])).toBe(
      true,
    );
    expect(kept([place, at(4, 5, pause, again)])).toBe(false);
  });
});

test('a history that a machine made of one order is kept, however much of it overlaps', () => {
  const students = ['a', 'b', 'c', 'd', 'e', 'f'];
  const bookings = students.map((student, i) => at(i, 100 + i, book(student), i < 2 ? placed : waits(i - 1)));
  const cancels = students.map((student, i) => at(200 + i, 300 + i, cancel(student), cancelled));
  expect(verdict([...bookings, ...cancels, at(400, 401, look, roster([], []))], 2)).toBe(true);
});
