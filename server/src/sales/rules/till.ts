import type { Till } from '../schemas.ts';

/** What went through a till by one means, in minor units. */
export type TillMoney = Till['money'][number];

interface Counted {
  opening_cash: number;
  expected_cash: number;
  left_cash: number;
}

/** The cash among what went through a till: what came in without what went out. */
export function cashOf(money: readonly TillMoney[]): number {
  const cash = money.find(({ method }) => method === 'cash');
  return cash ? cash.taken - cash.returned : 0;
}

/**
 * What a till begins with after it was counted: what was left in it, and what was on its way at that moment, so that
 * nobody saw it yet; a till that nobody has counted is empty. `since_then` is the cash of the time that was counted, as
 * it is known now.
 */
export const openingOf = (before: Counted | undefined, since_then: number): number =>
  before ? before.left_cash + since_then - (before.expected_cash - before.opening_cash) : 0;
