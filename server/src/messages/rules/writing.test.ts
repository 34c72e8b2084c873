import { expect, test } from 'vitest';
import { isChangeable, whyNoMessage } from './writing.ts';

const ends_at = new Date('2026-03-03T20:00:00Z');

test('a class is written to until a week after its end, unless it is off', () => {
  const at = (now: string, status = 'completed') => whyNoMessage({ status, ends_at }, new Date(now));
  expect(at('2026-03-01T09:00:00Z', 'scheduled')).toBeUndefined();
  expect(at('2026-03-10T19:59:00Z')).toBeUndefined();
  expect(at('2026-03-10T20:00:00Z')).toBe('too_late');
  expect(at('2026-03-01T09:00:00Z', 'cancelled')).toBe('class_cancelled');
});

test('a message is put right for a quarter of an hour', () => {
  const created_at = new Date('2026-03-01T09:00:00Z');
  expect(isChangeable({ created_at }, new Date('2026-03-01T09:14:59Z'))).toBe(true);
  expect(isChangeable({ created_at }, new Date('2026-03-01T09:15:00Z'))).toBe(false);
});
