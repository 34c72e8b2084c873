import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ahead, letOffTogether } from './together.ts';

const one = (id: string, more: Partial<Ahead> = {}): Ahead => ({
  ...{ id, of: 'ana', period: id, base: 7500, price: 7500, currency: 'EUR', rates: [1000] },
  ...more,
});
const offOf = (...charges: Ahead[]) => [...letOffTogether(charges)].map(([id, { off }]) => [id, off]);

test('fees of one student and plan that are paid at once are less; one alone, its parts and those of others are not', () => {
  expect(offOf(one('nov'))).toEqual([]);
  expect(offOf(one('nov'), one('dec'))).toEqual([
    ['nov', 750],
    ['dec', 750],
  ]);
  // Of the whole fee, also where some of it was paid in advance: as far as that leaves so much to be paid.
  expect(offOf(one('nov', { price: 750 }), one('dec', { price: 749 }))).toEqual([['nov', 750]]);
  expect(offOf(one('nov'), one('other', { of: 'leo' }))).toEqual([]);
  expect(offOf(one('a', { period: 'nov' }), one('b', { period: 'nov' }))).toEqual([]);
});

test('two seasons in a row 5 %, the year 10 %, four weeks of camp and more 10 %', () => {
  const seasons = (count: number, rates: number[]) =>
    [...letOffTogether(Array.from({ length: count }, (_, at) => one(`${at}`, { rates }))).values()].map(
      ({ rate }) => rate,
    );
  expect(seasons(2, [500, 500, 1000])).toEqual([500, 500]);
  expect(seasons(4, [500, 500, 1000])).toEqual([1000, 1000, 1000, 1000]);
  const camp = [0, 0, 1000];
  expect([seasons(3, camp), seasons(6, camp)]).toEqual([[], Array(6).fill(1000)]);
});

test('nothing is let off of more than there is, and what is left and let off are the fee again, in any currency', () => {
  const charge = fc.record({
    id: fc.uuid(),
    of: fc.constantFrom('ana', 'leo'),
    period: fc.constantFrom('nov', 'dec', 'jan'),
    base: fc.integer({ min: -100, max: 100_000_000 }),
    price: fc.constant(100_000_000),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    rates: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 10 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(charge, { selector: ({ id }) => id }), (charges) => {
      for (const [id, { off, rate }] of letOffTogether(charges)) {
        const { base } = charges.find((it) => it.id === id)!;
        expect(off).toBeLessThanOrEqual(base);
        expect(Math.abs(off - (base * rate) / 10_000)).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }),
  );
});
