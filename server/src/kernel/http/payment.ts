import { type Static, Type } from 'typebox';
import { Minor, OneOf, Strict, Text } from './types.ts';

/** How money changes hands at the desk. */
export const paymentMethods = ['cash', 'card_terminal', 'transfer'] as const;

/** The desk has been paid; the price unless another amount is told. */
export const TakenPayment = Strict({
  payment_method: OneOf(paymentMethods),
  payment_amount: Type.Optional(Minor('Minor units; the price unless told')),
  payment_reference: Type.Optional(Text({ maxLength: 200 })),
});
export type TakenPayment = Static<typeof TakenPayment>;
