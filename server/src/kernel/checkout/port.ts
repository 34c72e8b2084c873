/*
 * The door to who takes money online: a hosted page where somebody pays, what became of it, and giving it back. Stripe
 * stands behind it (checkout/stripe.ts). Amounts are ours (minor units of ISO 4217).
 */

/** A page that asks for money. The same key with the same order is the same page, however often it is asked for. */
export interface PageOrder {
  key: string;
  organization_id: string;
  payment_id: string;
  /** Who pays, and where: found again from Stripe, should it be lost here. */
  payer_id: string;
  club_id: string;
  currency: string;
  items: readonly { name: string; amount: number }[];
  success_url: string;
  cancel_url: string;
  /** Until when it takes money; at least 30 minutes. */
  expires_at: string;
  /** Somebody holds something for it: only what is paid on the page itself will do, nothing that takes days. */
  at_once: boolean;
  /** Whoever pays wants to pay with the same card again: it is kept there. */
  save_card?: boolean;
  /** No page, but a card that is kept there: asked for at once. */
  card?: { customer_id: string; method_id: string };
}

/** A card that is kept there: what tells it from others. */
export interface CardThere {
  customer_id: string;
  method_id: string;
  brand: string;
  last_four: string;
  exp_month: number;
  exp_year: number;
}

/** What became of a page. */
export interface PageState {
  session_id: string;
  /** Where it is, while it takes money. */
  url: string | null;
  status: 'open' | 'complete' | 'expired';
  /** The money is there. */
  paid: boolean;
  /** It was tried, and will not come. */
  failed: boolean;
  amount: number;
  currency: string;
  intent_id: string;
  organization_id: string;
  payment_id: string;
  /** Empty: of a page that did not say. */
  payer_id: string;
  club_id: string;
  refunds: readonly RefundState[];
  /** The card that was paid with, where it is kept. */
  card: CardThere | null;
}

export interface RefundState {
  id: string;
  amount: number;
  status: 'pending' | 'succeeded' | 'failed';
  /** Ours, if it was asked for by us. */
  refund_id: string | undefined;
  error: string;
}

export interface RefundOrder {
  key: string;
  organization_id: string;
  payment_id: string;
  refund_id: string;
  intent_id: string;
  amount: number;
  currency: string;
}

/** Something that has happened there, of a payment of ours; what became of it is asked for. */
export interface Notice {
  event_id: string;
  type: string;
  organization_id: string | undefined;
  payment_id: string | undefined;
  /** Where the notice is about a page. */
  session_id: string | undefined;
  /** Whose money it is about, where it says no more: a refund that somebody makes there knows nothing of ours. */
  intent_id: string | undefined;
}

/** A refund there, and whose money it is. */
export interface RefundThere extends RefundState {
  organization_id: string;
  payment_id: string;
}

export interface Checkout {
  open(order: PageOrder): Promise<PageState>;
  find(session_id: string): Promise<PageState>;
  /** It takes no money from now on, if it has not. @returns what it is then */
  end(session_id: string): Promise<PageState>;
  /** Pages on which was paid since then, of whatever organization. */
  paidSince(since: Date): Promise<PageState[]>;
  /** It is kept there no more. */
  forgetCard(method_id: string): Promise<void>;
  refund(order: RefundOrder): Promise<RefundState>;
  /** Refunds made since then, by whomever, of what was paid on our pages. */
  refundedSince(since: Date): Promise<RefundThere[]>;
  /** What money is for, by the number that it has there. */
  ofIntent(intent_id: string): Promise<{ organization_id: string; payment_id: string }>;
  /** Throws {@link NotGenuine}. */
  read(body: string, signature: string | undefined, now: Date): Notice;
}

/** What was asked for was not done: refused for good, or nobody knows. */
export class CheckoutError extends Error {
  readonly refused: boolean;
  constructor(message: string, refused: boolean) {
    super(message);
    this.refused = refused;
  }
}

/** A notice that is not from who it says, or is too old, or from the future. */
export class NotGenuine extends Error {}

export interface CheckoutKeys {
  secretKey: string;
  webhookSecret: string;
  /** Instead of Stripe's own. */
  apiUrl?: string | undefined;
  timeoutMs?: number;
}
