/** A whole number as people write it (`8`, `8,0`, `8.00`), as its digits; null when it is none. */
export function wholeOf(text: string): number | null {
  const match = /^(\d{1,15})(?:[.,]0+)?$/.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/**
 * A decimal as people write it, in either notation: 12,50 and 12.50, 1.234,50 and 1,234.50, with a currency's sign or
 * code beside it. The last of `.` and `,` is the decimal point when it is alone and not followed by three digits, or
 * when both are there.
 * @returns in the form `1234.50`; null when it is none, or could be read in two ways (`1.234`)
 */
export function decimalOf(text: string): string | null {
  const bare = text.replace(/[€$£]|\b[A-Za-z]{3}\b/gu, '').trim();
  if (/^\d+$/.test(bare)) return bare;
  if (/^\d+[.,]\d{1,2}$/.test(bare) || /^\d{4,}[.,]\d+$/.test(bare)) return bare.replace(',', '.');
  const both = /^(\d{1,3}(?:([.,\s])\d{3})+)([.,])(\d{1,2})$/u.exec(bare);
  if (both && both[2] !== both[3]) return `${both[1]?.replace(/[.,\s]/gu, '')}.${both[4]}`;
  return null;
}

/** A decimal as an integer of so many digits after the point: 12.5 with 2 is 1250; null when it has more. */
export function scaled(decimal: string, digits: number): number | null {
  const [whole = '', after = ''] = decimal.split('.');
  const kept = after.replace(/0+$/, '');
  if (kept.length > digits) return null;
  const value = Number(`${whole}${kept.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? value : null;
}
