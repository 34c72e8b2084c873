import { expect, it } from 'vitest';
import type { Session } from './api.ts';
import { clockOf, columnsOf, freeLanes, hourToBegin, laneRows, lanesOf, stepOf } from './lanes.ts';

const courts = [
  { id: 'c1', name: 'Court 1' },
  { id: 'c2', name: 'Court 2' },
];
const session = (local_time: string, court: string | null, more: Partial<Session> = {}) =>
  ({
    local_time,
    duration_minutes: 90,
    status: 'scheduled',
    court: court === null ? null : { id: court, name: court },
    instructor: { id: 'eva', display_name: 'Eva' },
    substitute_instructor: null,
    assistant_instructors: [],
    ...more,
  }) as Session;
const hours = { from: 18 * 60, until: 22 * 60 };
const rowsOf = (sessions: Session[], more = {}) =>
  laneRows({ kind: 'court', lanes: courts, shown: sessions, all: sessions, busy: [], hours, ...more });

it('a class stands in the hour in which it starts, and keeps its court until it ends', () => {
  const rows = rowsOf([session('19:00', 'c1')]);
  expect(rows.map(({ hour }) => hour)).toEqual([18, 19, 20, 21]);
  expect(rows.map(({ cells: [first] }) => first!.free)).toEqual([true, false, false, true]);
  expect(rows.map(({ cells: [first] }) => first!.starts.length)).toEqual([0, 1, 0, 0]);
  expect(rows.map(freeLanes)).toEqual([2, 1, 1, 2]);
});

it('a cancelled class is shown and leaves its court free', () => {
  const [, seven] = rowsOf([session('19:00', 'c1', { status: 'cancelled' })]);
  expect(seven!.cells[0]).toMatchObject({ free: true });
  expect(seven!.cells[0]!.starts).toHaveLength(1);
});

it('what a filter hides still takes the court, and so does a match', () => {
  const hidden = rowsOf([], { all: [session('19:00', 'c1')] });
  expect(hidden[1]!.cells[0]).toMatchObject({ free: false, starts: [] });
  const match = { lane_id: 'c2', from: 18 * 60 + 30, until: 20 * 60, title: 'Match' };
  const [six, , eight] = rowsOf([], { busy: [match] });
  expect(six!.cells[1]).toMatchObject({ free: false });
  expect(eight!.cells[1]).toMatchObject({ free: true });
});

it('a class has its lane although its court is out of use, or it has none', () => {
  const lanes = lanesOf('court', courts, [session('19:00', null), session('19:00', 'c9')]);
  expect(lanes.map(({ id }) => id)).toEqual(['c1', 'c2', 'c9', null]);
  expect(freeLanes(laneRows({ kind: 'court', lanes, shown: [], all: [], busy: [], hours })[0]!)).toBe(3);
});

it('the lane of a coach is that of whoever gives the class', () => {
  const given = session('19:00', 'c1', { substitute_instructor: { id: 'leo', display_name: 'Leo' } });
  expect(lanesOf('coach', [], [given])).toEqual([{ id: 'leo', name: 'Leo' }]);
});

it('a class stands with each coach who helps in it too, who is not free then; not with one who gives it meanwhile', () => {
  const helpers = [
    { id: 'bea', display_name: 'Bea' },
    { id: 'leo', display_name: 'Leo' },
  ];
  const given = session('19:00', 'c1', { assistant_instructors: helpers });
  const lanes = lanesOf('coach', [{ id: 'bea', name: 'Bea' }], [given]);
  expect(lanes.map(({ id }) => id)).toEqual(['bea', 'eva', 'leo']);
  const [, seven] = rowsOf([given], { kind: 'coach', lanes });
  expect(seven!.cells.map(({ free, starts }) => [free, starts.map(({ helps }) => helps)])).toEqual([
    [false, [true]],
    [false, [false]],
    [false, [true]],
  ]);
  const stand_in = { ...given, substitute_instructor: helpers[0]! };
  const [, then] = rowsOf([stand_in], { kind: 'coach', lanes });
  expect(then!.cells.map(({ starts }) => starts.map(({ helps }) => helps))).toEqual([[false], [], [true]]);
  expect(lanesOf('court', courts, [given])).toEqual(courts);
});

it('a class begins at an hour that is still to come', () => {
  const now = (time: string) => ({ date: '2026-03-02', time });
  expect(hourToBegin('2026-03-01', now('10:20'))).toBe(24);
  expect(hourToBegin('2026-03-02', now('10:20'))).toBe(11);
  expect(hourToBegin('2026-03-02', now('11:00'))).toBe(11);
  expect(hourToBegin('2026-03-03', now('10:20'))).toBe(0);
});

it('a day has rows of half an hour as soon as something begins or ends at half past', () => {
  const late = session('19:30', 'c1', { duration_minutes: 60 });
  expect(stepOf([{ from: 19 * 60, until: 20 * 60 }])).toBe(60);
  expect(stepOf([{ from: 19 * 60, until: 20 * 60 + 30 }])).toBe(30);
  const rows = rowsOf([late], { step: 30, hours: { from: 19 * 60, until: 21 * 60 } });
  expect(rows.map(({ hour }) => clockOf(hour))).toEqual(['19:00', '19:30', '20:00', '20:30']);
  expect(rows.map(({ cells: [first] }) => first!.free)).toEqual([true, false, false, true]);
  expect(rows.map(({ cells: [first] }) => first!.starts.length)).toEqual([0, 1, 0, 0]);
});

it('a class is drawn once, from the row in which it starts, for as long as it lasts', () => {
  const rows = rowsOf([session('19:15', 'c1')], { step: 30, hours: { from: 19 * 60, until: 21 * 60 } });
  expect(rows.map(({ cells: [first] }) => first!.starts.length)).toEqual([1, 0, 0, 0]);
  expect(rows[0]!.cells[0]!.starts[0]).toMatchObject({ from: 1155, until: 1245, column: 0, columns: 1 });
});

it('a match is drawn once too, what ends after the day at its end, and a lane is as wide as its fullest hour', () => {
  const match = { lane_id: 'c2', from: 0, until: 20 * 60, title: 'Match' };
  const rows = rowsOf([session('21:30', 'c1'), session('19:00', 'c2')], { busy: [match] });
  expect(rows[0]!.cells[1]!.starts).toMatchObject([{ from: 1080, until: 1200, title: 'Match', columns: 2 }]);
  expect(rows[3]!.cells[0]!.starts).toMatchObject([{ until: 22 * 60 }]);
  expect([columnsOf(rows, 0), columnsOf(rows, 1)]).toEqual([1, 2]);
});
