import { expect, test } from 'vitest';
import { lastOf } from './last.ts';

const placed = (enrollment_id: string, minute: number, more: object = {}) => ({
  ...{ enrollment_id, place_id: null, checked_in: false },
  enrolled_at: new Date(Date.UTC(2026, 0, 1, 0, minute)),
  ...more,
});
const names = (all: Parameters<typeof lastOf>[0], places: number) =>
  lastOf(all, places).map((one) => one.enrollment_id);

test('who booked last goes first, in whatever order they are given', () => {
  const all = [placed('b', 2), placed('c', 3), placed('a', 1)];
  expect([names(all, 3), names(all, 2), names(all, 0)]).toEqual([[], ['c'], ['c', 'b', 'a']]);
});

test('holders of fixed places go after everybody else, and nobody who is there already', () => {
  const holder = placed('holder', 9, { place_id: 'place' });
  const there = placed('there', 10, { checked_in: true });
  const all = [placed('a', 1), holder, there, placed('b', 2)];
  expect(names(all, 2)).toEqual(['b', 'a']);
  expect(names(all, 0)).toEqual(['b', 'a', 'holder']);
});
