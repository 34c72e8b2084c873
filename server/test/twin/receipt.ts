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
