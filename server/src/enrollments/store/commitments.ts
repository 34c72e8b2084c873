import { sql } from 'kysely';
import { lockOfPerson } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { EnrollmentState, Source } from '../rules/state.ts';

/** A place or a ticket in a class to come. */
export interface Booking {
  enrollment_id: string;
  session_id: string;
  status: 'enrolled' | 'waitlisted';
  place_id: string | null;
}

export interface HeldPlace {
  place_id: string;
  schedule_id: string;
  schedule_name: string;
  ends_on: LocalDate | null;
  timezone: string;
}

/** What somebody has before them: bookings and tickets in classes to come, and fixed places. */
export interface Commitments {
  bookings: Booking[];
  places: HeldPlace[];
}

export async function commitmentsOf({ tx, now }: Scope, studentId: string): Promise<Commitments> {
  const bookings = await sql<Booking>`
    select e.id as enrollment_id, e.session_id, e.status, e.schedule_enrollment_id as place_id
      from class_enrollments e join class_sessions s on s.id = e.session_id
     where e.student_id = ${studentId}::uuid and e.status in ('enrolled', 'waitlisted') and not e.checked_in
       and e.session_starts_at > ${now}::timestamptz and s.status in ('scheduled', 'confirmed')
     order by e.session_starts_at, e.id`.execute(tx);
  const places = await sql<HeldPlace>`
    select f.id as place_id, f.schedule_id, p.name as schedule_name, f.ends_on, k.timezone
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join clubs k on k.id = p.club_id
     where f.student_id = ${studentId}::uuid and f.status = 'active'
       and (f.ends_on is null or f.ends_on >= (${now}::timestamptz at time zone k.timezone)::date)
     order by f.id`.execute(tx);
  return { bookings: bookings.rows, places: places.rows };
}

/** Nobody books anything for them until the end of the transaction. After the classes, as everybody takes it. */
export async function lockPerson({ tx }: Scope, studentId: string): Promise<void> {
  await sql`select ${lockOfPerson(sql`${studentId}::uuid`)}`.execute(tx);
}

type Row = Omit<GivenUp, 'status' | 'source'> & { source: string };

/** A booking or a ticket that somebody gave up when they went. */
export interface GivenUp extends EnrollmentState {
  as: 'enrolled' | 'waitlisted';
}

/** Single bookings and tickets that were given up at that moment for that reason, in classes to come. */
export async function givenUpAt(
  { tx, now }: Scope,
  { student_id, at, reason }: { student_id: string; at: Date; reason: string },
): Promise<GivenUp[]> {
  const { rows } = await sql<Row>`
    select e.id, e.session_id, e.student_id, e.schedule_enrollment_id, e.source, e.waitlist_priority,
           coalesce(e.waitlist_sequence, 0) as ticket, e.checked_in, e.despite_overlap,
           e.session_starts_at as starts_at, e.session_ends_at as ends_at,
           case when e.enrolled_at is null then 'waitlisted' else 'enrolled' end as "as"
      from class_enrollments e
     where e.student_id = ${student_id}::uuid and e.status = 'cancelled' and e.cancel_reason = ${reason}
       and e.cancelled_at = ${at}::timestamptz and e.schedule_enrollment_id is null
       and e.session_starts_at > ${now}::timestamptz
     order by e.enrolled_at is null, e.session_starts_at, e.id`.execute(tx);
  return rows.map((row) => ({ ...row, source: row.source as Source, status: 'cancelled' }));
}
