// biome-ignore-all lint/suspicious/noExplicitAny: the file is walked as it comes
import { expect, test } from 'vitest';
import { readXml } from '../../kernel/xml.ts';
import { bankDayFrom, earliestOn, isBankDay } from './days.ts';
import { lapsesOn, sequencesOf } from './mandates.ts';
import { type CollectedItem, latin, painOf } from './pain008.ts';

const item = (n: number, more: Partial<CollectedItem> = {}): CollectedItem => ({
  ...{ end_to_end: `E${n}`, amount: 5, sequence: 'RCUR', about: `Cuota ${n}` },
  mandate: {
    reference: `M${n}`,
    signed_on: '2026-01-02',
    holder: 'Zoë Ñíguez',
    iban: 'ES9121000418450200051332',
  },
  ...more,
});

const file = (items: CollectedItem[]) =>
  painOf({
    ...{ message_id: 'a'.repeat(32), created_at: '2026-11-27T09:00:00', collect_on: '2026-12-07', items },
    creditor: { name: 'Club', id: 'ES26000G12345678', iban: 'ES9121000418450200051332' },
  });

/** The order of the sequences of the schema, as far as they are used. */
const order: Record<string, string[]> = {
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'],
  PmtInf: [
    ...[
      'PmtInfId',
      'PmtMtd',
      'BtchBookg',
      'NbOfTxs',
      'CtrlSum',
      'PmtTpInf',
      'ReqdColltnDt',
      'Cdtr',
      'CdtrAcct',
    ],
    ...['CdtrAgt', 'ChrgBr', 'CdtrSchmeId', 'DrctDbtTxInf'],
  ],
  DrctDbtTxInf: ['PmtId', 'InstdAmt', 'DrctDbtTx', 'DbtrAgt', 'Dbtr', 'DbtrAcct', 'RmtInf'],
};

test('is what the schema wants: order, totals to the cent, groups by sequence, letters and lengths', () => {
  const long = 'x'.repeat(200);
  const items = [item(1), item(2, { sequence: 'FRST', about: `${long}` }), item(3, { amount: 123_456 })];
  const text = file(items);
  expect(text).toContain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"');
  const { Document } = readXml(text, ['PmtInf', 'DrctDbtTxInf']) as any;
  const { GrpHdr, PmtInf } = Document.CstmrDrctDbtInitn;
  expect(Object.keys(GrpHdr)).toEqual(order.GrpHdr);
  expect([GrpHdr.NbOfTxs, GrpHdr.CtrlSum]).toEqual(['3', '1234.66']);
  expect(PmtInf.map((one: any) => [one.PmtTpInf.SeqTp, one.NbOfTxs, one.CtrlSum])).toEqual([
    ['FRST', '1', '0.05'],
    ['RCUR', '2', '1234.61'],
  ]);
  for (const one of PmtInf) {
    expect(Object.keys(one)).toEqual(order.PmtInf);
    expect(one.PmtInfId.length).toBeLessThanOrEqual(35);
    for (const debit of one.DrctDbtTxInf) expect(Object.keys(debit)).toEqual(order.DrctDbtTxInf);
  }
  expect(PmtInf[0].DrctDbtTxInf[0].RmtInf.Ustrd).toHaveLength(140);
  expect(PmtInf[1].DrctDbtTxInf[0].Dbtr.Nm).toBe('Zoe Niguez');
  expect(text).toContain('<InstdAmt Ccy="EUR">1234.56</InstdAmt>');
});

test('letters that no bank takes become others', () => {
  expect(latin('Pádel & Ñam “Õ” <b> Łódź ñ·l', 70)).toBe('Padel + Nam O b Lodz n.l');
  expect(latin('网球', 70)).toBe('-');
});

test('banks work on days of TARGET', () => {
  const closed = [
    '2026-12-25',
    '2026-12-26',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-01',
    '2026-11-28',
  ];
  expect(closed.filter(isBankDay)).toEqual([]);
  expect(bankDayFrom('2027-03-26')).toBe('2027-03-30');
  // National holidays are none of TARGET's.
  expect(isBankDay('2026-12-08')).toBe(true);
  expect(earliestOn('2026-12-24', 0)).toBe('2026-12-28');
  expect(earliestOn('2026-11-27', 14)).toBe('2026-12-11');
});

test('a mandate lapses 36 months after it was used, and is used first once', () => {
  expect(lapsesOn({ signed_on: '2026-01-31', last_collected_on: null })).toBe('2029-01-31');
  expect(lapsesOn({ signed_on: '2026-01-31', last_collected_on: '2026-12-07' })).toBe('2029-12-07');
  const by = (mandate_id: string, is_used = false) => ({ mandate_id, is_used });
  expect(sequencesOf([by('a'), by('b', true), by('a')])).toEqual(['FRST', 'RCUR', 'RCUR']);
});

test('says what another writer of such files says', async () => {
  const { default: SEPA } = (await import('sepa')) as any;
  // It takes days in the zone of the machine.
  const [collectOn, signedOn] = [new Date(2026, 11, 7), new Date(2026, 0, 2)];
  const other = new SEPA.Document('pain.008.001.08');
  Object.assign(other.grpHdr, { id: 'a'.repeat(32), initiatorName: 'Club', created: collectOn });
  const items = [item(1), item(2, { amount: 123_456 })];
  const info = other.createPaymentInfo();
  Object.assign(info, { collectionDate: collectOn, sequenceType: 'RCUR', batchBooking: true });
  Object.assign(info, {
    creditorName: 'Club',
    creditorId: 'ES26000G12345678',
    creditorIBAN: items[0]!.mandate.iban,
  });
  other.addPaymentInfo(info);
  for (const { mandate, amount, end_to_end, about } of items) {
    const debit = info.createTransaction();
    Object.assign(debit, {
      debtorName: latin(mandate.holder, 70),
      debtorIBAN: mandate.iban,
      end2endId: end_to_end,
    });
    Object.assign(debit, {
      mandateId: mandate.reference,
      mandateSignatureDate: signedOn,
      remittanceInfo: about,
    });
    Object.assign(debit, { amount: amount / 100, currency: 'EUR' });
    info.addTransaction(debit);
  }
  const read = (text: string) => (readXml(text, ['DrctDbtTxInf']) as any).Document.CstmrDrctDbtInitn.PmtInf;
  const [ours, theirs] = [read(file(items)), read(other.toString())];
  // What either may leave out.
  for (const one of [ours, theirs]) {
    delete one.PmtInfId;
    delete one.CdtrAcct.Ccy;
    for (const debit of one.DrctDbtTxInf) {
      delete debit.PmtId.InstrId;
      delete debit.DrctDbtTx.MndtRltdInf.AmdmntInd;
    }
  }
  expect(ours).toEqual(theirs);
});
