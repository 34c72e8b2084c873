import { expect, it } from 'vitest';
import { instantIn } from './zoned.ts';

it('a wall time is found again whatever the clock does that day', () => {
  expect(instantIn('2026-11-22', '19:00', 'Europe/Madrid')).toBe('2026-11-22T18:00:00.000Z');
  expect(instantIn('2026-07-01', '19:00', 'Europe/Madrid')).toBe('2026-07-01T17:00:00.000Z');
  expect(instantIn('2026-03-29', '19:00', 'Europe/Madrid')).toBe('2026-03-29T17:00:00.000Z');
  expect(instantIn('2026-10-25', '00:30', 'Europe/Madrid')).toBe('2026-10-24T22:30:00.000Z');
});

it('a time that the spring change skips is an hour later, a repeated one is the first', () => {
  expect(instantIn('2026-03-29', '02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z');
  expect(instantIn('2026-10-25', '02:30', 'Europe/Madrid')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantIn('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
});
