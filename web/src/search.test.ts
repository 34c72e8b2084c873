import { expect, test } from 'vitest';
import { textSearch } from './search.ts';

test.each(['2026-1-1', '2026-13-01', 'tomorrow', ''])('no day in the address (%s) is none', (date) => {
  expect(textSearch('date', 'session')({ date, session: 'x', other: 'y' })).toEqual({ session: 'x' });
});

test('a day in the address stays', () => {
  expect(textSearch('date')({ date: '2026-03-29' })).toEqual({ date: '2026-03-29' });
});
