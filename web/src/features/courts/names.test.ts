import { expect, test } from 'vitest';
import { courtNames } from './names.ts';

test('several courts are numbered on from what was typed', () => {
  expect(courtNames('Pista 1', 3, [])).toEqual(['Pista 1', 'Pista 2', 'Pista 3']);
  expect(courtNames(' Pista ', 2, [])).toEqual(['Pista 1', 'Pista 2']);
  expect(courtNames('Pista 9', 2, [])).toEqual(['Pista 9', 'Pista 10']);
  expect(courtNames('P07', 4, [])).toEqual(['P07', 'P08', 'P09', 'P10']);
  expect(courtNames('3', 2, [])).toEqual(['3', '4']);
});

test('names that the club has are passed over; one court is called as it was typed', () => {
  expect(courtNames('Pista', 3, ['Pista 1', 'Pista 3'])).toEqual(['Pista 2', 'Pista 4', 'Pista 5']);
  expect(courtNames('Central', 1, [])).toEqual(['Central']);
  expect(courtNames('Pista 1', 1, ['Pista 1'])).toEqual(['Pista 1']);
  expect(courtNames('  ', 6, [])).toEqual([]);
});
