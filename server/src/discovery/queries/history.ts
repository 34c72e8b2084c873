import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Had } from '../rules/recommend.ts';

const months = 6;

/** What they have had for half a year and have before them, the latest first, and what they were assessed at. */
export async function historyOf({ tx, now }: Scope, studentId: string) {
  const since = `${addDays(now.toISOString().slice(0, 10), -30 * months)}T00:00:00Z`;
  const [profile, { rows: taken }] = await Promise.all([
    tx.selectFrom('client_profiles').select('level').where('id', '=', studentId).executeTakeFirst(),
    sql<Had>`
      select s.local_date, to_char(s.local_time, 'HH24:MI') as local_time, s.schedule_id, g.class_type_id, s.club_id,
             coalesce(s.substitute_instructor_id, s.instructor_id) as coach_id
        from class_enrollments e
        join class_sessions s on s.id = e.session_id
        join class_schedules g on g.id = s.schedule_id
       where e.student_id = ${studentId}::uuid and e.session_starts_at >= ${since}::timestamptz
         and e.status in ('enrolled', 'no_show')
       order by e.session_starts_at desc limit 200`.execute(tx),
  ]);
  return { level: profile?.level ?? null, taken };
}
