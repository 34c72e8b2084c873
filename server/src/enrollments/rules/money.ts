import { isPayableOnline } from '../../kernel/amounts.ts';
import { addMinutes, earlierOf } from '../../kernel/time/index.ts';
import { takenAtDesk } from '../../payments/rules.ts';
import type { Settings } from '../../settings.ts';
import type { Reserved } from './packages.ts';
import type { EnrollRequest } from './placement.ts';
import { accountKey, type EnrollmentState, type SessionState, type State } from './state.ts';

/**
 * Whether what was paid for a booking goes to the account of who paid it. A date of a fixed place is made up for by the
 * club's compensation table, not with money.
 */
export function returnsMoney(
  enrollment: EnrollmentState,
  session: SessionState,
  how: { is_late: boolean },
): boolean {
  if (!enrollment.paid || enrollment.schedule_enrollment_id !== null) return false;
  return !(how.is_late && session.settings.payment_late_cancel === 'lost');
}

/**
 * What a decision does with money: it goes to the account of who paid, pays for the same booking again from there, or an
 * account pays for it.
 */
export type MoneyEntry = { kind: 'returned' | 'paid_again'; enrollment_id: string } | PaidByCredit;

export interface PaidByCredit {
  kind: 'by_credit';
  enrollment_id: string;
  payer_id: string;
  club_id: string;
  /** Minor units: the price of the booking. */
  amount: number;
  currency: string;
  /** Undefined: whoever writes it names it. */
  payment_id: string | undefined;
}

/** Nothing is taken at the desk: what is booked is paid online, or with what somebody has. */
export const isPaidOnlineOnly = (settings: Settings): boolean =>
  settings.accept_online && takenAtDesk(settings).length === 0;

/** What an account has for a class, without what the earlier ones of the same request take. */
export function creditIn(
  state: State,
  { payer_id, currency }: { payer_id: string; currency: string },
  reserved: Reserved = new Map(),
): number {
  const key = accountKey(payer_id, currency);
  return (state.accounts.get(key) ?? 0) - (reserved.get(key) ?? 0);
}

/** Takes from the account in the state, so that the next request of the fold finds what is left. */
export function spendCredit(state: State, { payer_id, currency, amount }: PaidByCredit): void {
  const key = accountKey(payer_id, currency);
  state.accounts.set(key, (state.accounts.get(key) ?? 0) - amount);
}

/** Whose account is to pay; undefined where something else is. */
export const payerOf = ({
  pay_with,
  credit,
}: Pick<EnrollRequest, 'pay_with' | 'credit'>): string | undefined =>
  pay_with === 'account_credit' ? credit?.payer_id : undefined;

/** Whose credit pays for who moves up: chosen with the ticket, where the account has the price still; else they owe it. */
export function payerOfTicket(
  state: State,
  { pay_with, credit_of: payer_id, price }: EnrollmentState,
  { currency }: SessionState,
): string | undefined {
  if (pay_with !== 'account_credit' || payer_id === null || price === 0) return undefined;
  return creditIn(state, { payer_id, currency }) >= price ? payer_id : undefined;
}

/**
 * Until when the place of who moves up is held for them to pay it online; undefined where it is not: they owe it as
 * anybody does. They chose so with their ticket, or the club takes money in no other way.
 */
export function heldForTicket(
  { pay_with, price }: EnrollmentState,
  { settings, currency, starts_at }: SessionState,
  now: Date,
): Date | undefined {
  const online = pay_with === 'online' ? settings.accept_online : isPaidOnlineOnly(settings);
  const minutes = settings.promotion_hold_minutes;
  if (!online || minutes === 0 || now >= starts_at || !isPayableOnline(price, currency)) return undefined;
  return earlierOf(addMinutes(now, minutes), starts_at);
}
