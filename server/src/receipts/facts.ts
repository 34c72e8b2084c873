import type { Fact } from '../kernel/facts.ts';

/** A club has written a receipt. */
export type ReceiptIssued = Fact<'receipts.issued', { receipt_id: string; club_id: string }>;

export const receiptIssued = (receipt_id: string, club_id: string): ReceiptIssued => ({
  ...{ type: 'receipts.issued', payload: { receipt_id, club_id } },
});
