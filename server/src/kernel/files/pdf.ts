import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

export type Sheet = InstanceType<typeof PDFDocument>;

/** Points on each side of an A4 page. */
export const margin = 56;

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

interface About {
  language: 'es' | 'en';
  title: string;
  author: string;
}

/** What `draw` puts on A4 pages, in the fonts `plain` and `bold`, as the bytes of a PDF. */
export async function pdfFile(
  { language, title, author }: About,
  draw: (sheet: Sheet) => void,
): Promise<Buffer> {
  const sheet = new PDFDocument({
    ...{ size: 'A4', margin, lang: language, font: fontOf('plain') as never },
    info: { Title: title, Author: author },
  });
  for (const name of ['plain', 'bold'] as const) sheet.registerFont(name, fontOf(name));
  const parts: Buffer[] = [];
  sheet.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => sheet.on('end', () => resolve(Buffer.concat(parts))));
  draw(sheet);
  sheet.end();
  return done;
}

/** A label, and something short at the right of it; both on one page, for either of them would open its own. */
export function row(sheet: Sheet, label: string, right: string): void {
  const width = sheet.page.width - 2 * margin;
  const ofLabel = { width: width - 110 };
  if (sheet.y + sheet.heightOfString(label, ofLabel) > sheet.page.height - margin) sheet.addPage();
  const y = sheet.y;
  sheet.text(right, margin, y, { width, align: 'right' });
  sheet.text(label, margin, y, ofLabel);
  sheet.y += 4;
}
