import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Had } from '../rules/recommend.ts';

const months = 6;

/**
 * The classes that they were in for half a year, the latest first, those that they gave back and that are still to come,
 * and what they were assessed at.
 */
export async function historyOf({ tx, now }: Scope, studentId: string) {
  const since = `${addDays(now.toISOString().slice(0, 10), -30 * months)}T00:00:00Z`;
  const [profile, { rows: taken }, { rows: back }] = await Promise.all([
    tx.selectFrom('client_profiles').select('level').where('id', '=', studentId).executeTakeFirst(),
    sql<Had>`
      select s.local_date, to_char(s.local_time, 'HH24:MI') as local_time, s.schedule_id, g.class_type_id, s.club_id,
             coalesce(s.substitute_instructor_id, s.instructor_id) as coach_id
        from class_enrollments e
        join class_sessions s on s.id = e.session_id
        join class_schedules g on g.id = s.schedule_id
       where e.student_id = ${studentId}::uuid and e.session_starts_at >= ${since}::timestamptz
         and e.session_starts_at < ${now}::timestamptz and e.status = 'enrolled'
       order by e.session_starts_at desc limit 200`.execute(tx),
    sql<{ session_id: string }>`
      select session_id from class_enrollments
       where student_id = ${studentId}::uuid and session_starts_at >= ${now}::timestamptz
         and status = 'cancelled'`.execute(tx),
  ]);
  return { level: profile?.level ?? null, taken, back: new Set(back.map((one) => one.session_id)) };
}
