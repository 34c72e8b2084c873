import type { DeliveredFact } from '../../kernel/facts.ts';
import { type MailOnce, queueMails, sendsMail } from '../../kernel/mail.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ReceiptIssued } from '../facts.ts';
import { pdfOf } from '../queries/pdf.ts';
import { getReceipt } from '../queries/receipts.ts';
import { letterOf } from '../rules/letter.ts';
import type { Receipt, SentReceipt } from '../schemas.ts';
import { type Address, addressesOf } from '../store/addresses.ts';

/** Whoever presses twice within it is sent one. */
const againMs = 600_000;

/**
 * Sends a receipt to who paid. Throws 409 `receipts.no_mail` where the installation sends none, and
 * `receipts.no_address` where nobody knows where to.
 */
export async function sendReceipt(scope: Scope, id: string): Promise<SentReceipt> {
  const receipt = await getReceipt(scope, id);
  if (!sendsMail(scope)) throw conflict('receipts.no_mail', 'This installation sends no mail.');
  const addresses = await addressesOf(scope.tx, receipt.payment_id);
  if (addresses.length === 0)
    throw conflict('receipts.no_address', 'There is no e-mail address of who paid.');
  const period = Math.floor(scope.now.getTime() / againMs);
  const fresh = await queue(scope, receipt, addresses, `:${period}`);
  return { to: addresses.map(({ email }) => email), again: fresh === 0 };
}

/** Each receipt of a club that sends them all, once, where there is an address and mail is sent. */
export async function mailIssued(
  scope: Scope,
  facts: readonly DeliveredFact<ReceiptIssued>[],
): Promise<void> {
  if (!sendsMail(scope)) return;
  for (const { payload } of facts) {
    const receipt = await getReceipt(scope, payload.receipt_id);
    await queue(scope, receipt, await addressesOf(scope.tx, receipt.payment_id), '');
  }
}

/** @returns how many were new */
async function queue(
  scope: Scope,
  receipt: Receipt,
  addresses: readonly Address[],
  occasion: string,
): Promise<number> {
  const mails = await Promise.all(
    addresses.map(async ({ email, locale }): Promise<MailOnce> => {
      const file = await pdfOf(receipt, locale);
      return {
        dedupe_key: `receipt:${receipt.id}:${email}${occasion}`,
        ...{ to_email: email, club_id: receipt.club_id, ...letterOf(receipt, locale) },
        ...{ attachment: file.toString('base64'), attachment_name: `${receipt.name}.pdf` },
      };
    }),
  );
  return queueMails(scope, mails);
}
