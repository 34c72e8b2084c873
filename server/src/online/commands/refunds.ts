import { type Checkout, CheckoutError, type RefundState } from '../../kernel/checkout.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { MoneyRefunded } from '../../payments/facts.ts';
import { type RefundAsked, refundAsked } from '../facts.ts';
import { insertOnlineRefund, noteRefund, type OnlineRefund, readRefund } from '../store/refunds.ts';

/** In the transaction of the refund: what came through Stripe goes back through it, and its key is there before it is asked. */
export async function askRefunds(scope: Scope, facts: readonly MoneyRefunded['payload'][]): Promise<void> {
  for (const { refund_id } of facts)
    if (await insertOnlineRefund(scope.tx, refund_id, scope.now))
      await append(scope, [refundAsked({ refund_id })]);
}

/** Where a refund is to be asked for. */
export interface Sending {
  db: Transactions;
  checkout: Checkout | undefined;
  organization_id: string;
}

/** Asks Stripe for one, outside of any transaction. Throws where nobody knows: it is asked again with the same key. */
export async function sendRefund(sending: Sending, refund_id: string): Promise<void> {
  const { db, checkout, organization_id } = sending;
  const scope = { organization_id, via: { user_id: null, via: 'stripe' } };
  const refund = await db.read(scope, (tx) => readRefund(tx, refund_id));
  if (refund?.state !== 'pending') return;
  if (!checkout) throw new Error('there are no keys for Stripe: a refund waits for them');
  const said = await ask(checkout, organization_id, refund);
  await db.tenant(scope, (tx) => noteRefund(tx, refund_id, said));
}

async function ask(
  checkout: Checkout,
  organization_id: string,
  refund: OnlineRefund,
): Promise<Pick<RefundState, 'id' | 'status' | 'error'>> {
  const { refund_id, payment_id, intent_id, amount, currency, reference, session_id } = refund;
  try {
    if (reference !== '') {
      const { refunds } = await checkout.find(session_id);
      return refunds.find(({ id }) => id === reference) ?? { id: reference, status: 'pending', error: '' };
    }
    return await checkout.refund({
      ...{ key: refund.request_key, organization_id, payment_id, refund_id, intent_id, amount, currency },
    });
  } catch (error) {
    if (!(error instanceof CheckoutError && error.refused)) throw error;
    return { id: '', status: 'failed', error: error.message };
  }
}

/** What the worker does with a refund that is asked for. */
export const sendAsked =
  (checkout: Checkout | undefined) =>
  (db: Transactions, { organization_id, payload }: DeliveredFact<RefundAsked>): Promise<void> =>
    sendRefund({ db, checkout, organization_id }, payload.refund_id);
