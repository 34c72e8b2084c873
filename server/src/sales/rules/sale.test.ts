import { expect, test } from 'vitest';
import { type Item, itemErrors, linesOf, meansOf, refundEffect } from './sale.ts';

const item = (more: Partial<Item> = {}): Item => ({
  ...{ id: 'a', kind: 'booking', student_id: 's', club_id: 'c', session_id: 'x', price: 1500 },
  ...{ currency: 'EUR', open: true },
  ...more,
});
const till = { club_id: 'c', currency: 'EUR' };
const codes = (wanted: object, one: Item) =>
  itemErrors([{ enrollment_id: 'a', ...wanted }], [one], till).map(({ path, code }) => [path, code]);

test('what is paid together goes into one till, in one currency, at its price or less with a reason', () => {
  expect(codes({}, item())).toEqual([]);
  expect(codes({}, item({ club_id: null }))).toEqual([]);
  expect(codes({}, item({ club_id: 'd' }))).toEqual([['/items/0', 'other_club']]);
  expect(codes({}, item({ currency: 'JPY' }))).toEqual([['/items/0', 'invalid']]);
  expect(codes({ amount: 1501 }, item())).toEqual([['/items/0/amount', 'maximum']]);
  expect(codes({ amount: 1000 }, item())).toEqual([['/items/0/discount_reason', 'required']]);
  expect(codes({ amount: 1000, discount_reason: 'rain' }, item())).toEqual([]);
  const twice = [{ enrollment_id: 'a' }, { enrollment_id: 'a' }];
  expect(itemErrors(twice, [item(), item()], till)).toMatchObject([{ path: '/items/1', code: 'repeated' }]);
});

test('less than the price is a discount; what is for the account is a line of its own', () => {
  expect(linesOf([{ enrollment_id: 'a', amount: 1000, discount_reason: 'rain' }], [item()], 500)).toEqual([
    {
      ...{ enrollment_id: 'a', student_package_id: null, charge_id: null, amount: 1000 },
      ...{ discount: 500, discount_reason: 'rain' },
    },
    {
      ...{ enrollment_id: null, student_package_id: null, charge_id: null, amount: 500 },
      ...{ discount: 0, discount_reason: '' },
    },
  ]);
});

test('credit pays a part or all of what is bought, and nothing of what is paid in', () => {
  const cash = { payment_method: 'cash' as const, total: 1500 };
  expect(meansOf(cash)).toEqual({ method: 'cash', credit: 0 });
  expect(meansOf({ ...cash, credit_amount: 500 })).toEqual({ method: 'cash', credit: 500 });
  expect(meansOf({ ...cash, credit_amount: 1500 })).toEqual({ method: 'account_credit', credit: 1500 });
  expect(meansOf({ ...cash, credit_amount: 1500, top_up: 1 })).toEqual({ method: 'cash', credit: 1500 });
  expect(meansOf({ ...cash, credit_amount: 1501 })).toMatchObject({ code: 'maximum' });
  const credit = { payment_method: 'account_credit' as const, total: 1500 };
  expect(meansOf(credit)).toEqual({ method: 'account_credit', credit: 1500 });
  expect(meansOf({ ...credit, credit_amount: 1 })).toMatchObject({ code: 'maximum' });
  expect(meansOf({ ...credit, top_up: 1 })).toMatchObject({ path: '/top_up' });
});

test('what was money goes back as money, the rest to the account; no more than is left', () => {
  const line = {
    ...{ line_id: 'l', payment_id: 'p', club_id: 'c', payer_id: 's', currency: 'EUR' },
    ...{ method: 'cash' as const, amount: 1500, refunded_amount: 0, money_left: 1000 },
  };
  const by = (amount: number, to: 'same' | 'account_credit', more = {}) =>
    refundEffect({ ...line, ...more }, { amount, to });
  expect(by(1500, 'same')).toEqual({ money: 1000, credit: 500, left: 0, can_reopen: true });
  expect(by(400, 'account_credit')).toEqual({ money: 0, credit: 400, left: 1100, can_reopen: false });
  expect(by(1500, 'same', { refunded_amount: 100 })).toEqual({ most: 1400 });
});
