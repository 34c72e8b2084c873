import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface ToEvaluate {
  session_id: string;
  student_id: string;
  instructor_id: string;
  instructor_name: string;
  class_name: string;
  local_date: string;
  /** Who has one says it themselves; for who has none, a guardian does. */
  has_account: boolean;
}

/** Who came to a class of the club that began in this time and is over, and has said nothing of it. */
export async function unevaluated(
  { tx, now }: Scope,
  { club_id, since }: { club_id: string; since: Date },
): Promise<ToEvaluate[]> {
  const { rows } = await sql<ToEvaluate>`
    select s.id as session_id, e.student_id, i.id as instructor_id, i.display_name as instructor_name, p.name as class_name,
           s.local_date, c.user_id is not null as has_account
      from class_sessions s
      join class_enrollments e on e.session_id = s.id and e.status = 'enrolled'
      join class_attendance a on a.enrollment_id = e.id and a.present
      join client_profiles c on c.id = e.student_id
      join class_schedules p on p.id = s.schedule_id
      join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
     where s.club_id = ${club_id}::uuid and s.scheduled_datetime >= ${since}::timestamptz
       and s.scheduled_datetime < ${now}::timestamptz and s.ends_at <= ${now}::timestamptz
       and not exists (select from evaluation_authors w where w.session_id = s.id and w.student_id = e.student_id)
     order by s.ends_at, s.id, e.student_id`.execute(tx);
  return rows;
}
