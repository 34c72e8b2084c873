import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, vatInside, vatOfRefund } from './vat.ts';

const amount = fc.integer({ min: 0, max: 100_000_000 });

test('VAT is inside of what is paid, rounded once', () => {
  expect(vatInside(12_100, 2_100, 'EUR')).toBe(2_100);
  expect(vatInside(1_500, 2_100, 'EUR')).toBe(260);
  expect(vatInside(1_500, 0, 'JPY')).toBe(0);
  expect(vatInside(-1_500, 2_100, 'KWD')).toBe(-260);
});

test('what is shared out adds up, and nobody is a unit from their part', () => {
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  expect(apportion(5, [0, 0])).toEqual([5, 0]);
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 20 }), (total, weights) => {
      const parts = apportion(total, weights);
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
      const whole = weights.reduce((sum, one) => sum + one, 0);
      if (whole > 0)
        for (const [i, part] of parts.entries())
          expect(Math.abs(part - (total * weights[i]!) / whole)).toBeLessThan(1.001);
    }),
  );
});

test('refunds in parts have the VAT of the whole between them', () => {
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 10 }), fc.integer({ min: 0, max: 10_000 }), (parts, rate) => {
      let before = 0;
      let vat = 0;
      for (const part of parts) {
        vat += vatOfRefund(part, before, rate, 'EUR');
        before += part;
      }
      expect(vat).toBe(vatInside(before, rate, 'EUR'));
    }),
  );
});
