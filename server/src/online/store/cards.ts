import { sql } from 'kysely';
import type { CardThere } from '../../kernel/checkout.ts';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';

/** A card that somebody keeps at Stripe. */
export interface CardRow extends CardThere {
  id: string;
  client_id: string;
  removed_at: Date | null;
}

const select = sql`
  select id, client_id, customer_id, method_id, brand, last_four, exp_month, exp_year, removed_at from saved_cards`;

/** Those of somebody, the newest first. */
export async function cardsOf(tx: TenantTx, client_id: string): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    ${select} where client_id = ${client_id}::uuid and removed_at is null order by created_at desc, id limit 20`.execute(
    tx,
  );
  return rows;
}

export async function readCard(tx: TenantTx, id: string): Promise<CardRow | undefined> {
  const { rows } = await sql<CardRow>`${select} where id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** Once: the same card may be told of again, also after it was removed. */
export async function insertCard(
  tx: TenantTx,
  client_id: string,
  { customer_id, method_id, brand, last_four, exp_month, exp_year }: CardThere,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('saved_cards')
    .values({
      ...{ organization_id: scopeOf(tx).organization_id, id: newId(), client_id, customer_id, method_id },
      ...{ brand: brand.slice(0, 40), last_four, exp_month, exp_year, created_at: now },
    })
    .onConflict((it) => it.constraint('saved_cards_once').doNothing())
    .execute();
}

/** @returns false where it was removed already */
export async function endCard(tx: TenantTx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('saved_cards')
    .set({ removed_at: now, updated_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
