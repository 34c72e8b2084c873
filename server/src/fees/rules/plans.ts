import type { InputError } from '../../kernel/problem.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Instalment } from './instalments.ts';
import type { Counting } from './periods.ts';
import type { Price } from './pricing.ts';

interface Asked extends Pick<Counting, 'period' | 'weeks'> {
  starts_on: LocalDate;
  ends_on?: LocalDate | null;
  prices: readonly Price[];
  instalments?: readonly Instalment[];
  deposit?: number;
  deposit_percent?: number;
}

/** What is wrong with a plan. */
export function planErrors({
  period,
  weeks,
  starts_on,
  ends_on,
  prices,
  instalments = [],
  deposit = 0,
  deposit_percent = 0,
}: Asked): InputError[] {
  const errors: InputError[] = [];
  if (period === 'weeks' && weeks === null)
    errors.push({ path: '/weeks', code: 'required', message: 'says how many weeks' });
  if (period !== 'weeks' && weeks !== null)
    errors.push({ path: '/weeks', code: 'invalid', message: 'is for a plan by weeks' });
  if (ends_on && ends_on < starts_on)
    errors.push({
      ...{ path: '/ends_on', code: 'not_before', params: { date: starts_on } },
      message: `must not be before ${starts_on}`,
    });
  errors.push(...partErrors(instalments));
  if (deposit > 0 && deposit_percent > 0)
    errors.push({
      ...{ path: '/deposit_percent', code: 'not_together', params: { field: 'deposit' } },
      message: 'is either an amount or a share',
    });
  const keys = prices.map((one) => `${one.classes_a_week} ${one.group_size}`);
  for (const [at, price] of prices.entries()) {
    if (keys.indexOf(keys[at]!) < at)
      errors.push({ path: `/prices/${at}`, code: 'repeated', message: 'is there already' });
    if (price.member_amount !== null && price.member_amount > price.amount)
      errors.push({
        ...{ path: `/prices/${at}/member_amount`, code: 'maximum', params: { max: price.amount } },
        message: `must not be above ${price.amount}`,
      });
  }
  return errors;
}

/** Parts are all of it, and each is due after the one before. */
function partErrors(instalments: readonly Instalment[]): InputError[] {
  const errors: InputError[] = [];
  const total = instalments.reduce((sum, { share }) => sum + share, 0);
  if (instalments.length > 0 && total !== 100)
    errors.push({ path: '/instalments', code: 'not_whole', message: 'must be 100 % together' });
  for (const [at, { due_day }] of instalments.entries()) {
    const min = (instalments[at - 1]?.due_day ?? 0) + 1;
    if (due_day < min)
      errors.push({
        ...{ path: `/instalments/${at}/due_day`, code: 'minimum', params: { min } },
        message: `must not be below ${min}`,
      });
  }
  return errors;
}
