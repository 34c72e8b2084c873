import type { InputError } from '../kernel/problem.ts';
import { addDays, type LocalDate } from '../kernel/time/index.ts';

interface OnSale {
  is_active: boolean;
  sold_from: LocalDate | null;
  sold_until: LocalDate | null;
}

/** Whether it can be bought on that day. */
export const isOnSale = ({ is_active, sold_from, sold_until }: OnSale, today: LocalDate): boolean =>
  is_active && (sold_from === null || sold_from <= today) && (sold_until === null || today <= sold_until);

export const checkSale = ({
  sold_from,
  sold_until,
}: {
  sold_from?: LocalDate | null;
  sold_until?: LocalDate | null;
}): InputError[] =>
  sold_from != null && sold_until != null && sold_until < sold_from
    ? [
        {
          path: '/sold_until',
          code: 'below_field',
          params: { field: 'sold_from' },
          message: 'must not be before sold_from',
        },
      ]
    : [];

/** The whole of that day counts. */
export const expiryOf = (today: LocalDate, validityDays: number): LocalDate => addDays(today, validityDays);

export type PackageState = 'ordered' | 'open' | 'used_up' | 'refunded' | 'expired' | 'cancelled';

/** What a package that somebody has is today. */
export function stateOf(
  {
    status,
    expires_on,
    balance,
    last_kind,
  }: { status: string; expires_on: LocalDate | null; balance: number; last_kind: string | null },
  today: LocalDate,
): PackageState {
  if (status !== 'active') return status as 'ordered' | 'cancelled';
  if (balance === 0) return last_kind === 'refunded' ? 'refunded' : 'used_up';
  return expires_on !== null && expires_on < today ? 'expired' : 'open';
}

/**
 * What the classes that are left are worth of what was paid, in minor units, rounded down: nobody is paid back more
 * than they paid. Classes that the desk has granted are worth nothing, and are the last to be used.
 */
export function refundable({
  payment_amount,
  refunded_amount,
  num_classes,
  classes_remaining,
  granted,
}: {
  payment_amount: number | null;
  refunded_amount: number;
  num_classes: number;
  classes_remaining: number;
  granted: number;
}): number {
  const paid = payment_amount ?? 0;
  const bought = Math.min(num_classes, Math.max(0, classes_remaining - granted));
  return Math.max(0, Math.min(Math.floor((paid * bought) / num_classes), paid - refunded_amount));
}

/** What is decided about many packages that have ended. */
export interface Decision {
  action: 'extend' | 'refund' | 'account_credit' | 'leave';
  /** The new last day, of what is extended. */
  expires_on?: LocalDate | null | undefined;
  reason: string;
}

interface Ended {
  currency: string;
  classes_remaining: number;
  refundable_amount: number;
}

/** What there is to decide about: how many, how many classes, and what they are worth in each currency. */
export function sumOf(rows: readonly Ended[]) {
  const worth = new Map<string, number>();
  for (const { currency, refundable_amount } of rows)
    if (refundable_amount > 0) worth.set(currency, (worth.get(currency) ?? 0) + refundable_amount);
  return {
    count: rows.length,
    classes: rows.reduce((sum, row) => sum + row.classes_remaining, 0),
    worthless: rows.filter((row) => row.refundable_amount === 0).length,
    worth: [...worth]
      .map(([currency, amount]) => ({ currency, amount }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}
