import { paymentMethods } from '../kernel/http/payment.ts';

export const deskMethods = paymentMethods;
export type DeskMethod = (typeof deskMethods)[number];

/** How something was paid: at the desk, from the credit of the payer's account, or online. */
export const allMethods = [...paymentMethods, 'account_credit', 'online', 'direct_debit'] as const;
export type PaymentMethod = (typeof allMethods)[number];
