import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** What attendance says about one enrolment of a session. */
export interface Presence {
  id: string;
  status: 'enrolled' | 'no_show';
  checked_in: boolean;
  check_in_method: 'desk' | 'instructor' | 'qr';
}

/**
 * Writes who of one session is present, and its `attended_count`. The caller holds the session's row lock, as every
 * cancellation does: nobody is cancelled and checked in (class_enrollments_state), and the count is right.
 */
export async function savePresence(
  tx: TenantTx,
  sessionId: string,
  rows: readonly Presence[],
  now: Date,
): Promise<void> {
  await Promise.all([
    sql`
      update class_enrollments e
         set status = d.status, checked_in = d.checked_in, updated_at = now(),
             attendance_version = e.attendance_version + 1,
             check_in_time = case when d.checked_in then coalesce(e.check_in_time, ${now}::timestamptz) end,
             check_in_method = case when d.checked_in then coalesce(e.check_in_method, d.check_in_method) end
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, status text, checked_in boolean, check_in_method text)
       where e.id = d.id and e.session_id = ${sessionId}::uuid`.execute(tx),
    sql`
      update class_sessions s
         set attended_count = (select count(*) from class_enrollments e where e.session_id = s.id and e.checked_in)
       where s.id = ${sessionId}::uuid`.execute(tx),
  ]);
}

/** Whoever is enrolled in these sessions and has not checked in did not come. The caller holds the sessions' locks. */
export async function saveMissed(
  tx: TenantTx,
  sessionIds: readonly string[],
): Promise<{ enrollment_id: string; session_id: string; student_id: string }[]> {
  const { rows } = await sql<{ enrollment_id: string; session_id: string; student_id: string }>`
    update class_enrollments set status = 'no_show', updated_at = now()
     where session_id = any(${sessionIds}::uuid[]) and status = 'enrolled' and not checked_in
    returning id as enrollment_id, session_id, student_id`.execute(tx);
  return rows;
}
