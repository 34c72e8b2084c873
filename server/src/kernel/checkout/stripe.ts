import Stripe from 'stripe';
import { fromStripe } from '../amounts.ts';
import { parseInstant } from '../time/index.ts';
import { cardIn, cardsAt, isByCard } from './cards.ts';
import {
  type Checkout,
  type CheckoutKeys,
  NotGenuine,
  type PageOrder,
  type PageState,
  type RefundOrder,
  type RefundThere,
} from './port.ts';
import { asked, refundOf, said, unlessRefused } from './said.ts';

const toleranceSeconds = 300;
const expand = ['payment_intent.latest_charge.refunds', 'payment_intent.payment_method'];

/** The official SDK behind our door. */
export function stripeCheckout({
  secretKey,
  webhookSecret,
  apiUrl,
  timeoutMs = 5_000,
}: CheckoutKeys): Checkout {
  const stripe = new Stripe(secretKey, {
    ...{ timeout: timeoutMs, maxNetworkRetries: 1, telemetry: false },
    ...(apiUrl !== undefined && addressOf(apiUrl)),
  });
  const { sessions } = stripe.checkout;
  const cards = cardsAt(stripe);
  const find = (id: string) =>
    isByCard(id) ? cards.find(id) : asked(async () => stateOf(await sessions.retrieve(id, { expand })));
  return {
    open: (order) =>
      order.card
        ? cards.pay(order, order.card)
        : asked(async () => stateOf(await sessions.create(pageOf(order), { idempotencyKey: order.key }))),
    find,
    end: async (id) => {
      // Who has paid by now, or ended it, is not ended again: what it is says so.
      await asked(async () => void (await (isByCard(id) ? cards.end(id) : sessions.expire(id)))).catch(
        unlessRefused,
      );
      return find(id);
    },
    forgetCard: (id) => asked(async () => void (await stripe.paymentMethods.detach(id))),
    paidSince: (since) =>
      asked(async () => {
        const created = { gte: Math.floor(+since / 1000) };
        const found: PageState[] = [];
        for await (const one of sessions.list({ created, status: 'complete', limit: 100 })) {
          const state = stateOf(one);
          if (state.paid) found.push(state);
        }
        return [...found, ...(await cards.paidSince(created))];
      }),
    refund: (order) =>
      asked(async () =>
        refundOf(await stripe.refunds.create(refundAsked(order), { idempotencyKey: order.key }), order),
      ),
    refundedSince: (since) =>
      asked(async () => {
        const created = { gte: Math.floor(+since / 1000) };
        const found: RefundThere[] = [];
        const list = stripe.refunds.list({ created, limit: 100, expand: ['data.payment_intent'] });
        for await (const one of list)
          found.push({
            ...refundOf(one, { currency: one.currency.toUpperCase() }),
            ...ofIntent(one.payment_intent),
          });
        return found;
      }),
    ofIntent: (id) => asked(async () => ofIntent(await stripe.paymentIntents.retrieve(id))),
    read: (body, signature = '', now) => {
      refuseFuture(signature, now);
      const event = genuine(() =>
        stripe.webhooks.constructEvent(
          body,
          signature,
          webhookSecret,
          toleranceSeconds,
          undefined,
          now.getTime(),
        ),
      );
      return noticeOf(event);
    },
  };
}

function addressOf(apiUrl: string): { protocol: 'http' | 'https'; host: string; port: number } {
  const { protocol, hostname, port } = new URL(apiUrl);
  const secure = protocol === 'https:';
  return {
    protocol: secure ? 'https' : 'http',
    host: hostname,
    port: port === '' ? (secure ? 443 : 80) : Number(port),
  };
}

/** The SDK lets a time that is yet to come pass. */
function refuseFuture(signature: string, now: Date): void {
  const at = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
  if (at > now.getTime() / 1000 + toleranceSeconds) throw new NotGenuine('it is from the future');
}

function genuine<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new NotGenuine((error as Error).message);
  }
}

function pageOf(order: PageOrder): Stripe.Checkout.SessionCreateParams {
  const { organization_id, payment_id, payer_id, club_id, currency, items } = order;
  const { success_url, cancel_url, at_once, save_card = false } = order;
  const metadata = { organization_id, payment_id, payer_id, club_id };
  return {
    mode: 'payment',
    client_reference_id: payment_id,
    success_url,
    cancel_url,
    expires_at: Math.floor(+(parseInstant(order.expires_at) as Date) / 1000),
    metadata,
    payment_intent_data: { metadata, ...(save_card && { setup_future_usage: 'off_session' }) },
    ...(save_card && { customer_creation: 'always' }),
    ...(at_once && { payment_method_types: ['card'] }),
    line_items: items.map(({ name, amount }) => ({
      quantity: 1,
      price_data: {
        currency: currency.toLowerCase(),
        unit_amount: said(amount, currency),
        product_data: { name: name.slice(0, 250) || '-' },
      },
    })),
  };
}

function refundAsked({ organization_id, payment_id, refund_id, intent_id, amount, currency }: RefundOrder) {
  return {
    payment_intent: intent_id,
    amount: said(amount, currency),
    metadata: { organization_id, payment_id, refund_id },
  };
}

const ofIntent = (intent: string | Stripe.PaymentIntent | null) => {
  const { organization_id = '', payment_id = '' } = (typeof intent === 'object' && intent?.metadata) || {};
  return { organization_id, payment_id };
};

function stateOf(session: Stripe.Checkout.Session): PageState {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
  const currency = (session.currency ?? '').toUpperCase();
  const intent_id = typeof session.payment_intent === 'string' ? session.payment_intent : intent?.id;
  return {
    session_id: session.id,
    url: session.url ?? null,
    status: pageStatus(session.status),
    paid: session.payment_status === 'paid',
    failed: session.status === 'complete' && session.payment_status === 'unpaid' && hasFailed(intent?.status),
    amount: fromStripe(session.amount_total ?? 0, currency) ?? -1,
    currency,
    intent_id: intent_id ?? '',
    organization_id: session.metadata?.organization_id ?? '',
    payment_id: session.metadata?.payment_id ?? '',
    payer_id: session.metadata?.payer_id ?? '',
    club_id: session.metadata?.club_id ?? '',
    refunds: (charge?.refunds?.data ?? []).map((one) => refundOf(one, { currency })),
    card: cardIn(session.customer, intent),
  };
}

const pageStatus = (status: string | null): PageState['status'] =>
  status === 'complete' || status === 'expired' ? status : 'open';

/** What takes days (a direct debit) has come back; the page itself is done. */
const hasFailed = (status: string | undefined): boolean =>
  status === 'requires_payment_method' || status === 'canceled';

interface Thing {
  id: string;
  object: string;
  metadata?: Record<string, string> | null;
  payment_intent?: string | { id: string } | null;
}

function noticeOf(event: Stripe.Event) {
  const thing = event.data.object as unknown as Thing;
  return {
    event_id: event.id,
    type: event.type,
    organization_id: thing.metadata?.organization_id,
    payment_id: thing.metadata?.payment_id,
    session_id: thing.object === 'checkout.session' ? thing.id : undefined,
    intent_id: typeof thing.payment_intent === 'object' ? thing.payment_intent?.id : thing.payment_intent,
  };
}
