import { effectsOf } from '../../kernel/db/context.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import type { MoneyRefunded } from '../../payments/facts.ts';
import { type Settings, settings } from '../../settings.ts';
import { recordWaits } from '../facts.ts';
import type { ReceiptContent } from '../rules/compose.ts';
import { huellaOf, type RegistroAnulacion } from '../rules/huella.ts';
import type { loadPaid, loadRefund, Written } from '../store/load.ts';
import { insertRecord, insertSending, isAnnulled, type NewRecord, nextRecord } from '../store/records.ts';

/** VERI*FACTU is Spain's, and its records name who issues them: without a tax id there are none. */
export const writesRecords = (rules: Settings, club: { country: string | null }): boolean =>
  rules.verifactu && rules.receipt_tax_id.trim() !== '' && club.country === 'ES';

/** Whether records that are written now go to the tax agency. */
export const sendsRecords = ({ tx }: Scope): boolean => effectsOf(tx).sendsRecords === true;

/** Keeps a record, and has it sent where anything is. */
export async function keepRecord(scope: Scope, record: NewRecord): Promise<void> {
  const { club_id, position } = record;
  const record_id = await insertRecord(scope.tx, record, scope.now);
  if (!sendsRecords(scope)) return;
  await insertSending(scope.tx, { club_id, record_id, position });
  await append(scope, [recordWaits(club_id)]);
}

/** What went back in money, of a payment that has a receipt. */
export interface WentBack {
  receipt: Written;
  paid: NonNullable<Awaited<ReturnType<typeof loadPaid>>>;
  refund: NonNullable<Awaited<ReturnType<typeof loadRefund>>>;
}

/**
 * A receipt that was issued by mistake, because nothing had been paid, is annulled by a record, where it has one: there
 * is nothing to be corrected. Only one that stands alone and has corrected nothing yet.
 * @returns whether it was
 */
export async function annulled(
  scope: Scope,
  { club_id }: Pick<MoneyRefunded['payload'], 'club_id'>,
  { receipt, paid, refund }: WentBack,
): Promise<boolean> {
  if (receipt.kind !== 'simplified' || receipt.huella === '') return false;
  // What came online was paid: it goes back, and that is corrected.
  if (refund.kind !== 'mistake' || refund.method === 'online') return false;
  if (refund.amount !== paid.amount - paid.credit_amount) return false;
  const club = await clubOf(scope, club_id);
  const rules = await settingsOf(scope.tx, settings, { club_id });
  if (!writesRecords(rules, club) || (await isAnnulled(scope.tx, receipt.id))) return false;
  await annul(scope, receipt, offsetDateTime(scope.now, club.timezone));
  return true;
}

async function annul(scope: Scope, receipt: Written, at: string): Promise<void> {
  const { verifactu } = JSON.parse(receipt.content) as ReceiptContent;
  const issued = verifactu!.record;
  const next = await nextRecord(scope.tx, receipt.club_id);
  const record: RegistroAnulacion = {
    IDEmisorFacturaAnulada: issued.IDEmisorFactura,
    NumSerieFacturaAnulada: issued.NumSerieFactura,
    FechaExpedicionFacturaAnulada: issued.FechaExpedicionFactura,
    Huella: next.previous_huella,
    FechaHoraHusoGenRegistro: at,
  };
  const { club_id, id: receipt_id } = receipt;
  await keepRecord(scope, {
    ...{ ...next, club_id, receipt_id, kind: 'annulment', record, huella: huellaOf(record) },
  });
}
