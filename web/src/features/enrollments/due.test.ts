import { expect, it } from 'vitest';
import { dueAs } from './due.ts';

it('a class is to pay until it begins, and owed from then on', () => {
  const starts_at = '2026-03-02T19:00:00+01:00';
  expect(dueAs(starts_at, new Date('2026-03-02T17:59:59Z'))).toBe('toPay');
  expect(dueAs(starts_at, new Date('2026-03-02T18:00:00Z'))).toBe('owes');
  expect(dueAs(starts_at, new Date('2026-03-09T18:00:00Z'))).toBe('owes');
});
