import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** Places that were held for who pays them online, and are not paid by now: the first to end first. */
export async function heldTooLong(tx: TenantTx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from class_enrollments
     where pay_until is not null and pay_until <= ${now}::timestamptz order by pay_until limit ${limit}::int`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Of these, those that nobody has paid, or given back, and which are held no longer. */
export async function stillUnpaid(tx: TenantTx, ids: readonly string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from class_enrollments
     where id = any(${ids}::uuid[]) and status = 'enrolled' and not paid and pay_until <= ${now}::timestamptz
     order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Of which classes they are, and whose: who pays one at this moment has the lock of its student. */
export async function classesAndStudentsOf(
  tx: TenantTx,
  ids: readonly string[],
): Promise<{ session_id: string; student_id: string }[]> {
  const { rows } = await sql<{ session_id: string; student_id: string }>`
    select session_id, student_id from class_enrollments where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody holds these any more: paid in another way, or not to be paid. */
export async function unhold(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await sql`update class_enrollments set pay_until = null, updated_at = now()
             where id = any(${ids}::uuid[]) and pay_until is not null`.execute(tx);
}
