import { expect, test } from 'vitest';
import { readWish, type WishColumn, wishWords } from './wishes-import.ts';

const cells = (own: Partial<Record<WishColumn, string>>) =>
  ({
    ...Object.fromEntries(Object.keys(wishWords).map((name) => [name, ''])),
    name: 'Ana',
    ...own,
  }) as Record<WishColumn, string>;
const read = (own: Partial<Record<WishColumn, string>>) => readWish({ line: 2, cells: cells(own) });
const week = (can: string, love = '') => {
  const row = read({ can, love });
  return Array.isArray(row)
    ? row.map(({ column, code }) => `${column} ${code}`)
    : row.times.map(
        ({ weekday, starts_at, ends_at, loved }) => `${weekday} ${starts_at}-${ends_at}${loved ? ' !' : ''}`,
      );
};

test('a week as people write it', () => {
  expect(week('lunes y miércoles 18:00-21:00; vie 9-13')).toEqual([
    ...['0 18:00-21:00', '2 18:00-21:00', '4 09:00-13:00'],
  ]);
  expect(week('Saturday')).toEqual(['5 08:00-23:00']);
  expect(week('Tue 6pm - 9pm')).toEqual(['1 18:00-21:00']);
  expect(week('martes 18h a 20h30')).toEqual(['1 18:00-20:30']);
});

test('what is loved is taken out of what suits', () => {
  expect(week('lunes 18:00-21:00', 'lunes 19:00-20:00')).toEqual([
    ...['0 18:00-19:00', '0 19:00-20:00 !', '0 20:00-21:00'],
  ]);
  expect(week('', 'lunes 19:00-20:00')).toEqual(['0 19:00-20:00 !']);
});

test('what is no week is said by its column', () => {
  for (const wrong of ['18:00-21:00', 'lunes 21:00-18:00', 'luness', 'lunes 18:00-20:00; lunes 19:00-21:00'])
    expect(week(wrong)).toEqual(['can format']);
  expect(week('')).toEqual(['can missing']);
});

test('levels, classes and names', () => {
  expect(read({ can: 'lunes', level: '3,5', classes_a_week: '2', with: 'Bea; Leo, Bea' })).toMatchObject({
    ...{ level: 3.5, wants_test: false, classes_a_week: 2, with: ['Bea', 'Leo'] },
  });
  expect(read({ can: 'lunes', level: 'Prueba' })).toMatchObject({ level: null, wants_test: true });
  expect(read({ can: 'lunes', level: '8', classes_a_week: '6' })).toMatchObject([
    { column: 'level', code: 'out_of_range' },
    { column: 'classes_a_week', code: 'out_of_range', params: { value: '6', min: 1, max: 5 } },
  ]);
});
