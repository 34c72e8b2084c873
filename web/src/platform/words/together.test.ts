import { expect, it } from 'vitest';
import { paidTogether } from './together.ts';

type Item = Parameters<typeof paidTogether>[0][number];
const fee = (period: string, rates: number[] = [1000, 2000]) =>
  ({ amount: 8000, charge: { together: { of: 'ana', period, rates, base: 7500 } } }) as unknown as Item;
const booking = { amount: 1500, charge: null } as unknown as Item;

it('lets off of fees that are paid together, by how many they are', () => {
  const amounts = (items: Item[]) => paidTogether(items).map(({ amount }) => amount);
  expect(amounts([fee('nov'), booking])).toEqual([8000, 1500]);
  expect(amounts([fee('nov'), fee('dec'), booking])).toEqual([7250, 7250, 1500]);
  expect(amounts([fee('nov'), fee('dec'), fee('jan'), fee('feb')])).toEqual([6500, 6500, 6500, 6500]);
  // What a deposit leaves of it may be less than that.
  expect(amounts([fee('nov'), { ...fee('dec'), amount: 700 }])).toEqual([7250, 700]);
  expect(amounts([fee('nov'), fee('nov')])).toEqual([8000, 8000]);
});
