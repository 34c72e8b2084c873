import { expect, test } from 'vitest';
import { mailWays } from '../../kernel/mail-ways.ts';
import { canEnd, kindsFor, mailedUnlessChosen } from './kinds.ts';

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

test('what a club owes by its contracts is nobody’s to end', () => {
  expect(canEnd('direct_debit')).toBe(false);
  expect(kindsFor(['student'])).not.toContain('fee_changed');
  expect(mailedUnlessChosen('direct_debit', false)).toBe(true);
});

test('a mail of six places and a make-up is ended in all its kinds', () => {
  const ways = mailWays({ publicUrl: 'https://bandeja.example', secret: 'x' });
  const kinds = [...Array(6).fill('enrollment_cancelled'), 'make_up_earned'];
  const reader = { user_id: null, email: 'a@b.example' };
  const token = /unsubscribe\/([^/]+)\/$/.exec(ways.unsubscribe('o', reader, kinds))?.[1] ?? '';
  expect(ways.unsubscribing('o', token)?.kinds).toEqual(['enrollment_cancelled', 'make_up_earned']);
});
