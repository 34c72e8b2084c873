import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** They are not collected, after all. */
export async function takeItemsOut({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  await sql`
    update debit_items set status = 'taken_out', updated_at = ${now}::timestamptz
     where id = any(${[...ids]}::uuid[]) and status = 'waiting'`.execute(tx);
}

/** They are collected; `kept_amount`: what of it became credit of who paid. */
export async function bookItems(
  { tx, now }: Scope,
  items: readonly { id: string; kept_amount: number }[],
): Promise<void> {
  await sql`
    update debit_items i
       set status = 'booked', booked_at = ${now}::timestamptz, kept_amount = b.kept_amount, updated_at = ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as b(id uuid, kept_amount int) where i.id = b.id`.execute(
    tx,
  );
}

export async function returnItemRow(
  { tx, now, actor }: Scope,
  id: string,
  { code, fee_amount }: { code: string; fee_amount: number },
): Promise<void> {
  await tx
    .updateTable('debit_items')
    .set({
      ...{ status: 'returned', return_code: code, returned_at: now, returned_by: actor.user_id },
      ...{ fee_amount, updated_at: now },
    })
    .where('id', '=', id)
    .execute();
}

/** It had not come back: another payment takes the place of the one that went back. */
export async function takeReturnBack(
  { tx, now }: Scope,
  id: string,
  { payment_id, status }: { payment_id: string; status: 'waiting' | 'booked' },
): Promise<void> {
  await tx
    .updateTable('debit_items')
    .set({
      ...(status === 'booked' && { booked_at: sql<Date>`coalesce(booked_at, ${now}::timestamptz)` }),
      ...{ status, payment_id, return_code: '', returned_at: null, returned_by: null },
      ...{ fee_amount: 0, kept_amount: 0, updated_at: now },
    })
    .where('id', '=', id)
    .execute();
}
