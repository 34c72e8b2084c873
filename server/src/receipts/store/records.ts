import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { RegistroAlta, RegistroAnulacion } from '../rules/huella.ts';

export interface NextRecord {
  position: number;
  /** Empty for the first one of a club. */
  previous_huella: string;
}

/** The place of the next record in the chain of a club: whoever has it holds the chain until the end of their transaction. */
export async function nextRecord(tx: TenantTx, club_id: string): Promise<NextRecord> {
  const { rows } = await sql<{ last_position: number }>`
    insert into verifactu_chains as c (organization_id, id, club_id, last_position)
    values (${scopeOf(tx).organization_id}::uuid, ${newId()}::uuid, ${club_id}::uuid, 1)
    on conflict on constraint verifactu_chains_club do update set last_position = c.last_position + 1
    returning last_position`.execute(tx);
  const position = rows[0]!.last_position;
  const before = await sql<{ huella: string }>`
    select huella from verifactu_records where club_id = ${club_id}::uuid order by position desc limit 1`.execute(
    tx,
  );
  return { position, previous_huella: before.rows[0]?.huella ?? '' };
}

export interface NewRecord extends NextRecord {
  club_id: string;
  receipt_id: string;
  kind: 'issue' | 'annulment';
  record: RegistroAlta | RegistroAnulacion;
  huella: string;
}

/** @returns its id */
export async function insertRecord(tx: TenantTx, { record, ...row }: NewRecord, now: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('verifactu_records')
    .values({
      ...{ ...row, id, organization_id: scopeOf(tx).organization_id, created_at: now },
      record: JSON.stringify(record),
    })
    .execute();
  return id;
}

/** From here on it waits to be sent. */
export async function insertSending(
  tx: TenantTx,
  row: { club_id: string; record_id: string; position: number },
): Promise<void> {
  await tx
    .insertInto('verifactu_sendings')
    .values({ ...row, id: newId(), organization_id: scopeOf(tx).organization_id })
    .execute();
}

export async function isAnnulled(tx: TenantTx, receiptId: string): Promise<boolean> {
  const { rows } = await sql`
    select from verifactu_records where receipt_id = ${receiptId}::uuid and kind = 'annulment'`.execute(tx);
  return rows.length > 0;
}
