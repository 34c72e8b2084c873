import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { dateWords, type Language, lineWords, moneyWords, rateWords, receiptWords } from '../rules/words.ts';
import type { Receipt } from '../schemas.ts';

type Doc = InstanceType<typeof PDFDocument>;

const page = { size: 'A4', margin: 56 } as const;
/** 35 mm, where the tax agency asks for 30 to 40. */
const qrSize = 99;

/** Open Sans: the fonts that every PDF reader has know no “Łukasz”. A file holds only the letters that it uses. */
const fonts = { plain: '400Regular/OpenSans_400Regular', bold: '700Bold/OpenSans_700Bold' } as const;
const read = new Map<string, Buffer>();

function fontOf(name: keyof typeof fonts): Buffer {
  const known = read.get(name);
  if (known) return known;
  const path = import.meta.resolve(`@expo-google-fonts/open-sans/${fonts[name]}.ttf`);
  const font = readFileSync(fileURLToPath(path));
  read.set(name, font);
  return font;
}

/** A receipt to print or keep, as a PDF. */
export async function pdfOf(receipt: Receipt, language: Language): Promise<Buffer> {
  const words = receiptWords[language];
  const doc = new PDFDocument({
    ...page,
    lang: language,
    font: fontOf('plain') as never,
    info: { Title: `${words[receipt.kind]} ${receipt.name}`, Author: receipt.issuer.name },
  });
  for (const name of ['plain', 'bold'] as const) doc.registerFont(name, fontOf(name));
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(parts))));
  head(doc, receipt, language);
  body(doc, receipt, language);
  foot(doc, receipt, language);
  doc.end();
  return done;
}

function head(doc: Doc, receipt: Receipt, language: Language): void {
  const words = receiptWords[language];
  const { issuer, customer } = receipt;
  if (receipt.verification_url) qr(doc, receipt, words.qr);
  const title = receipt.annulled ? `${words[receipt.kind]} · ${words.annulled}` : words[receipt.kind];
  doc.font('bold').fontSize(16).text(title, page.margin, page.margin);
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

function party(doc: Doc, { tax_id, address }: Receipt['issuer'], label: string): void {
  if (tax_id) doc.text(`${label}: ${tax_id}`);
  if (address) doc.text(address, { width: 320 });
}

function body(doc: Doc, receipt: Receipt, language: Language): void {
  const words = receiptWords[language];
  const money = (amount: number) => moneyWords(amount, receipt.currency, language);
  doc.y = Math.max(doc.y + 24, page.margin + qrSize + 48);
  for (const line of receipt.lines) row(doc, lineWords(line, language), money(line.amount));
  const right = doc.page.width - page.margin;
  doc
    .moveTo(page.margin, doc.y + 4)
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

function row(doc: Doc, label: string, amount: string): void {
  const width = doc.page.width - 2 * page.margin;
  const ofLabel = { width: width - 110 };
  // Both on one page: either of them would open its own.
  if (doc.y + doc.heightOfString(label, ofLabel) > doc.page.height - page.margin) doc.addPage();
  const y = doc.y;
  doc.text(amount, page.margin, y, { width, align: 'right' });
  doc.text(label, page.margin, y, ofLabel);
  doc.y += 4;
}

function foot(doc: Doc, receipt: Receipt, language: Language): void {
  doc.moveDown(2).fontSize(7).fillColor('#555555');
  doc.text(`${receiptWords[language].hash}: ${receipt.hash}`, page.margin);
}

/** The tax agency asks for correction level M, for these words above it, and for its own below where the record is sent. */
function qr(doc: Doc, { verification_url, is_sent }: Receipt, words: string): void {
  const left = doc.page.width - page.margin - qrSize;
  const top = page.margin + 14;
  doc.font('plain').fontSize(9).text(words, left, page.margin, { width: qrSize, align: 'center' });
  const { data, size } = encode(verification_url ?? '', { ecc: 'M', border: 2 });
  const unit = qrSize / size;
  for (const [y, cells] of data.entries())
    for (const [x, dark] of cells.entries()) if (dark) doc.rect(left + x * unit, top + y * unit, unit, unit);
  doc.fill('#000000');
  if (is_sent) doc.text('VERI*FACTU', left, top + qrSize + 2, { width: qrSize, align: 'center' });
}
