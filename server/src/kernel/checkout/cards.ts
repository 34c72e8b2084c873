import Stripe from 'stripe';
import { fromStripe } from '../amounts.ts';
import type { CardThere, PageOrder, PageState } from './port.ts';
import { asked, refundOf, said } from './said.ts';

/** What is asked for with a card that is kept has a number of another kind there. */
export const isByCard = (id: string): boolean => id.startsWith('pi_');

/** Marks what was asked for so, beside what was paid on pages. */
const BY_CARD = 'card';
const expand = ['latest_charge.refunds'];

type Order = Pick<
  PageOrder,
  'key' | 'organization_id' | 'payment_id' | 'payer_id' | 'club_id' | 'currency' | 'items'
>;

/** Asks for money with a card that is kept at Stripe: what is asked for is told of as a page is that nobody sees. */
export function cardsAt({ paymentIntents }: Stripe) {
  return {
    pay: (order: Order, { customer_id, method_id }: { customer_id: string; method_id: string }) =>
      asked(async () => {
        const { organization_id, payment_id, payer_id, club_id, currency, items } = order;
        const amount = items.reduce((sum, one) => sum + one.amount, 0);
        const params: Stripe.PaymentIntentCreateParams = {
          ...{ amount: said(amount, currency), currency: currency.toLowerCase(), confirm: true, expand },
          ...{ customer: customer_id, payment_method: method_id, payment_method_types: ['card'] },
          metadata: { organization_id, payment_id, payer_id, club_id, by: BY_CARD },
        };
        return stateOfIntent(
          await unlessDeclined(() => paymentIntents.create(params, { idempotencyKey: order.key })),
        );
      }),
    find: (id: string) => asked(async () => stateOfIntent(await paymentIntents.retrieve(id, { expand }))),
    end: (id: string) => paymentIntents.cancel(id),
    paidSince: async (created: { gte: number }): Promise<PageState[]> => {
      const found: PageState[] = [];
      for await (const one of paymentIntents.list({ created, limit: 100 }))
        if (one.metadata.by === BY_CARD && one.status === 'succeeded') found.push(stateOfIntent(one));
      return found;
    },
  };
}

/** A card that was declined is no mistake of ours: what was asked for is there, and says so. */
async function unlessDeclined(work: () => Promise<Stripe.PaymentIntent>): Promise<Stripe.PaymentIntent> {
  try {
    return await work();
  } catch (error) {
    const intent = error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined;
    if (!intent) throw error;
    return intent;
  }
}

function stateOfIntent(intent: Stripe.PaymentIntent): PageState {
  const { id, status, metadata = {} } = intent;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const currency = intent.currency.toUpperCase();
  return {
    ...{ session_id: id, intent_id: id, url: null, paid: status === 'succeeded', failed: false, card: null },
    ...{ amount: fromStripe(intent.amount, currency) ?? -1, currency, status: pageStatus(status) },
    organization_id: metadata.organization_id ?? '',
    payment_id: metadata.payment_id ?? '',
    payer_id: metadata.payer_id ?? '',
    club_id: metadata.club_id ?? '',
    refunds: (charge?.refunds?.data ?? []).map((one) => refundOf(one, { currency })),
  };
}

function pageStatus(status: string): PageState['status'] {
  if (status === 'succeeded') return 'complete';
  return status === 'canceled' ? 'expired' : 'open';
}

/** The card that a page was paid with, where whoever paid keeps it. */
export function cardIn(
  customer: string | { id: string } | null,
  intent: Stripe.PaymentIntent | null,
): CardThere | null {
  const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null;
  const customer_id = typeof customer === 'object' ? customer?.id : customer;
  if (!intent?.setup_future_usage || !method?.card || !customer_id) return null;
  const { brand, last4: last_four, exp_month, exp_year } = method.card;
  return { customer_id, method_id: method.id, brand, last_four, exp_month, exp_year };
}
