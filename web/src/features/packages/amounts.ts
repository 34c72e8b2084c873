import type { StudentPackage } from './api.ts';

/** How many classes it was for, with those that were added, taken or passed on since. */
export const totalOf = ({ classes_remaining, classes_used }: StudentPackage): number =>
  classes_remaining + classes_used;

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
