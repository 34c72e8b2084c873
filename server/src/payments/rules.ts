import { addHours } from '../kernel/time/index.ts';
import type { Settings } from '../settings.ts';
import { type DeskMethod, deskMethods, type PaymentMethod } from './schemas.ts';

type MeansRules = Pick<
  Settings,
  | 'accept_cash'
  | 'accept_card_terminal'
  | 'accept_transfer'
  | 'accept_online'
  | 'accept_direct_debit'
  | 'transfer_needs_reference'
>;

/** What a club takes money by at its desk. */
export const takenAtDesk = (rules: MeansRules): DeskMethod[] =>
  deskMethods.filter((method) => rules[`accept_${method}`]);

export type WhyNotBy = 'means_not_taken' | 'reference_needed';

/** Why a club does not take money in this way. The credit of an account is its own money: it is always taken. */
export function whyNotBy(
  rules: MeansRules,
  { method, reference }: { method: PaymentMethod; reference: string },
): WhyNotBy | undefined {
  if (method !== 'account_credit' && !rules[`accept_${method}`]) return 'means_not_taken';
  const unproved = method === 'transfer' && rules.transfer_needs_reference && reference.trim() === '';
  return unproved ? 'reference_needed' : undefined;
}

/** What a payment is for; a line that names nothing is for the credit of the payer's account. */
export interface NewLine {
  id: string;
  enrollment_id: string | null;
  student_package_id: string | null;
  charge_id?: string | null;
  /** Minor units of the payment's currency. */
  amount: number;
  /** What the desk lets them off. */
  discount: number;
  discount_reason: string;
}

/** A payment as it is written; `amount` is that of its lines. */
export interface NewPayment {
  id: string;
  club_id: string;
  payer_id: string;
  method: PaymentMethod;
  status: 'pending' | 'captured';
  amount: number;
  /** What of it comes from the payer's account. */
  credit_amount: number;
  currency: string;
  reference: string;
  created_by: string | null;
  lines: readonly NewLine[];
}

export interface NewRefund {
  id: string;
  payment_id: string;
  line_id: string;
  club_id: string;
  /** `ended`: the booking did; `mistake`: it had never been paid, or not so. */
  kind: 'refund' | 'ended' | 'mistake';
  method: PaymentMethod;
  amount: number;
  reason: string;
  created_by: string | null;
}

/** A movement of the credit of an account. */
export interface AccountMove {
  id: string;
  client_id: string;
  currency: string;
  kind: 'paid_in' | 'used' | 'returned' | 'granted' | 'taken' | 'paid_out' | 'moved_in' | 'moved_out';
  /** Minor units; below 0 for what is used, taken, paid out or moved out. */
  delta: number;
  club_id: string;
  payment_id?: string;
  refund_id?: string;
  /** How it was paid out; `online`: by who runs the club, at Stripe, of `payment_id`. */
  method?: PaymentMethod;
  reason?: string;
  created_by: string | null;
}

/** What a payment does to the account of its payer: what it takes from it, and what it puts in. */
export function accountMovesOf(payment: NewPayment, ids: () => string): AccountMove[] {
  const { payer_id: client_id, currency, club_id, created_by, credit_amount, id: payment_id } = payment;
  const base = { client_id, currency, club_id, created_by, payment_id };
  const paidIn = payment.lines
    .filter((line) => (line.enrollment_id ?? line.student_package_id ?? line.charge_id ?? null) === null)
    .reduce((total, line) => total + line.amount, 0);
  return [
    ...(credit_amount > 0 ? [{ ...base, id: ids(), kind: 'used' as const, delta: -credit_amount }] : []),
    ...(paidIn > 0 ? [{ ...base, id: ids(), kind: 'paid_in' as const, delta: paidIn }] : []),
  ];
}

/** A payment as it stands, of which something is to go back. */
export interface PaidLine {
  line_id: string;
  payment_id: string;
  club_id: string;
  payer_id: string;
  currency: string;
  method: PaymentMethod;
  /** Of the line. */
  amount: number;
  refunded_amount: number;
  /** Of the whole payment: what of it may go back as money. */
  money_left: number;
}

/** What of a line has not gone back, in minor units. */
export const leftOf = ({ amount, refunded_amount }: Pick<PaidLine, 'amount' | 'refunded_amount'>): number =>
  amount - refunded_amount;

/**
 * One refund of a line in money and credit: what was money goes back by its means, the rest to the account.
 * @returns the amounts, of which either may be 0
 */
export function splitRefund(line: PaidLine, amount: number): { money: number; credit: number } {
  const money = line.method === 'account_credit' ? 0 : Math.min(amount, line.money_left);
  return { money, credit: amount - money };
}

/** How long what was noted as paid can be taken back: a till is counted, a transfer bounces, within a month. */
const undoDays = 31;

/** Whether what was noted then may be taken back as a mistake; later it is a refund. */
export const isRecent = (paid_at: Date, now: Date): boolean => now < addHours(paid_at, undoDays * 24);
