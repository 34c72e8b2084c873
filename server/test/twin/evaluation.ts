import { sql } from 'kysely';
import type { TenantTx } from '../../src/kernel/db/database.ts';

type Ids = Record<'id' | 'session_id' | 'instructor_id' | 'student_id', string>;

/** What a student has said of a coach. */
export const evaluated = (
  tx: TenantTx,
  { id, session_id, instructor_id, student_id }: Ids,
): Promise<unknown> =>
  sql`
    insert into instructor_evaluations (organization_id, id, instructor_id, student_id, session_id, class_type_id,
      overall_rating, teaching_quality, punctuality, communication, shown_on)
    select s.organization_id, ${id}::uuid, ${instructor_id}::uuid, ${student_id}::uuid, s.id, p.class_type_id, 4, 4, 4, 4, s.local_date
      from class_sessions s join class_schedules p on p.id = s.schedule_id where s.id = ${session_id}::uuid`.execute(
    tx,
  );
