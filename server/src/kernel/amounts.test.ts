import { expect, test } from 'vitest';
import { fromStripe, isPayableOnline, toStripe } from './amounts.ts';

test.each([
  ['EUR', 1500, 1500],
  ['JPY', 1500, 1500],
  ['KRW', 20_000, 20_000],
  ['KWD', 5120, 5120],
  ['ISK', 900, 90_000],
  ['UGX', 12_000, 1_200_000],
  ['HUF', 4000, 400_000],
  ['VND', 250_000, 250_000],
])('%s %i is said to Stripe as %i, and read back', (currency, ours, said) => {
  expect(toStripe(ours, currency)).toBe(said);
  expect(fromStripe(said, currency)).toBe(ours);
});

test('what cannot be said exactly is not said', () => {
  expect(toStripe(5124, 'KWD')).toBeUndefined();
  expect(toStripe(100_000_000, 'EUR')).toBeUndefined();
  expect(toStripe(10_000, 'CLF')).toBeUndefined();
  expect(toStripe(10, 'XXZ')).toBeUndefined();
  expect(fromStripe(50, 'ISK')).toBeUndefined();
});

test('what is too little, or cannot be said, is not to be paid online', () => {
  const payable = ([amount, currency]: readonly [number, string]) => isPayableOnline(amount, currency);
  expect(
    (
      [
        [50, 'EUR'],
        [50, 'JPY'],
        [5120, 'KWD'],
        [1, 'ISK'],
      ] as const
    ).map(payable),
  ).toEqual([true, true, true, true]);
  expect(
    (
      [
        [49, 'EUR'],
        [0, 'EUR'],
        [49, 'JPY'],
        [5124, 'KWD'],
      ] as const
    ).map(payable),
  ).toEqual([false, false, false, false]);
});
