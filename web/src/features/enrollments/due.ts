import type { RosterEntry } from './api.ts';

/**
 * What is not paid yet of a class is paid at the latest when it begins: before that it is to pay, and only afterwards
 * somebody owes it.
 */
export const dueAs = (starts_at: string, now: Date): 'toPay' | 'owes' =>
  new Date(starts_at) > now ? 'toPay' : 'owes';

/** Whether somebody with a place has not paid its price: neither with money or credit, nor is a fee to pay for it. */
export const isUnpaid = ({
  status,
  paid,
  price,
  by_fee,
}: Pick<RosterEntry, 'status' | 'paid' | 'price' | 'by_fee'>): boolean =>
  status !== 'waitlisted' && !paid && !by_fee && price > 0;
