import type { StudentPackage } from './api.ts';

/** How many classes it was for, with those that were added, taken or passed on since. */
export const totalOf = ({ classes_remaining, classes_used }: StudentPackage): number =>
  classes_remaining + classes_used;

/**
 * What the desk would pay back, in minor units: the share of the classes that are left of what was paid, rounded down,
 * as the server computes it when no amount is told.
 */
export function proposedRefund({
  payment_amount,
  refunded_amount,
  num_classes,
  classes_remaining,
}: Pick<StudentPackage, 'payment_amount' | 'refunded_amount' | 'num_classes' | 'classes_remaining'>): number {
  const paid = payment_amount ?? 0;
  const share = Math.floor((paid * Math.min(classes_remaining, num_classes)) / num_classes);
  return Math.max(0, Math.min(share, paid - refunded_amount));
}

/** Those that can be used or paid, the one that ends first in front; then those that are over, the newest first. */
export function sortPackages(all: readonly StudentPackage[]): {
  current: StudentPackage[];
  over: StudentPackage[];
} {
  const isCurrent = ({ state }: StudentPackage) => state === 'open' || state === 'ordered';
  const last = ({ expires_on }: StudentPackage) => expires_on ?? '';
  return {
    current: all.filter(isCurrent).toSorted((a, b) => last(a).localeCompare(last(b))),
    over: all.filter((one) => !isCurrent(one)),
  };
}
