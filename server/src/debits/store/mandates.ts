import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';

/** The last day on which something was, or is to be, collected by mandate `m`, in SQL. */
export const lastCollectedOn = (m: RawBuilder<unknown>) => sql<LocalDate | null>`(
  select max(c.collect_on) from debit_items i join debit_collections c on c.id = i.collection_id
   where i.mandate_id = ${m}.id and i.status <> 'taken_out')`;

export interface NewMandate {
  club_id: string;
  client_id: string;
  reference: string;
  iban: string;
  holder: string;
  signed_on: LocalDate;
}

/** @returns its id */
export async function insertMandate(scope: Scope, { iban, ...mandate }: NewMandate): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('debit_mandates')
    .values({
      ...{ ...mandate, id, iban, iban_end: iban.slice(-4), organization_id: organizationOf(scope) },
      ...{ created_by: scope.actor.user_id, created_at: scope.now },
    })
    .execute();
  return id;
}

/** The one by which somebody pays at a club now. */
export async function activeMandate(
  { tx }: Scope,
  of: { club_id: string; client_id: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('debit_mandates')
    .select('id')
    .where('club_id', '=', of.club_id)
    .where('client_id', '=', of.client_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Its account is forgotten at once where nothing was ever collected by it. @returns false where it has ended already */
export async function endMandateRow(
  { tx, now, actor }: Scope,
  id: string,
  reason: 'revoked' | 'ended' | 'replaced',
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update debit_mandates m set ended_at = ${now}::timestamptz, ended_by = ${actor.user_id}::uuid, end_reason = ${reason}, updated_at = ${now}::timestamptz,
           iban = case when exists (select from debit_items i where i.mandate_id = m.id and i.status <> 'taken_out') then m.iban else '' end
     where m.id = ${id}::uuid and m.ended_at is null`.execute(tx);
  return numAffectedRows > 0n;
}
