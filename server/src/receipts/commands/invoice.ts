import { authorize } from '../../kernel/actor.ts';
import { isNif } from '../../kernel/nif.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { getReceipt } from '../queries/receipts.ts';
import type { ReceiptContent } from '../rules/compose.ts';
import type { AskInvoice, Receipt } from '../schemas.ts';
import { loadReceipt, lockPayment } from '../store/load.ts';
import { write } from './issue.ts';
import { writesRecords } from './records.ts';

/**
 * A full invoice, with the client's tax id and address, takes the place of a simplified receipt. Throws 409
 * `receipts.no_invoice` where there is one already, or it is no such receipt.
 */
export async function askInvoice(scope: Scope, id: string, customer: AskInvoice): Promise<Receipt> {
  const seen = await getReceipt(scope, id);
  authorize(administers(scope.actor, seen.club_id));
  // Whoever gives the money back holds the payment: what the receipt is, is only sure behind them.
  await lockPayment(scope.tx, seen.payment_id);
  const { abilities } = await getReceipt(scope, id);
  if (!abilities.invoice)
    throw conflict('receipts.no_invoice', 'No invoice can take the place of this receipt.');
  const { club_id, payment_id, kind, name, content, vat_rate } = found(
    await loadReceipt(scope.tx, id),
    'receipt',
  );
  const { total, vat, currency, lines } = JSON.parse(content) as ReceiptContent;
  const rules = await settingsOf(scope.tx, settings, { club_id });
  // The tax agency takes no record with another one; a customer with a foreign tax id needs fields that are not there.
  if (writesRecords(rules, await clubOf(scope, club_id)) && !isNif(customer.tax_id))
    throw invalid([{ path: '/tax_id', code: 'nif', message: 'has not 9 letters and digits', params: {} }]);
  const invoice = await write(scope, rules, {
    ...{ club_id, payment_id, refund_id: null, corrects_id: id },
    draft: {
      ...{ kind: 'invoice', total, vat, vat_rate, currency, customer, corrects: { name, kind } },
      lines: lines.map(({ vat: _, ...line }) => line),
    },
  });
  return getReceipt(scope, invoice);
}
