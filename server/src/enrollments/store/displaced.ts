import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** Somebody who lost a place because there were fewer, as they are now. */
export interface Displaced {
  id: string;
  session_id: string;
  student_id: string;
  status: string;
  cancel_reason: string;
  is_fixed: boolean;
}

/** Those first who come first: holders of fixed places, then by when they were placed. */
export async function displacedWith(tx: TenantTx, ids: readonly string[]): Promise<Displaced[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Displaced>`
    select e.id, e.session_id, e.student_id, e.status, e.cancel_reason, e.schedule_enrollment_id is not null as is_fixed
      from class_enrollments e where e.id = any(${[...ids]}::uuid[])
     order by e.session_id, e.status <> 'waitlisted', e.waitlist_priority desc, e.waitlist_sequence,
              e.schedule_enrollment_id is null, e.enrolled_at, e.id`.execute(tx);
  return rows;
}
