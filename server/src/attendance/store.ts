import { sql } from 'kysely';
import { scopeOf } from '../kernel/db/context.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Mark, RosterRow } from './rules/marks.ts';

export interface LockedSession {
  id: string;
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  assistant_instructor_ids: string[];
  status: string;
  starts_at: Date;
  ends_at: Date;
  timezone: string;
}

const selectSession = (id: string) => sql<LockedSession>`
  select s.id, s.club_id, s.instructor_id, s.substitute_instructor_id, s.assistant_instructor_ids, s.status, s.scheduled_datetime as starts_at,
         s.ends_at, c.timezone
    from class_sessions s join clubs c on c.id = s.club_id where s.id = ${id}::uuid`;

/** The session as it is now, without a lock. Throws 404. */
export async function readSession({ tx }: Scope, id: string): Promise<LockedSession> {
  const { rows } = await selectSession(id).execute(tx);
  return found(rows[0], 'session');
}

/**
 * The session under the lock that bookings and cancellations take too: who has a place stays as it is until the end
 * of the transaction. Throws 404.
 */
export async function lockSession({ tx }: Scope, id: string): Promise<LockedSession> {
  const { rows } = await sql<LockedSession>`${selectSession(id)} for no key update of s`.execute(tx);
  return found(rows[0], 'session');
}

/** Everybody with a place, and what is known of their attendance. */
export async function loadRoster(tx: TenantTx, sessionId: string): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select e.id as enrollment_id, e.student_id, e.status, e.checked_in, e.attendance_version, a.present, a.arrival_time, a.departure_time,
           coalesce(a.instructor_notes, '') as instructor_notes, a.performance_rating
      from class_enrollments e
      left join class_attendance a on a.enrollment_id = e.id
     where e.session_id = ${sessionId}::uuid and e.status in ('enrolled', 'no_show')`.execute(tx);
  return rows;
}

/** Writes the marks of a session; whoever was marked before is corrected. */
export async function saveMarks({ tx, actor, now }: Scope, sessionId: string, marks: readonly Mark[]) {
  const { organization_id } = scopeOf(tx);
  const rows = marks.map((mark) => ({ ...mark, id: newId() }));
  await sql`
    insert into class_attendance (organization_id, id, session_id, enrollment_id, student_id, present, arrival_time,
      departure_time, instructor_notes, performance_rating, marked_by, marked_at, updated_at)
    select ${organization_id}::uuid, d.id, ${sessionId}::uuid, d.enrollment_id, d.student_id, d.present, d.arrival_time,
           d.departure_time, d.instructor_notes, d.performance_rating, ${actor.user_id}::uuid, ${now}::timestamptz, now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, enrollment_id uuid, student_id uuid,
             present boolean, arrival_time timestamptz, departure_time timestamptz, instructor_notes text,
             performance_rating smallint)
    on conflict (organization_id, enrollment_id) do update
       set present = excluded.present, arrival_time = excluded.arrival_time, departure_time = excluded.departure_time,
           instructor_notes = excluded.instructor_notes, performance_rating = excluded.performance_rating,
           marked_by = excluded.marked_by, marked_at = excluded.marked_at, updated_at = now()`.execute(tx);
}

/** Notes that these did not come; what stands about one of them already stays. */
export async function saveAbsent(
  { tx, now }: Scope,
  sessionId: string,
  rows: readonly { enrollment_id: string; student_id: string }[],
): Promise<void> {
  const { organization_id } = scopeOf(tx);
  await tx
    .insertInto('class_attendance')
    .values(
      rows.map(({ enrollment_id, student_id }) => ({
        ...{ organization_id, id: newId(), session_id: sessionId, enrollment_id, student_id },
        present: false,
        marked_at: now,
      })),
    )
    .onConflict((on) => on.columns(['organization_id', 'enrollment_id']).doNothing())
    .execute();
}

/** Takes a check-in back: the row goes, or, when somebody wrote into it, only says absent. */
export async function removeMark({ tx }: Scope, enrollmentId: string): Promise<void> {
  await sql`
    delete from class_attendance
     where enrollment_id = ${enrollmentId}::uuid and instructor_notes = '' and student_feedback = ''
       and performance_rating is null and student_rating is null`.execute(tx);
  await sql`
    update class_attendance
       set present = false, arrival_time = null, departure_time = null, performance_rating = null, updated_at = now()
     where enrollment_id = ${enrollmentId}::uuid`.execute(tx);
}

export interface SessionToClose {
  id: string;
  club_id: string;
  scheduled_datetime: Date;
  ends_at: Date;
}

/**
 * Sessions of the last 30 days that ended and still have somebody enrolled who has not checked in, by time, after the
 * one that was the last before.
 */
export async function sessionsToClose(
  { tx, now }: Scope,
  { after, most }: { after: { time: string; id: string } | undefined; most: number },
): Promise<SessionToClose[]> {
  const { time, id } = after ?? { time: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  const { rows } = await sql<SessionToClose>`
    select s.id, s.club_id, s.scheduled_datetime, s.ends_at from class_sessions s
     where s.scheduled_datetime > ${now}::timestamptz - interval '30 days' and s.scheduled_datetime <= ${now}::timestamptz
       and (s.scheduled_datetime, s.id) > (${time}::timestamptz, ${id}::uuid)
       and s.ends_at <= ${now}::timestamptz and s.status in ('scheduled', 'confirmed', 'in_progress', 'completed')
       and exists (select 1 from class_enrollments e
                    where e.session_id = s.id and e.status = 'enrolled' and not e.checked_in)
     order by s.scheduled_datetime, s.id limit ${most}`.execute(tx);
  return rows;
}

/** Locks sessions in the order in which bookings lock them. */
export async function lockSessions({ tx }: Scope, ids: readonly string[]): Promise<void> {
  await sql`select id from class_sessions where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(
    tx,
  );
}

/** Whose mark it is and what it says, locked. */
export const lockAttendance = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('class_attendance')
    .select(['enrollment_id', 'student_id', 'present'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function saveFeedback(
  { tx }: Scope,
  id: string,
  feedback: { student_rating?: number | null; student_feedback?: string },
): Promise<void> {
  await tx
    .updateTable('class_attendance')
    .set({ ...feedback, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
