import type { Fact } from '../kernel/facts.ts';

/** Money came, or credit was used: what of it was money is the payment's to say. */
export type PaymentTaken = Fact<'payments.taken', { payment_id: string; club_id: string }>;
/** Something went back in money: not what became credit of the account. */
export type MoneyRefunded = Fact<
  'payments.money_refunded',
  { payment_id: string; refund_id: string; club_id: string }
>;

export const paymentTaken = (payload: PaymentTaken['payload']): PaymentTaken => ({
  ...{ type: 'payments.taken', payload },
});
export const moneyRefunded = (payload: MoneyRefunded['payload']): MoneyRefunded => ({
  ...{ type: 'payments.money_refunded', payload },
});
