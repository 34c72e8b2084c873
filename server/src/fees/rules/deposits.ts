import { money, proportion } from '../../kernel/money.ts';
import { earlierDate, type LocalDate } from '../../kernel/time/index.ts';
import type { Line } from './lines.ts';
import type { Span } from './periods.ts';
import { totalOf } from './shares.ts';

/** What whoever was asked for a deposit was told of it. */
export interface DepositTerms {
  counts: 'first_period' | 'last_period';
  /** Where the place ends before that. */
  leaving: 'kept' | 'returned';
}

/** What a plan asks for in advance: an amount, or a share of the price of a period. */
export interface DepositRule {
  deposit: number;
  deposit_percent: number;
}

/** Minor units; 0 where nothing is asked for. */
export const depositOf = (
  { deposit, deposit_percent }: DepositRule,
  { price, currency }: { price: number; currency: string },
): number =>
  deposit > 0 ? deposit : proportion(money(price, currency), deposit_percent * 100, 10_000).amount;

/** A deposit that nothing was decided about yet. */
export interface Deposit extends DepositTerms {
  id: string;
  /** Minor units: what was paid of it, and is there still; 0 while it is not paid. */
  held: number;
}

/** How long a place lasts, and was to last. */
export interface Lasting {
  /** Its last day; null where none is known. */
  ends_on: LocalDate | null;
  /** Until when it was to be: the course of its group, or its plan; null where neither has an end. */
  agreed_until: LocalDate | null;
  /** It ends by the notice that the club asks for. */
  gave_notice: boolean;
}

interface Ending {
  /** A term may go on after the group. */
  course: Span | null;
  recurrence: { end_date: LocalDate | null };
  plan: { ends_on: LocalDate | null } | null;
}

/** The earliest of the ends that there are: of its course, of the group itself, of the plan. */
export const agreedUntil = ({ course, recurrence, plan }: Ending): LocalDate | null =>
  [course?.ends_on, recurrence.end_date, plan?.ends_on].flatMap((end) => end ?? []).sort()[0] ?? null;

/** Whether whoever had it has kept to what was agreed: until its end, or, where there is none, with notice. */
const stays = ({ ends_on, agreed_until, gave_notice }: Lasting): boolean =>
  agreed_until === null ? ends_on === null || gave_notice : ends_on === null || ends_on >= agreed_until;

/** Whether the fee of these days is the one of which a deposit is taken off. */
export function countsIn({ counts, leaving }: DepositTerms, charged: Span, lasting: Lasting): boolean {
  if (counts === 'first_period') return true;
  const { ends_on, agreed_until } = lasting;
  const last =
    ends_on !== null && agreed_until !== null
      ? earlierDate(ends_on, agreed_until)
      : (ends_on ?? agreed_until);
  return last !== null && charged.ends_on >= last && (leaving === 'returned' || stays(lasting));
}

/** What becomes of one that no fee was left for. `by_club`: the club has ended the group. */
export const becomes = (
  { leaving }: DepositTerms,
  { by_club, ...lasting }: Lasting & { by_club: boolean },
): DepositTerms['leaving'] => (by_club || stays(lasting) ? 'returned' : leaving);

/** What of a deposit a charge has room for: it is never below 0. */
export function countedOff(
  lines: readonly Line[],
  { id, held }: Pick<Deposit, 'id' | 'held'>,
): { deposit: { id: string; amount: number }; lines: Line[] } {
  const amount = Math.max(0, Math.min(held, totalOf(lines)));
  const line: Line = { kind: 'deposit', amount: -amount, facts: {} };
  return { deposit: { id, amount }, lines: amount > 0 ? [...lines, line] : [...lines] };
}
