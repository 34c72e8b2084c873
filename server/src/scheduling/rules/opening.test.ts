import { expect, test } from 'vitest';
import { isOpenFor } from './opening.ts';

const monday = [
  { weekday: 0, opens_at: '09:00:00', closes_at: '14:00:00' },
  { weekday: 0, opens_at: '16:00:00', closes_at: '22:00:00' },
];
const at = (from: string, until: string) => ({
  starts_at: new Date(`2026-03-02T${from}:00+01:00`),
  ends_at: new Date(`2026-03-${until.length > 5 ? until : `02T${until}`}:00+01:00`),
});

test.each([
  ['09:00', '10:30', true],
  ['08:59', '10:00', false],
  ['21:00', '22:00', true],
  ['21:00', '22:01', false],
  ['13:30', '16:30', false],
  ['21:30', '03T00:30', false],
])('open on Monday from 9 to 14 and 16 to 22: a class from %s to %s fits: %s', (from, until, fits) => {
  expect(isOpenFor(monday, at(from, until), 'Europe/Madrid')).toBe(fits);
});

test('a club without hours is always open, one with hours is closed on a day without', () => {
  expect(isOpenFor([], at('03:00', '04:00'), 'Europe/Madrid')).toBe(true);
  const tuesday = monday.map((one) => ({ ...one, weekday: 1 }));
  expect(isOpenFor(tuesday, at('09:00', '10:00'), 'Europe/Madrid')).toBe(false);
});

test('it is the wall of the club that counts', () => {
  expect(isOpenFor(monday, at('09:00', '10:00'), 'Atlantic/Canary')).toBe(false);
});
