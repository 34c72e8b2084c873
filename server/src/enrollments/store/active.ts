import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** Everybody in these sessions, or waiting for them, who has not been there yet. */
export async function activeEnrollments(tx: TenantTx, sessionIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from class_enrollments
     where session_id = any(${sessionIds}::uuid[]) and status in ('enrolled', 'waitlisted') and not checked_in`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}
