import { dateParts } from '../../kernel/time/index.ts';
import type { Receipt } from '../schemas.ts';

export type Language = 'es' | 'en';

/** What is printed on a receipt, besides what it says itself. */
export const receiptWords = {
  es: {
    ...{ simplified: 'Factura simplificada', invoice: 'Factura', corrective: 'Factura rectificativa' },
    ...{ number: 'Número', date: 'Fecha', tax_id: 'NIF', customer: 'Cliente', net: 'Base imponible' },
    ...{ vat: 'IVA', total: 'Total', included: 'IVA incluido', account: 'Saldo de la cuenta', fee: 'Cuota' },
    ...{ corrects: 'Rectifica la factura', replaces: 'Sustituye a la factura', hash: 'Huella' },
    ...{ qr: 'QR tributario:', annulled: 'ANULADA' },
  },
  en: {
    ...{ simplified: 'Simplified receipt', invoice: 'Invoice', corrective: 'Corrective receipt' },
    ...{ number: 'Number', date: 'Date', tax_id: 'Tax id', customer: 'Customer', net: 'Net' },
    ...{ vat: 'VAT', total: 'Total', included: 'VAT included', account: 'Account credit', fee: 'Fee' },
    ...{ corrects: 'Corrects', replaces: 'Takes the place of', hash: 'Hash' },
    ...{ qr: 'QR tributario:', annulled: 'ANNULLED' },
  },
} as const;

/** `1.234,50 €`, with plain blanks: the letters of the file have no others. */
export const moneyWords = (amount: number, currency: string, language: Language): string => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits).replace(/[\u00a0\u202f]/g, ' ');
};

/** `02/03/2026`; in English, where that could be a day in February too, `2026-03-02`. */
export const dateWords = (date: string, language: Language): string => {
  const { year, month, day } = dateParts(date);
  const two = (number: number) => String(number).padStart(2, '0');
  return language === 'es' ? `${two(day)}/${two(month)}/${year}` : date;
};

export const rateWords = (rate: number, language: Language): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(rate / 100)} %`;

const nameOf = ({ kind, name }: Receipt['lines'][number], language: Language): string => {
  if (kind === 'account') return receiptWords[language].account;
  return kind === 'fee' ? `${receiptWords[language].fee}: ${name}` : name;
};

export const lineWords = (line: Receipt['lines'][number], language: Language): string =>
  [nameOf(line, language), ...(line.local_date ? [dateWords(line.local_date, language)] : [])].join(', ');
