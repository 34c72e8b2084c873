import type { TenantTx } from '../../src/kernel/db/database.ts';

/** A receipt of a payment, as a row: of one euro, the first of its club. */
export const receiptRow = (club_id: string, payment_id: string) => {
  const said = { name: 'S-2026-000001', total: 100, vat: 0, vat_rate: 0, currency: 'EUR' };
  const more = {
    ...{ issued_at: '2026-03-02T10:00:00+01:00', local_date: '2026-03-02', lines: [] },
    ...{ issuer: { name: 'Club', tax_id: '', address: '' }, customer: null, corrects: null, verifactu: null },
  };
  return {
    ...{ ...said, club_id, payment_id, kind: 'simplified', series: 'S', year: 2026, number: 1, position: 1 },
    ...{ content: JSON.stringify({ ...said, ...more }), previous_hash: '', hash: 'x' },
  };
};

type Ids = Record<'organization_id' | 'club_id' | 'payment' | 'receipt' | 'record', string>;

/** The same with its record of VERI*FACTU, written. */
export async function writeReceipt(
  tx: TenantTx,
  { organization_id, club_id, payment, receipt, record }: Ids,
): Promise<void> {
  await tx
    .insertInto('receipts')
    .values({ organization_id, id: receipt, ...receiptRow(club_id, payment) })
    .execute();
  const fiscal = { kind: 'issue', position: 1, record: '{}', previous_huella: '', huella: 'X' };
  await tx
    .insertInto('verifactu_records')
    .values({ organization_id, id: record, club_id, receipt_id: receipt, ...fiscal })
    .execute();
}
