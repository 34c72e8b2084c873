import { creditorIdOf, ibanOf } from '../../kernel/iban.ts';
import type { Settings } from '../../settings.ts';

/** Banks collect nothing else. */
export const debitCurrency = 'EUR';

export interface Creditor {
  name: string;
  id: string;
  iban: string;
}

type Rules = Pick<
  Settings,
  | 'accept_direct_debit'
  | 'debit_creditor_name'
  | 'debit_creditor_id'
  | 'debit_creditor_iban'
  | 'receipt_issuer'
>;

/** As whom a club collects; undefined where it does not: switched off, not told yet, or its currency is another one. */
export function creditorOf(rules: Rules, club: { name: string; currency: string }): Creditor | undefined {
  const id = creditorIdOf(rules.debit_creditor_id);
  const iban = ibanOf(rules.debit_creditor_iban);
  if (!rules.accept_direct_debit || club.currency !== debitCurrency || id === '' || iban === '')
    return undefined;
  const name = [rules.debit_creditor_name, rules.receipt_issuer, club.name].find((one) => one.trim() !== '');
  return { name: name?.trim() ?? '', id, iban };
}
