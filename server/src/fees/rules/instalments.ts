import { apportion } from '../../kernel/money.ts';
import type { Line } from './lines.ts';

/** One of the parts in which a fee is paid. */
export interface Instalment {
  /** Percent of the fee; the shares of a plan are 100 together. */
  share: number;
  /** The day of the period on which it is due, counted from 1. */
  due_day: number;
}

/**
 * The lines of each part: every line is shared out by largest remainder, so that the parts are the line again to the
 * unit; the enrolment fee is paid with the first. No part is below nothing, since what a line lets off is shared out as
 * what it is taken from.
 */
export function inParts(lines: readonly Line[], instalments: readonly Instalment[]): Line[][] {
  if (instalments.length === 0) return [[...lines]];
  const parts: Line[][] = instalments.map(() => []);
  for (const { line, amounts } of sharedOut(lines, instalments))
    for (const [at, amount] of amounts.entries())
      if (amount !== 0 || line.kind === 'fee') parts[at]?.push({ ...line, amount });
  return parts;
}

function sharedOut(lines: readonly Line[], instalments: readonly Instalment[]) {
  const shares = instalments.map(({ share }) => share);
  const first = shares.map((_, at) => (at === 0 ? 1 : 0));
  const left = shares.map(() => 0);
  return lines.map((line) => {
    const weights =
      line.kind === 'enrolment_fee' || line.kind === 'enrolment_off'
        ? first
        : line.amount < 0
          ? [...left]
          : shares;
    const amounts = apportion(line.amount, weights);
    for (const [at, amount] of amounts.entries()) left[at] = (left[at] ?? 0) + amount;
    return { line, amounts };
  });
}
