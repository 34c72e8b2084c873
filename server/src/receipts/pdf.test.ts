import { expect, test } from 'vitest';
import { pdfOf } from './queries/pdf.ts';
import type { Receipt } from './schemas.ts';

const line = { kind: 'class', name: 'Group', local_date: '2026-11-27', amount: 1500, vat: 260 } as const;
const receipt = (lines: number) =>
  ({
    ...{ kind: 'simplified', name: 'S-2026-000001', local_date: '2026-11-27', currency: 'EUR', total: 1500 },
    ...{ vat: 260, vat_rate: 2100, issuer: { name: 'Club', tax_id: '', address: '' }, customer: null },
    ...{ corrects: null, lines: Array(lines).fill(line), hash: 'a'.repeat(64), verification_url: null },
    ...{ annulled: false, is_sent: false },
  }) as unknown as Receipt;

test.each([
  [5, 1],
  [40, 2],
  [50, 2],
])('a receipt of %i lines is a PDF of %i pages', async (lines, pages) => {
  const file = (await pdfOf(receipt(lines), 'es')).toString('latin1');
  expect(file.match(/\/Type \/Page\b/g)).toHaveLength(pages);
});
