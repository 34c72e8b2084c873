import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { bookingWindow, cancellationDeadline } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';
import {
  addEnrollment,
  type EnrollmentState,
  emptyState,
  type SessionState,
  type State,
  type StudentState,
} from '../rules/state.ts';

/** Which rows a batch of requests is about. Sessions of the named enrolments are found by the database. */
export interface Subjects {
  session_ids: readonly string[];
  enrollment_ids: readonly string[];
  student_ids: readonly string[];
  /** Load the waiting lists too: a place may be freed. */
  waitlists: boolean;
}

type SessionRow = Omit<SessionState, 'settings' | 'opens_at' | 'closes_at' | 'cancel_by'> & {
  enrollment_opens_days: number;
  enrollment_closes_hours: number;
};
type EnrollmentRow = EnrollmentState & Omit<StudentState, 'id'>;

/**
 * Locks and loads in one trip (the statements queue on the wire). Everybody takes sessions first and students
 * after them, each in order of id, and nobody takes a session later: no deadlock between batches. Sessions are
 * row locks; a student's lock keeps two overlapping bookings of one person apart.
 */
export async function lockAndLoad(tx: TenantTx, subjects: Subjects): Promise<State> {
  const [sessionRows] = await Promise.all([
    lockSessions(subjects).execute(tx),
    lockStudents(subjects).execute(tx),
  ]);
  const [studentRows, enrollmentRows] = await Promise.all([
    sql<StudentState>`${selectStudents} where c.id = any(${subjects.student_ids}::uuid[])`.execute(tx),
    loadEnrollments(
      tx,
      subjects,
      sessionRows.rows.map((row) => row.id),
    ),
  ]);
  return buildState(tx, sessionRows.rows, studentRows.rows, enrollmentRows);
}

/** The same state without locks, for saying beforehand what would happen. */
export async function loadOnly(tx: TenantTx, subjects: Subjects): Promise<State> {
  const sessionRows =
    await sql<SessionRow>`${selectSessions} where s.id = any(${subjects.session_ids}::uuid[])`.execute(tx);
  const [studentRows, enrollmentRows] = await Promise.all([
    sql<StudentState>`${selectStudents} where c.id = any(${subjects.student_ids}::uuid[])`.execute(tx),
    loadEnrollments(
      tx,
      subjects,
      sessionRows.rows.map((row) => row.id),
    ),
  ]);
  return buildState(tx, sessionRows.rows, studentRows.rows, enrollmentRows);
}

const selectSessions = sql`
  select s.id, s.club_id, s.schedule_id, s.instructor_id, s.substitute_instructor_id, s.status,
         p.status = 'published' as published, s.scheduled_datetime as starts_at, s.ends_at, c.timezone,
         s.enrolled_count, s.waitlisted_count, s.max_participants, s.price, s.member_price, s.currency,
         p.allow_waitlist, p.allow_drop_in, p.requires_package, p.enrollment_opens_days, p.enrollment_closes_hours,
         l.rating_min, l.rating_max
    from class_sessions s
    join class_schedules p on p.id = s.schedule_id
    join class_levels l on l.id = p.level_id
    join clubs c on c.id = s.club_id`;

/**
 * The sessions of a batch: those named, those of the named enrolments, and those in which the same student waits
 * at the same time (the end of one booking may make the other possible).
 */
const involved = ({ session_ids, enrollment_ids }: Subjects) => sql`
  select unnest(${session_ids}::uuid[])
   union select e.session_id from class_enrollments e where e.id = any(${enrollment_ids}::uuid[])
   union select w.session_id from class_enrollments e
           join class_sessions es on es.id = e.session_id
           join class_enrollments w on w.student_id = e.student_id and w.status = 'waitlisted' and w.session_id <> e.session_id
           join class_sessions ws on ws.id = w.session_id and ws.scheduled_datetime < es.ends_at and es.scheduled_datetime < ws.ends_at
          where e.id = any(${enrollment_ids}::uuid[])`;

