import { describe, expect, it } from 'vitest';
import { nextSpot, spotOrFirst } from './grid-keys.ts';

const counts = [
  [0, 1, 0],
  [2, 0, 1],
  [0, 1, 0],
];
const at = (row: number, column: number, index = 0) => ({ row, column, index });

describe('the arrows in a grid', () => {
  it('lead over empty cells to the next that has something, and not out of the grid', () => {
    expect(nextSpot(counts, at(0, 1), 'ArrowDown')).toEqual(at(2, 1));
    expect(nextSpot(counts, at(1, 0), 'ArrowRight')).toEqual(at(1, 2));
    expect(nextSpot(counts, at(1, 2), 'ArrowRight')).toBeUndefined();
    expect(nextSpot(counts, at(0, 1), 'ArrowUp')).toBeUndefined();
    expect(nextSpot(counts, at(0, 1), 'Enter')).toBeUndefined();
  });

  it('walk through a cell that has several, from above and from below', () => {
    expect(nextSpot(counts, at(1, 0), 'ArrowDown')).toEqual(at(1, 0, 1));
    expect(nextSpot(counts, at(1, 0, 1), 'ArrowUp')).toEqual(at(1, 0, 0));
    expect(nextSpot([[2], [1]], at(1, 0), 'ArrowUp')).toEqual(at(0, 0, 1));
  });

  it('have the ends of the row with Home and End', () => {
    expect(nextSpot(counts, at(1, 2), 'Home')).toEqual(at(1, 0));
    expect(nextSpot(counts, at(1, 0, 1), 'End')).toEqual(at(1, 2));
  });
});

it('the tab stop stays while there is something at it, else it is the first', () => {
  expect(spotOrFirst(counts, at(1, 0, 1))).toEqual(at(1, 0, 1));
  expect(spotOrFirst(counts, at(1, 1))).toEqual(at(0, 1));
  expect(spotOrFirst(counts, null)).toEqual(at(0, 1));
  expect(spotOrFirst([[0]], null)).toBeUndefined();
});
