import type { InputError } from '../../kernel/problem.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Counting } from './periods.ts';
import type { Price } from './pricing.ts';

interface Asked extends Pick<Counting, 'period' | 'weeks'> {
  starts_on: LocalDate;
  ends_on?: LocalDate | null;
  prices: readonly Price[];
}

/** What is wrong with a plan. */
export function planErrors({ period, weeks, starts_on, ends_on, prices }: Asked): InputError[] {
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
