import { type ListFile, moneyCell, wordCell } from '../../kernel/cells/list-file.ts';
import type { Movement } from '../schemas.ts';

const kind = wordCell({
  ...{ payment: 'cobro', refund: 'devolución', mistake: 'cobro anulado', paid_out: 'saldo entregado' },
});
const method = wordCell({
  ...{ cash: 'efectivo', card_terminal: 'datáfono', transfer: 'transferencia', online: 'online' },
  direct_debit: 'domiciliación',
});
/** Why money moved, where nobody has typed it. */
const reasons: Readonly<Record<string, Record<'es' | 'en', string>>> = {
  before_payments: { es: 'de antes de llevar pagos', en: 'from before payments were kept' },
  recorded_by_mistake: { es: 'registrado por error', en: 'recorded by mistake' },
};
const account = { es: 'cuenta', en: 'account' } as const;

/** The book of a till: each line is money that came in or, below 0, went out. */
export const movementsFile: ListFile<Movement> = {
  name: { es: 'caja', en: 'till' },
  action: 'till.exported',
  columns: [
    ['Fecha', 'Date', (one) => one.at.slice(0, 10)],
    ['Hora', 'Time', (one) => one.at.slice(11, 16)],
    ['Movimiento', 'Movement', (one, language) => kind(one.kind, language)],
    ['Forma de pago', 'Method', (one, language) => method(one.method, language)],
    ['Importe', 'Amount', (one, language) => moneyCell(one.amount, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    ['Cliente', 'Client', (one) => one.client_name],
    [
      'Concepto',
      'What for',
      (one, language) => (one.labels.length === 0 ? account[language] : one.labels.join(' + ')),
    ],
    ['Referencia', 'Reference', (one) => one.reference],
    ['Motivo', 'Reason', (one, language) => reasons[one.reason]?.[language] ?? one.reason],
    ['Quién', 'By', (one) => one.by ?? ''],
    ['Pago', 'Payment', (one) => one.payment_id ?? ''],
  ],
};
