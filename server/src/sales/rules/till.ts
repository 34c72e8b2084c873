import { addDays } from '../../kernel/time/index.ts';
import type { Till } from '../schemas.ts';

/** What went through a till by one means, in minor units. */
export interface TillMoney {
  method: Till['money'][number]['method'];
  taken: number;
  returned: number;
  count: number;
}

interface ClosedDay {
  local_date: string;
  from_date: string;
  opening_cash: number;
  left_cash: number;
}

/**
 * Since when a till is counted at the end of a day, and with what in it: since it was closed before. A day that is closed
 * anew is counted as it was; where nobody has closed before, it is that day alone, and the till was empty.
 */
export function tillOf({
  local_date,
  before,
  own,
}: {
  local_date: string;
  before: ClosedDay | undefined;
  own: ClosedDay | undefined;
}): { from_date: string; opening_cash: number } {
  if (own) return { from_date: own.from_date, opening_cash: own.opening_cash };
  if (!before) return { from_date: local_date, opening_cash: 0 };
  return { from_date: addDays(before.local_date, 1), opening_cash: before.left_cash };
}

/** Whether two sums of what went through a till are the same: other cash may be as much again. */
export const isSameMoney = (some: readonly TillMoney[], others: readonly TillMoney[]): boolean =>
  some.length === others.length &&
  some.every((one) =>
    others.some(
      ({ method, taken, returned, count }) =>
        method === one.method && taken === one.taken && returned === one.returned && count === one.count,
    ),
  );
