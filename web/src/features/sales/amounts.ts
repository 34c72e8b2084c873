import type { OpenItem } from './api.ts';

/** What is told apart in a list of things to pay. */
export const keyOf = (one: OpenItem): string =>
  one.enrollment_id ?? one.student_package_id ?? one.charge?.id ?? '';

export const totalOf = (items: readonly { amount: number }[]): number =>
  items.reduce((sum, { amount }) => sum + amount, 0);

/** Whether it can be paid with what is chosen already: into the same till, in the same currency. */
export function fits(one: OpenItem, chosen: readonly OpenItem[]): boolean {
  const club = chosen.find(({ club_id }) => club_id !== null)?.club_id ?? one.club_id;
  return (
    one.can_take &&
    (one.club_id === null || one.club_id === club) &&
    chosen.every(({ currency }) => currency === one.currency)
  );
}

/** The amounts of these after a discount on all of them together: the first are let off first, none below nothing. */
export function discounted(items: readonly OpenItem[], discount: number): number[] {
  let rest = discount;
  return items.map(({ amount }) => {
    const off = Math.min(rest, amount);
    rest -= off;
    return amount - off;
  });
}
