import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Concern } from '../../kernel/live/topic.ts';

/** Whom these sessions concern: who teaches them or helps, who is in them or waits, and who has just left. */
export async function sessionConcerns(tx: TenantTx, ids: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select s.id, s.club_id, array[s.instructor_id, s.substitute_instructor_id, c.instructor_id] || s.assistant_instructor_ids as instructors,
           array(select e.student_id from class_enrollments e
                  where e.organization_id = s.organization_id and e.session_id = s.id
                    and (e.status <> 'cancelled' or e.updated_at > now() - interval '1 minute')) as clients
      from class_sessions s
      join class_schedules c on c.organization_id = s.organization_id and c.id = s.schedule_id
     where s.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Whom these fixed places concern: their holder, and the coach of the group. */
export async function placeConcerns(tx: TenantTx, ids: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select p.id, c.club_id, array[c.instructor_id] as instructors, array[p.student_id] as clients
      from schedule_enrollments p
      join class_schedules c on c.organization_id = p.organization_id and c.id = p.schedule_id
     where p.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
