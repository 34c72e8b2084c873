import { sql } from 'kysely';
import type { TenantTx } from '../../src/kernel/db/database.ts';

type Ids = Record<
  'attendance' | 'evaluation' | 'skill' | 'enrollment' | 'session_id' | 'instructor_id' | 'student_id',
  string
>;

/** A class that a student came to, who was asked to give it, what they said of its coach, and what they learnt in it. */
export async function attended(tx: TenantTx, ids: Ids): Promise<void> {
  const { session_id, instructor_id, student_id } = ids;
  await sql`
    insert into substitute_requests (organization_id, id, session_id, absent_id, created_at)
    select organization_id, ${ids.attendance}::uuid, id, ${instructor_id}::uuid, '2026-03-01'
      from class_sessions where id = ${session_id}::uuid`.execute(tx);
  await sql`
    insert into substitute_asks (organization_id, id, request_id, instructor_id, created_at)
    select organization_id, gen_random_uuid(), id, ${instructor_id}::uuid, '2026-03-01'
      from substitute_requests where id = ${ids.attendance}::uuid`.execute(tx);
  await sql`
    insert into class_messages (organization_id, id, session_id, day, number, words, author_id, created_at)
    select s.organization_id, ${ids.attendance}::uuid, s.id, '2026-03-02', 1, 'x', m.user_id, '2026-03-02T09:00:00Z'
      from class_sessions s join memberships m on m.organization_id = s.organization_id and m.role = 'owner'
     where s.id = ${session_id}::uuid limit 1`.execute(tx);
  await sql`
    insert into class_attendance (organization_id, id, session_id, enrollment_id, student_id, present)
    select organization_id, ${ids.attendance}::uuid, id, ${ids.enrollment}::uuid, ${student_id}::uuid, true
      from class_sessions where id = ${session_id}::uuid`.execute(tx);
  await sql`
    insert into instructor_evaluations (organization_id, id, instructor_id, student_id, session_id, class_type_id,
      overall_rating, teaching_quality, punctuality, communication, shown_on)
    select s.organization_id, ${ids.evaluation}::uuid, ${instructor_id}::uuid, ${student_id}::uuid, s.id, p.class_type_id, 4, 4, 4, 4, s.local_date
      from class_sessions s join class_schedules p on p.id = s.schedule_id where s.id = ${session_id}::uuid`.execute(
    tx,
  );
  await sql`
    insert into skills (organization_id, id, level_id, name_es, name_en)
    select organization_id, ${ids.skill}::uuid, id, 'Bandeja', 'Bandeja' from class_levels limit 1`.execute(
    tx,
  );
  await sql`
    insert into student_skills (organization_id, id, student_id, skill_id, mastered_on, session_id, instructor_id)
    select organization_id, gen_random_uuid(), ${student_id}::uuid, id, '2026-03-01', ${session_id}::uuid, ${instructor_id}::uuid
      from skills where id = ${ids.skill}::uuid`.execute(tx);
  // One id says both: no request asks for the one where the other is meant.
  await sql`
    insert into level_entries (organization_id, id, student_id, number, kind, level, before)
    select organization_id, ${ids.skill}::uuid, id, 90, 'confirmed', level, level from client_profiles where id = ${student_id}::uuid`.execute(
    tx,
  );
}
