import { money, proportion } from '../../kernel/money.ts';

/**
 * The VAT inside of an amount that includes it, rounded once.
 * @param rate hundredths of a percent: 2100 is 21 %
 */
export const vatInside = (total: number, rate: number, currency: string): number =>
  proportion(money(total, currency), rate, 10_000 + rate).amount;

/**
 * The VAT of what goes back after `before` of it went back already: what all of them say together is the VAT of all
 * that went back, so that the last one leaves nothing.
 */
export const vatOfRefund = (amount: number, before: number, rate: number, currency: string): number =>
  vatInside(before + amount, rate, currency) - vatInside(before, rate, currency);

/**
 * `total` in the proportion of the weights, without losing a unit: largest remainder, the first of equals before the
 * others. Weights are integers from 0; where all are 0 the first one gets it.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const sign = Math.sign(total);
  const size = BigInt(Math.abs(total));
  const of = BigInt(whole);
  const parts = weights.map((weight, i) => {
    const product = size * BigInt(weight);
    return { i, part: Number(product / of), rest: product % of };
  });
  const missing = Math.abs(total) - parts.reduce((sum, one) => sum + one.part, 0);
  const first = parts.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  for (const one of first.slice(0, missing)) one.part++;
  return parts.map(({ part }) => (part === 0 ? 0 : sign * part));
}
