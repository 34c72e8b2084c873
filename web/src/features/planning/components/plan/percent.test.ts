import { expect, it } from 'vitest';
import { percentOf } from './percent.ts';

it.each([
  [0, 0],
  [0.000004, 0.01],
  [0.00951, 1],
  [0.0094, 1],
  [0.0123, 1.3],
  [0.01, 1],
  [0.234, 24],
])('a gap of %s is said as %s %%: never less than it is', (gap, said) => {
  expect(percentOf(gap)).toBe(said);
});
