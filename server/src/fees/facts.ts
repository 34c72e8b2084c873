import type { Fact } from '../kernel/facts.ts';

/** What a change does to what is paid and to be paid for a period; minor units. */
export type Changes = {
  /** What is to be paid less. */
  less: number;
  /** What comes as credit of the account of who paid. */
  credit: number;
  /** What the desk gives back. */
  money: number;
  /** What is to be paid more; below 0 never. */
  more: number;
  /** What was paid for it and stays with the club. */
  kept: number;
};

/** It is time to remind of a charge: before it is due, some days after, or for the last time before its place is released. */
export type PaymentWaitedFor = Fact<
  'fees.payment_waited_for',
  {
    charge_id: string;
    student_id: string;
    club_id: string;
    when: 'before' | 'after' | 'last';
    release_on?: string;
  }
>;

export const paymentWaitedFor = (payload: PaymentWaitedFor['payload']): PaymentWaitedFor => ({
  ...{ type: 'fees.payment_waited_for', payload },
});

/** The days of a place have changed after it was charged for them, and its charge with them. */
export type FeesFollowed = Fact<
  'fees.charges_followed',
  Changes & {
    charge_id: string;
    place_id: string;
    student_id: string;
    club_id: string;
    currency: string;
    period_start: string;
    period_end: string;
    /** What of `more` was paid at once, with the credit that had come back for it. */
    used: number;
    /** Of what was paid in advance. */
    of_deposit?: true;
  }
>;

/** The price of a plan changes for a place that was there already. */
export type PriceChanged = Fact<
  'fees.price_changed',
  {
    place_id: string;
    student_id: string;
    club_id: string;
    currency: string;
    /** Minor units of the first period that is charged by it, with what is let off. */
    before: number;
    after: number;
    period_start: string;
    period_end: string;
  }
>;

export const priceChanged = (payload: PriceChanged['payload']): PriceChanged => ({
  ...{ type: 'fees.price_changed', payload },
});
