import { expect, test } from 'vitest';
import { reordered, type Standing } from './reorder.ts';

const list: Standing[] = [
  { id: 'holder', waitlist_priority: 1, ticket: 9 },
  { id: 'a', waitlist_priority: 0, ticket: 3 },
  { id: 'b', waitlist_priority: 0, ticket: 7 },
];
const order = (id: string, position: number) => reordered(list, id, position).map((one) => one.id);

test('one goes where they are put, and everybody else keeps their order', () => {
  expect(order('b', 1)).toEqual(['b', 'holder', 'a']);
  expect(order('holder', 3)).toEqual(['a', 'b', 'holder']);
  expect(order('a', 99)).toEqual(['holder', 'b', 'a']);
  expect(order('a', 2)).toEqual(['holder', 'a', 'b']);
});

test('the standings stay the same, so that nobody who comes later stands before them', () => {
  const standings = reordered(list, 'b', 1).map((one) => [one.waitlist_priority, one.ticket]);
  expect(standings).toEqual([
    [1, 9],
    [0, 3],
    [0, 7],
  ]);
});
