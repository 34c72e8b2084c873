import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Creditor } from '../rules/creditor.ts';
import type { Sequence } from '../rules/mandates.ts';

const dense = (id: string): string => id.replaceAll('-', '');

/** @returns its id */
export async function insertCollection(
  scope: Scope,
  { club_id, collect_on, creditor }: { club_id: string; collect_on: LocalDate; creditor: Creditor },
): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('debit_collections')
    .values({
      ...{ organization_id: organizationOf(scope), id, club_id, collect_on, message_id: dense(id) },
      ...{ creditor_name: creditor.name, creditor_id: creditor.id, creditor_iban: creditor.iban },
      ...{ created_by: scope.actor.user_id, created_at: scope.now },
    })
    .execute();
  return id;
}

export interface NewItem {
  mandate_id: string;
  charge_id: string;
  payment_id: string;
  sequence: Sequence;
  amount: number;
}

/**
 * What is collected. A charge that is being collected already is left out (`debit_items_once`): whoever was first does.
 * @returns how many there are more
 */
export async function insertItems(
  scope: Scope,
  collection_id: string,
  items: readonly NewItem[],
): Promise<number> {
  const rows = items.map((one) => {
    const id = newId();
    return { ...one, id, end_to_end: dense(id) };
  });
  const { numAffectedRows = 0n } = await sql`
    insert into debit_items (organization_id, id, collection_id, mandate_id, charge_id, payment_id, sequence, end_to_end, amount, created_at)
    select ${organizationOf(scope)}::uuid, d.id, ${collection_id}::uuid, d.mandate_id, d.charge_id, d.payment_id, d.sequence, d.end_to_end, d.amount, ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as d(id uuid, mandate_id uuid, charge_id uuid, payment_id uuid, sequence text, end_to_end text, amount int)
     order by d.charge_id
    on conflict do nothing`.execute(scope.tx);
  return Number(numAffectedRows);
}

/** Nobody else goes on with it meanwhile. */
export const lockCollection = async ({ tx }: Scope, id: string): Promise<void> => {
  await sql`select from debit_collections where id = ${id}::uuid for no key update`.execute(tx);
};

type To = 'made' | 'submitted' | 'booked' | 'cancelled';

export async function setStatus({ tx, now }: Scope, id: string, status: To): Promise<void> {
  await tx
    .updateTable('debit_collections')
    .set({
      ...{ status, updated_at: now },
      ...(status === 'made' && { submitted_at: null }),
      ...(status === 'submitted' && { submitted_at: now }),
      ...(status === 'booked' && { booked_at: now }),
      ...(status === 'cancelled' && { cancelled_at: now }),
    })
    .where('id', '=', id)
    .execute();
}

/** Another file is taken than before. */
export async function noteFile(
  { tx, now }: Scope,
  id: string,
  { number, seen }: { number: number; seen: string },
): Promise<void> {
  await tx
    .updateTable('debit_collections')
    .set({ files: number, file_seen: seen, updated_at: now })
    .where('id', '=', id)
    .execute();
}
