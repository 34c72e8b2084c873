import { sql } from 'kysely';
import { signedUntil } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';

export interface Unsigned {
  student_id: string;
  /** Of their last class to come. */
  last_date: string;
}

/** Who is booked in classes to come of these groups and has not signed what is enough for all of them. */
export async function unsignedIn({ tx, now }: Scope, schedules: readonly string[]): Promise<Unsigned[]> {
  if (schedules.length === 0) return [];
  const { rows } = await sql<Unsigned>`
    select x.student_id, x.last_date::text
      from (select e.student_id, max(s.local_date) as last_date
              from class_sessions s
              join class_enrollments e on e.organization_id = s.organization_id and e.session_id = s.id and e.status = 'enrolled'
             where s.schedule_id = any(${[...schedules]}::uuid[]) and s.scheduled_datetime > ${now}::timestamptz
               and s.status in ('scheduled', 'confirmed')
             group by e.student_id) x
     where ${signedUntil(sql`x.student_id`)} < x.last_date::text
     order by x.student_id`.execute(tx);
  return rows;
}