const lockSessions = (subjects: Subjects) => sql<SessionRow>`${selectSessions}
   where s.id = any(array(${involved(subjects)})) order by s.id for no key update of s`;

/** Those who ask, those whose enrolment is named, and those who wait where a place may become free. */
const lockStudents = (subjects: Subjects) => sql`
  select pg_advisory_xact_lock(hashtextextended(id::text, 7)) from (
    select distinct id from (
      select unnest(${subjects.student_ids}::uuid[]) as id
       union select e.student_id from class_enrollments e where e.id = any(${subjects.enrollment_ids}::uuid[])
       union select w.student_id from class_enrollments w
              where ${subjects.waitlists} and w.status = 'waitlisted' and w.session_id = any(array(${involved(subjects)}))
    ) everybody order by id) ordered`;

const selectStudents = sql`
  select c.id, c.display_name, c.level, c.is_club_member, (c.blocked_at is not null or not c.is_active) as blocked from client_profiles c`;

/**
 * The named enrolments, the waiting lists, and each student's active bookings around the sessions' time. Each of the
 * three is found by an index of its own: as one condition joined by OR they would be found by reading the whole table.
 */
async function loadEnrollments(
  tx: TenantTx,
  subjects: Subjects,
  sessionIds: string[],
): Promise<EnrollmentRow[]> {
  const { rows } = await sql<EnrollmentRow>`
    with about as materialized (
      select min(scheduled_datetime) as first, max(ends_at) as last from class_sessions where id = any(${sessionIds}::uuid[])
    ), waiting as materialized (
      select id, student_id from class_enrollments
       where ${subjects.waitlists} and status = 'waitlisted' and session_id = any(${sessionIds}::uuid[])
    ), people as materialized (
      select unnest(${subjects.student_ids}::uuid[]) as id union select student_id from waiting
      union select student_id from class_enrollments where id = any(${subjects.enrollment_ids}::uuid[])
    ), booked as materialized (
      select id, session_id from class_enrollments
       where student_id = any(array(select id from people)) and status in ('enrolled', 'waitlisted', 'no_show')
    ), wanted as materialized (
      select unnest(${subjects.enrollment_ids}::uuid[]) as id
      union select id from waiting
      union select b.id from booked b join class_sessions s on s.id = b.session_id
              join about on s.scheduled_datetime < about.last and s.ends_at > about.first
    )
    select e.id, e.session_id, e.student_id, e.schedule_enrollment_id, e.status, e.source, e.waitlist_priority,
           coalesce(e.waitlist_sequence, 0) as ticket, e.checked_in, s.scheduled_datetime as starts_at, s.ends_at,
           c.display_name, c.level, c.is_club_member, (c.blocked_at is not null or not c.is_active) as blocked
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join client_profiles c on c.id = e.student_id
     where e.id = any(array(select id from wanted))`.execute(tx);
  return rows;
}

async function buildState(
  tx: TenantTx,
  sessions: SessionRow[],
  students: StudentState[],
  enrollments: EnrollmentRow[],
): Promise<State> {
  const state = emptyState();
  for (const row of sessions) {
    const inForce = await settingsOf(tx, settings, row.club_id);
    const window = bookingWindow(row, { ...inForce, ...row });
    const cancel_by = cancellationDeadline(row.starts_at, inForce.cancellation_deadline_hours);
    state.sessions.set(row.id, { ...row, ...window, cancel_by, settings: inForce });
  }
  for (const student of students) state.students.set(student.id, student);
  for (const { display_name, level, is_club_member, blocked, ...enrollment } of enrollments) {
    addEnrollment(state, enrollment);
    state.students.set(enrollment.student_id, {
      id: enrollment.student_id,
      display_name,
      level,
      is_club_member,
      blocked,
    });
  }
  return state;
}
