import { newId } from '../../kernel/ids.ts';
import { apportion } from '../../kernel/money.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { dateParts, localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import type { MoneyRefunded, PaymentTaken } from '../../payments/facts.ts';
import { type Settings, settings } from '../../settings.ts';
import { receiptIssued } from '../facts.ts';
import { compose, type Draft, type Party, type ReceiptContent, seriesOf } from '../rules/compose.ts';
import { vatInside, vatOfRefund } from '../rules/vat.ts';
import { loadPaid, loadRefund, receiptOf } from '../store/load.ts';
import { nextRecord } from '../store/records.ts';
import { insertReceipt, nextNumber, nextOfChain } from '../store/write.ts';
import { annulled, keepRecord, sendsRecords, type WentBack, writesRecords } from './records.ts';

/** Whoever writes receipts of several clubs at a time does so in one order. */
const byClub = <P extends { club_id: string }>(facts: readonly P[]): P[] =>
  facts.toSorted((a, b) => (a.club_id < b.club_id ? -1 : 1));

/** A payment has a receipt over what of it is money, where the club writes any. */
export async function issueReceipts(scope: Scope, facts: readonly PaymentTaken['payload'][]): Promise<void> {
  for (const { payment_id, club_id } of byClub(facts)) {
    const rules = await settingsOf(scope.tx, settings, { club_id });
    if (rules.issue_receipts) await issueOf(scope, payment_id, rules);
  }
}

async function issueOf(scope: Scope, payment_id: string, rules: Settings): Promise<void> {
  const paid = await loadPaid(scope.tx, payment_id);
  const total = paid ? paid.amount - paid.credit_amount : 0;
  if (!paid || total === 0) return;
  const { club_id, currency, lines } = paid;
  const parts = apportion(
    total,
    lines.map((line) => line.amount),
  );
  await write(scope, rules, {
    ...{ club_id, payment_id, refund_id: null, corrects_id: null },
    draft: {
      ...{ kind: 'simplified', total, currency, vat_rate: rules.vat_rate, customer: null, corrects: null },
      vat: vatInside(total, rules.vat_rate, currency),
      lines: lines.map(({ id: _, ...line }, i) => ({ ...line, amount: parts[i]! })).filter(saysSomething),
    },
  });
}

const saysSomething = ({ amount }: { amount: number }): boolean => amount !== 0;

/** What goes back in money is corrected where it had a receipt, also where the club writes none any more. */
export async function issueCorrectives(
  scope: Scope,
  facts: readonly MoneyRefunded['payload'][],
): Promise<void> {
  for (const fact of byClub(facts)) {
    const receipt = await receiptOf(scope.tx, fact.payment_id);
    if (!receipt) continue;
    const paid = await loadPaid(scope.tx, fact.payment_id);
    const refund = await loadRefund(scope.tx, fact.refund_id);
    if (!paid || !refund) continue;
    const back = { receipt, paid, refund };
    if (!(await annulled(scope, fact, back))) await correct(scope, fact, back);
  }
}

async function correct(
  scope: Scope,
  { payment_id, refund_id, club_id }: MoneyRefunded['payload'],
  { receipt: corrected, paid, refund }: WentBack,
): Promise<void> {
  const line = paid.lines.find((one) => one.id === refund.line_id);
  if (!line) return;
  const { vat_rate, kind, name, content } = corrected;
  const { customer } = JSON.parse(content) as ReceiptContent;
  const before = paid.refunded_money - refund.amount;
  const { id: _, ...said } = line;
  await write(scope, await settingsOf(scope.tx, settings, { club_id }), {
    ...{ club_id, payment_id, refund_id, corrects_id: corrected.id },
    draft: {
      ...{ kind: 'corrective', total: -refund.amount, currency: paid.currency, vat_rate, customer },
      vat: -vatOfRefund(refund.amount, before, vat_rate, paid.currency),
      ...{ corrects: { name, kind }, lines: [{ ...said, amount: -refund.amount }] },
    },
  });
}

interface ToWrite {
  club_id: string;
  payment_id: string;
  refund_id: string | null;
  corrects_id: string | null;
  draft: Omit<Draft, 'issuer'>;
}

/** Numbers it, chains it and keeps it. @returns its id */
export async function write(scope: Scope, rules: Settings, { draft, ...of }: ToWrite): Promise<string> {
  const { tx, now, actor } = scope;
  const club = await clubOf(scope, of.club_id);
  const issuer = issuerOf(rules, club.name);
  const local_date = localDateOf(now, club.timezone);
  const { year } = dateParts(local_date);
  const series = seriesOf(rules.receipt_series, draft.kind);
  const { position, hash: previous_hash } = await nextOfChain(tx, of.club_id);
  // The record of VERI*FACTU names who issues it: without a tax id there is none.
  const next = writesRecords(rules, club) ? await nextRecord(tx, of.club_id) : undefined;
  const number = await nextNumber(tx, { club_id: of.club_id, series, year });
  const composed = compose(
    { ...draft, issuer },
    {
      ...{ series, year, number, position, previous_hash, local_date },
      ...{ previous_huella: next?.previous_huella, sends: sendsRecords(scope) },
      issued_at: offsetDateTime(now, club.timezone),
    },
  );
  const id = newId();
  await insertReceipt(tx, { ...of, ...composed, id, created_by: actor.user_id, now });
  const { verifactu } = composed.content;
  if (next && verifactu) {
    const { record, huella } = verifactu;
    await keepRecord(scope, { ...next, club_id: of.club_id, receipt_id: id, kind: 'issue', record, huella });
  }
  await append(scope, [receiptIssued(id, of.club_id, rules.email_receipts)]);
  return id;
}

const issuerOf = (rules: Settings, clubName: string): Party => ({
  name: rules.receipt_issuer.trim() || clubName,
  tax_id: rules.receipt_tax_id.trim(),
  address: rules.receipt_address.trim(),
});
