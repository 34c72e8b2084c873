import { expect, it } from 'vitest';
import { discounted, fits } from './amounts.ts';
import type { OpenItem } from './api.ts';

const one = (more: Partial<OpenItem>) =>
  ({ club_id: 'a', currency: 'EUR', amount: 1500, can_take: true, ...more }) as OpenItem;

it('a discount on several is let off from the first on, and loses nothing', () => {
  expect(discounted([one({}), one({ amount: 1000 })], 1800)).toEqual([0, 700]);
  expect(discounted([one({})], 0)).toEqual([1500]);
});

it('what is of another club, or in another currency, is paid apart; a package of all clubs with either', () => {
  expect(fits(one({ club_id: 'b' }), [one({})])).toBe(false);
  expect(fits(one({ currency: 'JPY' }), [one({})])).toBe(false);
  expect(fits(one({ club_id: null }), [one({})])).toBe(true);
  expect(fits(one({}), [one({ club_id: null })])).toBe(true);
  expect(fits(one({ can_take: false }), [])).toBe(false);
});
