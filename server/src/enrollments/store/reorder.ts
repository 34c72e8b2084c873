import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Standing } from '../rules/reorder.ts';

/** The waiting list of a session in its order, the session locked: nobody comes or goes meanwhile. */
export async function lockList(tx: TenantTx, sessionId: string): Promise<Standing[]> {
  await sql`select id from class_sessions where id = ${sessionId}::uuid for no key update`.execute(tx);
  const { rows } = await sql<Standing>`
    select id, waitlist_priority, waitlist_sequence as ticket from class_enrollments
     where session_id = ${sessionId}::uuid and status = 'waitlisted'
     order by waitlist_priority desc, waitlist_sequence`.execute(tx);
  return rows;
}

/** Writes who stands where, and why one of them was moved. */
export async function saveOrder(
  tx: TenantTx,
  order: readonly Standing[],
  moved: { id: string; reason: string },
): Promise<void> {
  await sql`
    update class_enrollments e
       set waitlist_priority = d.waitlist_priority, waitlist_sequence = d.ticket, updated_at = now(),
           moved_reason = case when e.id = ${moved.id}::uuid then ${moved.reason} else e.moved_reason end
      from jsonb_to_recordset(${JSON.stringify(order)}::jsonb) as d(id uuid, waitlist_priority smallint, ticket bigint)
     where e.id = d.id`.execute(tx);
}
