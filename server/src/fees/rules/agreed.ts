import type { LocalDate } from '../../kernel/time/index.ts';
import type { Price } from './pricing.ts';

/** Prices of a plan from a moment on. */
export interface Version {
  number: number;
  prices: readonly Price[];
  /** Milliseconds. */
  since: number;
  /** From which period on places that were there already pay them, too; null: they keep theirs. */
  existing_from: LocalDate | null;
}

/** What counts for a place that was given at a moment, in a period that begins on a day. */
export function agreedPrices(
  { prices, versions = [] }: { prices: readonly Price[]; versions?: readonly Version[] },
  { agreed_at, starts_on }: { agreed_at: number; starts_on: LocalDate },
): readonly Price[] {
  const counts = ({ number, since, existing_from }: Version) =>
    number === 1 || since <= agreed_at || (existing_from !== null && existing_from <= starts_on);
  return versions.toSorted((a, b) => b.number - a.number).find(counts)?.prices ?? prices;
}
