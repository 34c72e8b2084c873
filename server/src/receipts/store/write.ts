import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { ReceiptContent } from '../rules/compose.ts';

/** The chain of a club counts as a series without code and year. */
const chain = { series: '', year: 0 };

/**
 * The next number of a series. Whoever has it holds the row of the series until the end of their transaction: the next
 * one waits, and a transaction that fails leaves no gap.
 */
export async function nextNumber(
  tx: TenantTx,
  { club_id, series, year }: { club_id: string; series: string; year: number },
): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into receipt_series as s (organization_id, id, club_id, code, year, last_number)
    values (${scopeOf(tx).organization_id}::uuid, ${newId()}::uuid, ${club_id}::uuid, ${series}, ${year}, 1)
    on conflict on constraint receipt_series_once do update set last_number = s.last_number + 1
    returning last_number`.execute(tx);
  return rows[0]!.last_number;
}

/**
 * The place of the next receipt in the chain of a club, and what it is chained to. Taken before the number of a series,
 * so that two who write receipts of different series wait for each other in one order.
 */
export async function nextOfChain(tx: TenantTx, club_id: string) {
  const position = await nextNumber(tx, { club_id, ...chain });
  const { rows } = await sql<{ hash: string }>`
    select hash from receipts where club_id = ${club_id}::uuid order by position desc limit 1`.execute(tx);
  return { position, hash: rows[0]?.hash ?? '' };
}

export interface NewReceipt {
  id: string;
  club_id: string;
  payment_id: string;
  refund_id: string | null;
  corrects_id: string | null;
  content: ReceiptContent;
  /** The content as it is hashed. */
  text: string;
  hash: string;
  created_by: string | null;
  now: Date;
}

export async function insertReceipt(tx: TenantTx, { content, text, now, ...receipt }: NewReceipt) {
  const { kind, series, year, number, name, position, total, vat, vat_rate, currency } = content;
  await tx
    .insertInto('receipts')
    .values({
      ...{ ...receipt, organization_id: scopeOf(tx).organization_id, content: text, created_at: now },
      ...{ kind, series, year, number, name, position, total, vat, vat_rate, currency },
      ...{ previous_hash: content.previous_hash, huella: content.verifactu?.huella ?? '' },
    })
    .execute();
}
