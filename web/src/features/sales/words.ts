import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import type { Payment } from './api.ts';

const CODES = ['before_payments', 'recorded_by_mistake', 'make_up_unused'] as const;

/** Why money moved: in the words of who moved it, or, where Bandeja did, by its code. */
export const reasonWords = (t: TFunction, reason: string): string => {
  const code = CODES.find((one) => one === reason);
  return code ? t(`sales.reasons.${code}`) : reason && `“${reason}”`;
};

/** By what it was paid: `Efectivo`, or `Efectivo y 5 € de saldo`. */
export function meansWords(t: TFunction, payment: Payment, formats: Formats): string {
  const { method, credit_amount, currency } = payment;
  const means = t(`sales.methods.${method}`);
  return credit_amount === 0 || method === 'account_credit'
    ? means
    : t('sales.withCredit', { means, credit: formats.money(credit_amount, currency) });
}
