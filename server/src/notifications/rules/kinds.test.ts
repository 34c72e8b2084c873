import { expect, test } from 'vitest';
import { mailedUnlessChosen } from './kinds.ts';

test('a booking is confirmed by mail unless chosen otherwise, where mail can be sent at all', () => {
  expect(mailedUnlessChosen('enrollment_confirmed', true)).toBe(true);
  expect(mailedUnlessChosen('enrollment_confirmed', false)).toBe(false);
});

test('what the student has to know is queued all the same, for the desk to read', () => {
  for (const sends of [true, false]) {
    expect(mailedUnlessChosen('session_cancelled', sends)).toBe(true);
    expect(mailedUnlessChosen('waitlisted', sends)).toBe(false);
  }
});
