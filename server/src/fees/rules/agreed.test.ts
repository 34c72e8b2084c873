import { expect, test } from 'vitest';
import { agreedPrices, type Version } from './agreed.ts';

const at = (amount: number) => [{ classes_a_week: null, group_size: null, amount, member_amount: null }];
const version = (number: number, existing_from: string | null = null): Version => ({
  ...{ number, since: number * 100, existing_from, prices: at(number * 10) },
});
const paid = (versions: Version[], agreed_at: number, starts_on = '2026-12-01') =>
  agreedPrices({ prices: at(99), versions }, { agreed_at, starts_on })[0]?.amount;

test('a place has the prices of when it was given, whatever they are for others since', () => {
  const both = [version(1), version(2)];
  expect([paid(both, 50), paid(both, 150), paid(both, 200)]).toEqual([10, 10, 20]);
  expect(paid([], 50)).toBe(99);
});

test('places that were there follow from a period on, and keep that where later prices are for newcomers', () => {
  const all = [version(1), version(2, '2027-01-01'), version(3)];
  expect([paid(all, 150), paid(all, 150, '2027-01-01'), paid(all, 350)]).toEqual([10, 20, 30]);
  expect(paid([version(1), version(2), version(3, '2027-02-01')], 150, '2027-02-01')).toBe(30);
});
