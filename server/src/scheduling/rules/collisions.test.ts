import { expect, test } from 'vitest';
import { collisions } from './collisions.ts';

/** An instant that counts how often it is compared. */
class Counted extends Date {
  static compared = 0;
  override [Symbol.toPrimitive](): never {
    Counted.compared++;
    return this.getTime() as never;
  }
}

test('a thousand classes on one court at once are told, each compared with few', () => {
  const at = { starts_at: new Counted('2026-03-02T18:00:00Z'), ends_at: new Counted('2026-03-02T19:00:00Z') };
  const found = collisions(
    Array.from({ length: 1_000 }, () => ({ keys: ['court'], at })),
    0,
  );
  expect(new Set(found.map((one) => one.second)).size).toBe(999);
  expect(Counted.compared).toBeLessThan(100_000);
});
