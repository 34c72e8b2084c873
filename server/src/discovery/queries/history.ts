import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Had } from '../rules/recommend.ts';

const months = 6;

/** Of half a year, the latest first, as far as they pass. */
async function placesOf({ tx, now }: Scope, studentId: string, pass: RawBuilder<boolean>): Promise<Had[]> {
  const since = `${addDays(now.toISOString().slice(0, 10), -30 * months)}T00:00:00Z`;
  const { rows } = await sql<Had>`
    select s.local_date, to_char(s.local_time, 'HH24:MI') as local_time, s.schedule_id, g.class_type_id, s.club_id,
           coalesce(s.substitute_instructor_id, s.instructor_id) as coach_id
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules g on g.id = s.schedule_id
     where e.student_id = ${studentId}::uuid and e.session_starts_at >= ${since}::timestamptz and ${pass}
     order by e.session_starts_at desc limit 200`.execute(tx);
  return rows;
}

/** The classes that they were in: what is only booked, or was missed, is no habit. */
export const classesTaken = (scope: Scope, studentId: string): Promise<Had[]> =>
  placesOf(scope, studentId, sql`e.session_starts_at < ${scope.now}::timestamptz and e.status = 'enrolled'`);

/** Those that they booked, also what is still to come and where they did not come: what their days are full of. */
export const classesBooked = (scope: Scope, studentId: string): Promise<Had[]> =>
  placesOf(scope, studentId, sql`e.status in ('enrolled', 'no_show')`);

/** The classes still to come that they gave back. */
export async function classesGivenBack({ tx, now }: Scope, studentId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ session_id: string }>`
    select session_id from class_enrollments
     where student_id = ${studentId}::uuid and session_starts_at >= ${now}::timestamptz
       and status = 'cancelled'`.execute(tx);
  return new Set(rows.map((one) => one.session_id));
}

/** What they were assessed at. */
export async function levelOf({ tx }: Scope, studentId: string): Promise<number | null> {
  const profile = await tx
    .selectFrom('client_profiles')
    .select('level')
    .where('id', '=', studentId)
    .executeTakeFirst();
  return profile?.level ?? null;
}
