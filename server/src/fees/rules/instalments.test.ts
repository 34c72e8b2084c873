import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParts } from './instalments.ts';
import type { Line } from './lines.ts';
import { totalOf } from './shares.ts';

const line = (kind: Line['kind'], amount: number): Line => ({ kind, amount, facts: {} });
const halves = [
  { share: 60, due_day: 1 },
  { share: 40, due_day: 60 },
];

test('a fee in parts has each of its lines in each of them, and the enrolment fee in the first', () => {
  const lines = [line('fee', 20_001), line('sibling', -2000), line('enrolment_fee', 2500)];
  expect(inParts(lines, halves)).toEqual([
    [line('fee', 12_001), line('sibling', -1200), line('enrolment_fee', 2500)],
    [line('fee', 8000), line('sibling', -800)],
  ]);
  expect(inParts(lines, [])).toEqual([lines]);
});

/** EUR, JPY, KWD: an amount is whole units of any size. */
test.each([6200, 6201, 62_003])('parts of %i are the whole again, and none is below nothing', (fee) => {
  const off = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 });
  const cut = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(off, cut, fc.integer({ min: 0, max: 3000 }), (offs, share, enrolment) => {
      let left = fee;
      const lines = [line('fee', fee)];
      for (const one of offs) {
        const amount = Math.floor((left * one) / 100);
        left -= amount;
        lines.push(line('sibling', -amount));
      }
      lines.push(line('enrolment_fee', enrolment));
      const parts = inParts(lines, [
        { share, due_day: 1 },
        { share: 100 - share, due_day: 30 },
      ]);
      expect(parts.reduce((sum, one) => sum + totalOf(one), 0)).toBe(totalOf(lines));
      for (const one of parts) expect(totalOf(one)).toBeGreaterThanOrEqual(0);
    }),
  );
});
