import { sha256 } from '../../kernel/digest.ts';
import { apportion } from '../../kernel/money.ts';
import { nifOf } from '../../kernel/nif.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { amountOfRecord, dayOfRecord, huellaOf, type RegistroAlta, verificationUrl } from './huella.ts';

export type ReceiptKind = 'simplified' | 'invoice' | 'corrective';

export interface Party {
  name: string;
  tax_id: string;
  address: string;
}

/** What was paid, or went back: amounts in minor units, VAT included; below 0 where it went back. */
export interface ReceiptLine {
  kind: 'class' | 'package' | 'fee' | 'account';
  name: string;
  local_date: LocalDate | null;
  amount: number;
}

/** What a receipt is to say, before it has a number. */
export interface Draft {
  kind: ReceiptKind;
  total: number;
  vat: number;
  /** Hundredths of a percent. */
  vat_rate: number;
  currency: string;
  lines: readonly ReceiptLine[];
  issuer: Party;
  /** Of an invoice, and of what corrects one. */
  customer: Party | null;
  /** What it corrects or replaces. */
  corrects: { name: string; kind: ReceiptKind } | null;
}

/** Where it stands: in its series, and in the chain of the club. */
export interface Standing {
  series: string;
  year: number;
  number: number;
  position: number;
  /** Empty for the first one of a club. */
  previous_hash: string;
  /** Of the VERI*FACTU record before; undefined where the club writes none. */
  previous_huella: string | undefined;
  /** Whether that record is sent to the tax agency. */
  sends: boolean;
  local_date: LocalDate;
  /** With the offset of the club's zone. */
  issued_at: string;
}

/** A receipt as it was written. */
export interface ReceiptContent extends Draft, Omit<Standing, 'sends'> {
  name: string;
  lines: readonly (ReceiptLine & { vat: number })[];
  verifactu: { record: RegistroAlta; huella: string; url: string; sends?: boolean } | null;
}

const letters = { simplified: 'S', invoice: 'F', corrective: 'R' } as const;
/** Each kind has a series of its own: Spain wants it of corrective ones (RD 1619/2012, 6). */
export const seriesOf = (prefix: string, kind: ReceiptKind): string => `${prefix}${letters[kind]}`;

export const nameOf = ({ series, year, number }: Pick<Standing, 'series' | 'year' | 'number'>): string =>
  `${series}-${year}-${String(number).padStart(6, '0')}`;

/** The receipt, its hash, which is over the one before it and everything that it says, and its huella. */
export function compose(draft: Draft, standing: Standing) {
  const name = nameOf(standing);
  const vats = apportion(
    draft.vat,
    draft.lines.map((line) => Math.abs(line.amount)),
  );
  const lines = draft.lines.map((line, i) => ({ ...line, vat: vats[i]! }));
  const { sends: _, ...stands } = standing;
  const content: ReceiptContent = {
    ...{ name, ...stands, ...draft, lines },
    verifactu: recordOf(name, draft, standing),
  };
  const text = JSON.stringify(content);
  return { content, text, hash: hashOf(standing.previous_hash, text) };
}

/** The same that doctor reckons in SQL. */
export const hashOf = (previous: string, content: string): string => sha256(previous + content);

function recordOf(name: string, draft: Draft, standing: Standing): ReceiptContent['verifactu'] {
  if (standing.previous_huella === undefined) return null;
  const record: RegistroAlta = {
    IDEmisorFactura: nifOf(draft.issuer.tax_id),
    NumSerieFactura: name,
    FechaExpedicionFactura: dayOfRecord(standing.local_date),
    TipoFactura: tipoOf(draft),
    CuotaTotal: amountOfRecord(draft.vat, draft.currency),
    ImporteTotal: amountOfRecord(draft.total, draft.currency),
    Huella: standing.previous_huella,
    FechaHoraHusoGenRegistro: standing.issued_at,
  };
  return { record, huella: huellaOf(record), url: verificationUrl(record), sends: standing.sends };
}

const tipoOf = ({ kind, corrects }: Draft): RegistroAlta['TipoFactura'] => {
  if (kind === 'corrective') return corrects?.kind === 'invoice' ? 'R1' : 'R5';
  return kind === 'invoice' ? 'F3' : 'F2';
};
