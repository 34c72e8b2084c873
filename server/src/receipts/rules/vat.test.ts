import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vatInside, vatOfRefund } from './vat.ts';

const amount = fc.integer({ min: 0, max: 100_000_000 });

test('VAT is inside of what is paid, rounded once', () => {
  expect(vatInside(12_100, 2_100, 'EUR')).toBe(2_100);
  expect(vatInside(1_500, 2_100, 'EUR')).toBe(260);
  expect(vatInside(1_500, 0, 'JPY')).toBe(0);
  expect(vatInside(-1_500, 2_100, 'KWD')).toBe(-260);
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
