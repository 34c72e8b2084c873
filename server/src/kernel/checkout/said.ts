import Stripe from 'stripe';
import { fromStripe, toStripe } from '../amounts.ts';
import { CheckoutError, type RefundState } from './port.ts';

/** A key that does not fit says nothing of what was asked for; 409: the same is being worked on; 429: later. */
const NOT_YET = new Set([401, 403, 409, 429]);

/** Whether something was refused for good or nobody knows is said by the status. */
export async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode = 0, message } = error;
    const refused = statusCode >= 400 && statusCode < 500 && !NOT_YET.has(statusCode);
    throw new CheckoutError(message.slice(0, 500), refused);
  }
}

export function unlessRefused(error: unknown): void {
  if (!(error instanceof CheckoutError && error.refused)) throw error;
}

export function said(amount: number, currency: string): number {
  const units = toStripe(amount, currency);
  if (units === undefined) throw new CheckoutError(`${amount} ${currency} cannot be said to Stripe`, true);
  return units;
}

export function refundOf(refund: Stripe.Refund, { currency }: { currency: string }): RefundState {
  const { status } = refund;
  return {
    id: refund.id,
    amount: fromStripe(refund.amount, currency) ?? -1,
    status: refundStatus(status),
    refund_id: refund.metadata?.refund_id,
    error: refund.failure_reason ?? '',
  };
}

function refundStatus(status: string | null): RefundState['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
