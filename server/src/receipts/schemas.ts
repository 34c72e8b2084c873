import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  Int,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
} from '../kernel/http/types.ts';

const Party = Type.Object(
  { name: Type.String(), tax_id: Type.String(), address: Type.String() },
  { additionalProperties: false },
);
const Amount = (description: string) => Int({ description: `Minor units; ${description}` });

export const Receipt = Shape('Receipt', {
  id: Id(),
  kind: OneOf(
    ['simplified', 'invoice', 'corrective'],
    'invoice: takes the place of a simplified one; corrective: of money that went back',
  ),
  name: Type.String({ description: 'Its number: series, year, number' }),
  club_id: Id(),
  payment_id: Id(),
  payer_id: Id(),
  payer_name: Type.String(),
  issued_at: Type.String({ description: 'RFC 3339, with the offset of the club’s zone' }),
  local_date: Type.String({ description: 'YYYY-MM-DD, club wall time' }),
  currency: Type.String(),
  total: Amount('VAT included; below 0 of a corrective one'),
  vat: Amount('the VAT inside of the total'),
  vat_rate: Type.Integer({ description: 'Hundredths of a percent' }),
  issuer: Party,
  customer: Nullable(Party),
  corrects: Nullable(Type.String({ description: 'The number of what it corrects or replaces' })),
  lines: Type.Array(
    Type.Object(
      {
        kind: OneOf(['class', 'package', 'fee', 'account']),
        name: Type.String(),
        local_date: Nullable(Type.String()),
        amount: Amount('VAT included'),
        vat: Amount('of the amount'),
      },
      { additionalProperties: false },
    ),
  ),
  hash: Type.String({ description: 'SHA-256 of the hash of the one before and of all that it says' }),
  verification_url: Nullable(Type.String({ description: 'VERI*FACTU: what its QR says' })),
  is_sent: Type.Boolean({ description: 'VERI*FACTU: its record is sent to the tax agency, and it says so' }),
  record: Nullable(
    OneOf(
      ['waiting', 'accepted', 'accepted_with_errors', 'rejected'],
      'VERI*FACTU: what the tax agency has said to its last record; null where none is sent',
    ),
  ),
  annulled: Type.Boolean({ description: 'VERI*FACTU: it was issued by mistake, and a record says so' }),
  by_mail: OneOf(
    ['ready', 'no_mail', 'no_address'],
    'Whether it can be sent to who paid: not where the installation sends no mail, or nobody knows an address',
  ),
  abilities: Abilities('invoice'),
});
export type Receipt = Static<typeof Receipt>;

export const ReceiptsQuery = Strict({
  client_id: Type.Optional(Id('Of a client; for the desk')),
  payment_id: Type.Optional(Id('Of one payment')),
  ...pageQuery,
});
export type ReceiptsQuery = Static<typeof ReceiptsQuery>;

export const AskInvoice = Strict({ name: Name(), tax_id: Name(30), address: Name(300) });
export type AskInvoice = Static<typeof AskInvoice>;

export const SentReceipt = Shape('SentReceipt', {
  to: Type.Array(Type.String(), { description: 'The addresses that it goes to' }),
  again: Type.Boolean({ description: 'It was sent there within the last ten minutes: nothing more is sent' }),
});
export type SentReceipt = Static<typeof SentReceipt>;

export const RecordsQuery = Strict({ club_id: Id() });

export const FiscalRecords = Shape('FiscalRecords', {
  sends: Type.Boolean({ description: 'Whether records are sent: a certificate is configured' }),
  waiting: Type.Integer({ description: 'Records that wait to be sent' }),
  next_at: Nullable(Instant()),
  problem: Type.String({ description: 'Why the last try has failed; empty: it has not' }),
  results: Type.Array(
    Type.Object(
      {
        id: Id(),
        kind: OneOf(['issue', 'annulment']),
        receipt_id: Id(),
        name: Type.String({ description: 'The number of the receipt' }),
        status: OneOf(['accepted_with_errors', 'rejected']),
        code: Type.String({ description: 'Of the tax agency' }),
        description: Type.String({ description: 'In its words' }),
        answered_at: Instant(),
      },
      { additionalProperties: false },
    ),
  ),
});
export type FiscalRecords = Static<typeof FiscalRecords>;
