import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** Whom a question concerns: who was asked, who asked, and whose group it is. */
export async function substituteConcerns(tx: TenantTx, ids: string[]) {
  const { rows } = await sql<{
    id: string;
    club_id: string;
    instructors: (string | null)[];
    users: (string | null)[];
  }>`
    select r.id, s.club_id, array(select a.asked_by from substitute_asks a
                  where a.organization_id = r.organization_id and a.request_id = r.id) || r.asked_by as users,
           array(select a.instructor_id from substitute_asks a
                  where a.organization_id = r.organization_id and a.request_id = r.id) || p.instructor_id as instructors
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
      join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id
     where r.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
