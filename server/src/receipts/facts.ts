import type { Fact } from '../kernel/facts.ts';

/** A club has written a receipt. */
export type ReceiptIssued = Fact<
  'receipts.issued',
  { receipt_id: string; club_id: string; by_mail: boolean }
>;

/** @param by_mail whether the club sends each of them to who paid */
export const receiptIssued = (receipt_id: string, club_id: string, by_mail: boolean): ReceiptIssued => ({
  ...{ type: 'receipts.issued', payload: { receipt_id, club_id, by_mail } },
});
