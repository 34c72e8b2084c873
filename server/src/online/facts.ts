import type { Fact } from '../kernel/facts.ts';

/** A refund is to go back through Stripe. */
export type RefundAsked = Fact<'online.refund_asked', { refund_id: string }>;

export const refundAsked = (payload: RefundAsked['payload']): RefundAsked => ({
  ...{ type: 'online.refund_asked', payload },
});

/** Money came for what was not to be paid any more: it is in the account of who paid. */
export type MoneyKept = Fact<
  'online.money_kept',
  { payment_id: string; payer_id: string; club_id: string; amount: number; currency: string }
>;

export const moneyKept = (payload: MoneyKept['payload']): MoneyKept => ({
  ...{ type: 'online.money_kept', payload },
});

/** Somebody gave money back at Stripe, and it is booked. */
export type MoneyBack = Fact<
  'online.money_back',
  {
    /** Of what was made there. */
    refund_id: string;
    payment_id: string;
    payer_id: string;
    club_id: string;
    amount: number;
    currency: string;
  }
>;

export const moneyBack = (payload: MoneyBack['payload']): MoneyBack => ({
  ...{ type: 'online.money_back', payload },
});

/** A card that somebody kept at Stripe is to be forgotten there. */
export type CardRemoved = Fact<'online.card_removed', { method_id: string }>;

export const cardRemoved = (payload: CardRemoved['payload']): CardRemoved => ({
  ...{ type: 'online.card_removed', payload },
});
