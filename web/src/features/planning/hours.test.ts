import { expect, test } from 'vitest';
import { afterTap, type Hours, PARTS, stateOf, withField } from './hours.ts';

const hours = (starts_at: string, ends_at: string, loved = false): Hours => ({
  ...{ weekday: 0, starts_at, ends_at, loved },
});
const field = (from: number, until: number) => ({ weekday: 0, from: from * 60, until: until * 60 });

test('a field says whether all of it, a part or nothing of it suits', () => {
  const week = [hours('17:00', '19:00'), hours('19:00', '20:00', true)];
  expect(stateOf(week, field(17, 20))).toBe('can');
  expect(stateOf(week, field(19, 20))).toBe('love');
  expect(stateOf(week, field(18, 21))).toBe('some');
  expect(stateOf(week, field(20, 23))).toBe('no');
  expect(stateOf(week, { ...field(17, 20), weekday: 1 })).toBe('no');
});

test('tapped three times a field is as before; a part of it becomes all of it first', () => {
  expect(['no', 'some', 'can', 'love'].map((state) => afterTap(state as never))).toEqual([
    ...['can', 'can', 'love', 'no'],
  ]);
});

test('what is set cuts what lay across its edges, and joins what is the same', () => {
  expect(withField([hours('17:00', '20:00')], field(18, 19), 'no')).toEqual([
    hours('17:00', '18:00'),
    hours('19:00', '20:00'),
  ]);
  expect(withField([hours('17:00', '18:00'), hours('19:00', '20:00')], field(18, 19), 'can')).toEqual([
    hours('17:00', '20:00'),
  ]);
  expect(withField([hours('17:00', '20:00')], field(18, 19), 'love')).toEqual([
    ...[hours('17:00', '18:00'), hours('18:00', '19:00', true), hours('19:00', '20:00')],
  ]);
  const other = { ...hours('09:00', '10:00'), weekday: 3 };
  expect(withField([other], field(18, 19), 'can')).toEqual([hours('18:00', '19:00'), other]);
});

test('however it is tapped, a week of hours never needs more pieces than a wish may hold by its parts', () => {
  let week: Hours[] = [];
  for (let weekday = 0; weekday < 7; weekday++)
    for (const [at, { from, until }] of PARTS.entries())
      week = withField(week, { weekday, from, until }, at % 2 ? 'love' : 'can');
  expect(week.length).toBeLessThanOrEqual(40);
});
