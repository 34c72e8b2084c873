import { type Reaction, reaction } from '../kernel/facts.ts';
import type { MoneyRefunded, PaymentTaken } from '../payments/facts.ts';
import { issueCorrectives, issueReceipts } from './commands/issue.ts';
import { mailIssued } from './commands/send.ts';
import { type Office, sendTold } from './commands/send-records.ts';
import type { ReceiptIssued, RecordWaits } from './facts.ts';

/** In the transaction of the money: there is no money without its receipt, and no receipt without its money. Sent after it. */
export const receiptReactions: readonly Reaction[] = [
  reaction<PaymentTaken>({ name: 'issue_receipts', on: 'payments.taken', now: issueReceipts }),
  reaction<MoneyRefunded>({
    name: 'issue_correctives',
    on: 'payments.money_refunded',
    now: issueCorrectives,
  }),
  reaction<ReceiptIssued>({
    ...{ name: 'mail_receipts', on: 'receipts.issued', later: mailIssued },
    wants: ({ by_mail }) => by_mail === true,
  }),
];

/** What talks to the tax agency; not inside a transaction. */
export const atTaxAgency = (
  agency: Office['agency'] | undefined,
  office: Pick<Office, 'clock' | 'version'>,
): Reaction[] =>
  agency
    ? [
        reaction<RecordWaits>({
          ...{ name: 'send_record', on: 'receipts.record_waits' },
          alone: sendTold({ ...office, agency }),
        }),
      ]
    : [];
