import { minorUnits, money } from '../../kernel/money.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { type Xml, xmlOf } from '../../kernel/xml.ts';
import { debitCurrency } from './creditor.ts';
import type { Sequence } from './mandates.ts';

/* The file by which a bank collects: ISO 20022 pain.008.001.08 by the guidelines of SEPA Core (EPC130-08). */

export interface Collected {
  message_id: string;
  /** RFC 3339, seconds. */
  created_at: string;
  collect_on: LocalDate;
  creditor: { name: string; id: string; iban: string };
  items: readonly CollectedItem[];
}

export interface CollectedItem {
  end_to_end: string;
  /** Cents. */
  amount: number;
  sequence: Sequence;
  mandate: { reference: string; signed_on: LocalDate; holder: string; iban: string };
  /** What it is for. */
  about: string;
}

/** A bank takes a message once: each file with other charges in it is another one. At most 33 letters. */
export const messageIdOf = (first: string, number: number): string =>
  number <= 1 ? first : `${first.slice(0, 32 - String(number).length)}-${number}`;

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08';

/** First debits and following ones stand apart: a bank takes one kind in each group. */
export function painOf(collected: Collected): string {
  const { message_id, created_at, creditor, items } = collected;
  const groups = (['FRST', 'RCUR'] as const)
    .map((sequence) => ({ sequence, items: items.filter((one) => one.sequence === sequence) }))
    .filter((group) => group.items.length > 0);
  return xmlOf({
    Document: {
      '@_xmlns': namespace,
      CstmrDrctDbtInitn: {
        GrpHdr: {
          ...{ MsgId: message_id, CreDtTm: created_at, ...totalsOf(items) },
          InitgPty: { Nm: latin(creditor.name, 70), ...idOf(creditor.id) },
        },
        PmtInf: groups.map((group) => groupOf(collected, group)),
      },
    },
  });
}

function groupOf(
  { message_id, collect_on, creditor }: Collected,
  { sequence, items }: { sequence: Sequence; items: readonly CollectedItem[] },
): Xml {
  return {
    PmtInfId: `${message_id.slice(0, 33)}-${sequence === 'FRST' ? 'F' : 'R'}`,
    ...{ PmtMtd: 'DD', BtchBookg: 'true', ...totalsOf(items) },
    PmtTpInf: { SvcLvl: { Cd: 'SEPA' }, LclInstrm: { Cd: 'CORE' }, SeqTp: sequence },
    ReqdColltnDt: collect_on,
    Cdtr: { Nm: latin(creditor.name, 70) },
    ...{ CdtrAcct: { Id: { IBAN: creditor.iban }, Ccy: debitCurrency }, CdtrAgt: unnamed, ChrgBr: 'SLEV' },
    CdtrSchmeId: idOf(creditor.id, { SchmeNm: { Prtry: 'SEPA' } }),
    DrctDbtTxInf: items.map(transactionOf),
  };
}

const transactionOf = ({ end_to_end, amount, mandate, about }: CollectedItem): Xml => ({
  PmtId: { EndToEndId: end_to_end },
  InstdAmt: { '@_Ccy': debitCurrency, '#text': decimal(amount) },
  DrctDbtTx: { MndtRltdInf: { MndtId: mandate.reference, DtOfSgntr: mandate.signed_on } },
  DbtrAgt: unnamed,
  Dbtr: { Nm: latin(mandate.holder, 70) },
  DbtrAcct: { Id: { IBAN: mandate.iban } },
  RmtInf: { Ustrd: latin(about, 140) },
});

/** Within the SEPA a bank is found by the account. */
const unnamed: Xml = { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } };

const idOf = (id: string, more: Xml = {}): Xml => ({ Id: { PrvtId: { Othr: { Id: id, ...more } } } });

const totalsOf = (items: readonly CollectedItem[]): Xml => ({
  NbOfTxs: String(items.length),
  CtrlSum: decimal(items.reduce((sum, { amount }) => sum + amount, 0)),
});

/** `1234` → `12.34`, without a float in between. */
function decimal(cents: number): string {
  const digits = minorUnits(debitCurrency);
  const text = String(money(cents, debitCurrency).amount).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
};
const more: Readonly<Record<string, string>> = {
  ...letters,
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  '·': '.',
  '&': '+',
};

/** In the letters that every bank takes; never empty. */
export function latin(text: string, most: number): string {
  const plain = [...text.normalize('NFKD').replaceAll(/\p{M}/gu, '')]
    .map((letter) => more[letter] ?? letter)
    .join('')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
  return plain === '' ? '-' : plain;
}
