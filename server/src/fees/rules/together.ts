import { money, proportion } from '../../kernel/money.ts';

/** A charge that is less where it is paid together with others. */
export interface Ahead {
  id: string;
  /** Whose it is and by which plan: those that are paid together are of one. */
  of: string;
  /** Of which place and period: parts of one fee are one. */
  period: string;
  /** Minor units: what it costs now, of the fee alone. */
  base: number;
  /** What is to be paid for it: less where a deposit counts in it. Nothing is let off where that is more. */
  price: number;
  currency: string;
  /** Of two that are paid together, of three and so on; the last counts for more. In hundredths of a percent. */
  rates: readonly number[];
}

export interface Together {
  off: number;
  count: number;
  rate: number;
}

/** What is let off of each where all of these are paid at once. */
export function letOffTogether(charges: readonly Ahead[]): Map<string, Together> {
  const off = new Map<string, Together>();
  for (const own of Map.groupBy(charges, ({ of }) => of).values()) {
    const count = new Set(own.map(({ period }) => period)).size;
    for (const { id, base, price, currency, rates } of count < 2 ? [] : own) {
      const rate = rates[Math.min(count - 1, rates.length) - 1] ?? 0;
      const { amount } = proportion(money(Math.max(0, base), currency), rate, 10_000);
      if (amount > 0 && amount <= price) off.set(id, { off: amount, count, rate });
    }
  }
  return off;
}
