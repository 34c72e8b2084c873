import { encode } from 'uqr';
import { margin, pdfFile, row, type Sheet } from '../../kernel/files/pdf.ts';
import { dateWords, type Language, lineWords, moneyWords, rateWords, receiptWords } from '../rules/words.ts';
import type { Receipt } from '../schemas.ts';

/** 35 mm, where the tax agency asks for 30 to 40. */
const qrSize = 99;

/** A receipt to print or keep, as a PDF. */
export const pdfOf = (receipt: Receipt, language: Language): Promise<Buffer> =>
  pdfFile(
    {
      language,
      title: `${receiptWords[language][receipt.kind]} ${receipt.name}`,
      author: receipt.issuer.name,
    },
    (doc) => {
      head(doc, receipt, language);
      body(doc, receipt, language);
      foot(doc, receipt, language);
    },
  );

function head(doc: Sheet, receipt: Receipt, language: Language): void {
  const words = receiptWords[language];
  const { issuer, customer } = receipt;
  if (receipt.verification_url) qr(doc, receipt, words.qr);
  const title = receipt.annulled ? `${words[receipt.kind]} · ${words.annulled}` : words[receipt.kind];
  doc.font('bold').fontSize(16).text(title, margin, margin);
  doc.font('plain').fontSize(10).moveDown(0.5);
  doc.text(`${words.number}: ${receipt.name}`);
  doc.text(`${words.date}: ${dateWords(receipt.local_date, language)}`);
  if (receipt.corrects)
    doc.text(`${receipt.kind === 'invoice' ? words.replaces : words.corrects}: ${receipt.corrects}`);
  doc.moveDown();
  doc.font('bold').text(issuer.name).font('plain');
  party(doc, issuer, words.tax_id);
  if (!customer) return;
  doc.moveDown().font('bold').text(`${words.customer}: ${customer.name}`).font('plain');
  party(doc, customer, words.tax_id);
}

function party(doc: Sheet, { tax_id, address }: Receipt['issuer'], label: string): void {
  if (tax_id) doc.text(`${label}: ${tax_id}`);
  if (address) doc.text(address, { width: 320 });
}

function body(doc: Sheet, receipt: Receipt, language: Language): void {
  const words = receiptWords[language];
  const money = (amount: number) => moneyWords(amount, receipt.currency, language);
  doc.y = Math.max(doc.y + 24, margin + qrSize + 48);
  for (const line of receipt.lines) row(doc, lineWords(line, language), money(line.amount));
  const right = doc.page.width - margin;
  doc
    .moveTo(margin, doc.y + 4)
    .lineTo(right, doc.y + 4)
    .lineWidth(0.5)
    .stroke();
  doc.y += 12;
  row(doc, words.net, money(receipt.total - receipt.vat));
  row(doc, `${words.vat} ${rateWords(receipt.vat_rate, language)}`, money(receipt.vat));
  doc.font('bold').fontSize(12);
  row(doc, words.total, money(receipt.total));
  doc.font('plain').fontSize(8);
  row(doc, words.included, '');
}

function foot(doc: Sheet, receipt: Receipt, language: Language): void {
  doc.moveDown(2).fontSize(7).fillColor('#555555');
  doc.text(`${receiptWords[language].hash}: ${receipt.hash}`, margin);
}

/** The tax agency asks for correction level M, for these words above it, and for its own below where the record is sent. */
function qr(doc: Sheet, { verification_url, is_sent }: Receipt, words: string): void {
  const left = doc.page.width - margin - qrSize;
  const top = margin + 14;
  doc.font('plain').fontSize(9).text(words, left, margin, { width: qrSize, align: 'center' });
  const { data, size } = encode(verification_url ?? '', { ecc: 'M', border: 2 });
  const unit = qrSize / size;
  for (const [y, cells] of data.entries())
    for (const [x, dark] of cells.entries()) if (dark) doc.rect(left + x * unit, top + y * unit, unit, unit);
  doc.fill('#000000');
  if (is_sent) doc.text('VERI*FACTU', left, top + qrSize + 2, { width: qrSize, align: 'center' });
}
