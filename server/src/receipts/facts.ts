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

/** A record waits for the tax agency. */
export type RecordWaits = Fact<'receipts.record_waits', { club_id: string }>;

export const recordWaits = (club_id: string): RecordWaits => ({
  ...{ type: 'receipts.record_waits', payload: { club_id } },
});
