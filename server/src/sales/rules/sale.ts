import type { InputError } from '../../kernel/problem.ts';
import { leftOf, type PaidLine, splitRefund } from '../../payments/rules.ts';
import type { TakePayment } from '../schemas.ts';

/** A booking, an order of a package, or a charge, as it is found. */
export interface Item {
  id: string;
  kind: 'booking' | 'package' | 'charge';
  student_id: string;
  club_id: string | null;
  session_id: string | null;
  price: number;
  currency: string;
  /** Whether its price is to be paid, now or later. */
  open: boolean;
}

export interface SaleLine {
  enrollment_id: string | null;
  student_package_id: string | null;
  charge_id: string | null;
  amount: number;
  discount: number;
  discount_reason: string;
}

type Wanted = TakePayment['items'][number];

/** What an item names: a booking, a package or a charge; undefined where it names none, or several. */
export function namedBy(one: Wanted): Pick<Item, 'id' | 'kind'> | undefined {
  const named = [
    { kind: 'booking' as const, id: one.enrollment_id },
    { kind: 'package' as const, id: one.student_package_id },
    { kind: 'charge' as const, id: one.charge_id },
  ].flatMap(({ kind, id }) => (id === undefined ? [] : [{ kind, id }]));
  return named.length === 1 ? named[0] : undefined;
}

/** What is wrong with what is to be paid together: into one till, in one currency, nothing twice, each with its price. */
export function itemErrors(
  wanted: readonly Wanted[],
  items: readonly Item[],
  till: { club_id: string; currency: string },
): InputError[] {
  return wanted.flatMap((one, at): InputError[] => {
    const item = items[at] as Item;
    const path = `/items/${at}`;
    const { amount = item.price, discount_reason } = one;
    if (items.findIndex(({ id }) => id === item.id) < at)
      return [{ path, code: 'repeated', message: 'is there already' }];
    if (item.club_id !== null && item.club_id !== till.club_id)
      return [{ path, code: 'other_club', message: 'is of another club' }];
    if (item.currency !== till.currency)
      return [{ path, code: 'invalid', message: 'is in another currency' }];
    if (amount > item.price)
      return [
        {
          path: `${path}/amount`,
          code: 'maximum',
          params: { max: item.price },
          message: `must not be above ${item.price}`,
        },
      ];
    if (amount < item.price && discount_reason === undefined)
      return [{ path: `${path}/discount_reason`, code: 'required', message: 'says why it is less' }];
    return [];
  });
}

/** The lines of a payment: each item with its discount, and what is for the account. */
export function linesOf(wanted: readonly Wanted[], items: readonly Item[], topUp: number): SaleLine[] {
  const lines = wanted.map((one, at): SaleLine => {
    const { id, kind, price } = items[at] as Item;
    const amount = one.amount ?? price;
    return {
      enrollment_id: kind === 'booking' ? id : null,
      student_package_id: kind === 'package' ? id : null,
      charge_id: kind === 'charge' ? id : null,
      amount,
      discount: price - amount,
      discount_reason: amount < price ? (one.discount_reason ?? '') : '',
    };
  });
  const none = { enrollment_id: null, student_package_id: null, charge_id: null };
  return topUp > 0 ? [...lines, { ...none, amount: topUp, discount: 0, discount_reason: '' }] : lines;
}

/**
 * How much comes from the account: never what is paid in besides. Where all of it does, no money changes hands, by
 * whatever means was chosen.
 */
export function meansOf({
  payment_method,
  credit_amount,
  top_up = 0,
  total,
}: Pick<TakePayment, 'payment_method' | 'credit_amount' | 'top_up'> & {
  /** Of the items. */
  total: number;
}): { method: TakePayment['payment_method']; credit: number } | InputError {
  const path = '/credit_amount';
  if (payment_method === 'account_credit' && top_up > 0)
    return {
      path: '/top_up',
      code: 'not_together',
      params: { field: 'payment_method' },
      message: 'is paid with money',
    };
  const credit = credit_amount ?? (payment_method === 'account_credit' ? total : 0);
  if (credit > total || (payment_method === 'account_credit' && credit < total))
    return { path, code: 'maximum', params: { max: total }, message: `must not be above ${total}` };
  return {
    method: credit === total && total > 0 && top_up === 0 ? 'account_credit' : payment_method,
    credit,
  };
}

/** What goes where when a part of a line goes back; or how much can. `counted`: what of it was taken off another charge, as a deposit. */
export function refundEffect(
  line: PaidLine,
  { amount, to, counted = 0 }: { amount: number; to: 'same' | 'account_credit'; counted?: number },
): { money: number; credit: number; left: number; can_reopen: boolean } | { most: number } {
  const most = leftOf(line) - counted;
  if (amount > most) return { most };
  const parts = to === 'account_credit' ? { money: 0, credit: amount } : splitRefund(line, amount);
  return { ...parts, left: most - amount, can_reopen: leftOf(line) === amount };
}
