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
