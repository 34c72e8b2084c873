import { money, proportion } from '../../kernel/money.ts';
import { addDays, addMonths, type LocalDate } from '../../kernel/time/index.ts';
import type { LineKind } from './lines.ts';
import { totalOf } from './shares.ts';

/** What is added to a charge that is not paid in time, as it was told when the charge was raised. */
export interface LateTerms {
  /** Minor units; null where it is a share. */
  amount: number | null;
  /** Of the charge without late fees, in hundredths of a percent; null where it is an amount. */
  rate: number | null;
  /** Whoever pays within so many days after it was due pays none. */
  after_days: number;
  each: 'once' | 'daily' | 'monthly';
  /** At most so often. */
  times: number;
}

interface Rules {
  late_fee: 'none' | 'amount' | 'percent';
  late_fee_amount: number;
  late_fee_percent: number;
  late_fee_after_days: number;
  late_fee_each: LateTerms['each'];
  late_fee_times: number;
}

/** The terms that rules say; null for none. */
export function lateTermsOf(rules: Rules): LateTerms | null {
  const { late_fee, late_fee_amount, late_fee_percent, late_fee_each: each } = rules;
  const amount = late_fee === 'amount' ? late_fee_amount : null;
  const rate = late_fee === 'percent' ? late_fee_percent : null;
  if (!amount && !rate) return null;
  const times = each === 'once' ? 1 : rules.late_fee_times;
  return { amount, rate, after_days: rules.late_fee_after_days, each, times };
}

/** The first day on which a late fee is added to what was due on another one. */
export const lateFrom = (due_on: LocalDate, { after_days }: LateTerms): LocalDate =>
  addDays(due_on, after_days + 1);

export interface LateCharge {
  currency: string;
  late: LateTerms;
  /** When the next is added. */
  late_on: LocalDate;
  lines: readonly OneLine[];
}

type OneLine = { kind: LineKind; amount: number };

export interface LateFee {
  /** Counted from 1. */
  occasion: number;
  amount: number;
}

/** The late fees that a charge has come to until today, and the day of the next one. */
export function lateFees(charge: LateCharge, today: LocalDate): { fees: LateFee[]; next: LocalDate | null } {
  const { late, lines } = charge;
  const amount = late.amount ?? shareOf(charge, late.rate ?? 0);
  const fees: LateFee[] = [];
  let occasion = lines.filter(({ kind }) => kind === 'late').length + 1;
  let on: LocalDate | null = amount > 0 && occasion <= late.times ? charge.late_on : null;
  for (; on !== null && on <= today; occasion++) {
    fees.push({ occasion, amount });
    on = occasion < late.times ? after(on, late.each) : null;
  }
  return { fees, next: on };
}

const after = (day: LocalDate, each: LateTerms['each']): LocalDate =>
  each === 'daily' ? addDays(day, 1) : addMonths(day, 1);

/** Of what it was without late fees: none of them is charged for another. */
function shareOf({ currency, lines }: LateCharge, rate: number): number {
  const base = totalOf(lines) - lateOwed(lines);
  return proportion(money(Math.max(0, base), currency), rate, 10_000).amount;
}

/** Late fees that were added and not let off. */
export const lateOwed = (lines: readonly OneLine[]): number =>
  totalOf(lines.filter(({ kind }) => kind === 'late' || kind === 'late_off'));
