import { sql } from 'kysely';
import { actsFor } from '../clients/public.ts';
import { authorize } from '../kernel/actor.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../kernel/http/paging.ts';
import { found, notFound } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { offsetDateTime } from '../kernel/time/index.ts';
import { administers, clubOf } from '../organizations/public.ts';
import { asTheyWere, type Shown } from '../scheduling/public.ts';
import { attendanceAbilities, seesNotes, type Taught, takesAttendance } from './access.ts';
import type { Booked } from './rules/list-file.ts';
import { type Attendance, denied, type MyAttendance } from './schemas.ts';
import { readSession } from './store.ts';

type Times = 'check_in_time' | 'arrival_time' | 'departure_time' | 'marked_at';
type Row = Omit<Attendance, Times | 'abilities'> & Record<Times, Date | null> & Taught & { timezone: string };

const columns = sql`
  a.id, e.session_id, e.id as enrollment_id, e.student_id, c.display_name as student_name, e.status, e.checked_in,
  e.check_in_time, e.check_in_method, a.present, a.arrival_time, a.departure_time,
  coalesce(a.instructor_notes, '') as instructor_notes, a.performance_rating, a.student_rating,
  coalesce(a.student_feedback, '') as student_feedback, a.marked_at, e.attendance_version,
  s.club_id, s.instructor_id, s.substitute_instructor_id, s.assistant_instructor_ids, k.timezone`;
const tables = sql`
  class_enrollments e
  join class_sessions s on s.id = e.session_id
  join clubs k on k.id = s.club_id
  join client_profiles c on c.id = e.student_id
  left join class_attendance a on a.enrollment_id = e.id`;

/** Everybody with a place in a session and their attendance, by name. Throws 403, 404. */
export async function listAttendance(scope: Scope, sessionId: string): Promise<Attendance[]> {
  const session = await readSession(scope, sessionId);
  authorize(takesAttendance(scope.actor, session));
  const { rows } = await sql<Row>`select ${columns} from ${tables}
     where e.session_id = ${sessionId}::uuid and e.status in ('enrolled', 'no_show')
     order by c.sort_name, e.id`.execute(scope.tx);
  return rows.map((row) => attendanceAnswer(scope, row));
}

/** The attendance of one enrolment, for those who take it and for the student; throws 404. */
export async function getAttendance(scope: Scope, enrollmentId: string): Promise<Attendance> {
  const { rows } =
    await sql<Row>`select ${columns} from ${tables} where e.id = ${enrollmentId}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'attendance');
  const sees = takesAttendance(scope.actor, row) || actsFor(scope.actor, row.student_id);
  return attendanceAnswer(scope, found(sees ? row : undefined, 'attendance'));
}

type MyRow = Row &
  Shown &
  Pick<MyAttendance, 'club_name' | 'instructor_name' | 'local_date' | 'duration_minutes'> & {
    substitute_name: string | null;
  };

/** The attendance taken of the actor and their dependants, latest first. */
export async function myAttendance(
  scope: Scope,
  input: { student_id?: string; limit?: number; cursor?: string },
) {
  const { client = [], dependant = [] } = scope.actor.personas;
  if (input.student_id !== undefined && !actsFor(scope.actor, input.student_id)) throw notFound('client');
  const students = input.student_id === undefined ? [...client, ...dependant] : [input.student_id];
  const size = pageSize(input.limit);
  const after = afterInstant(input.cursor);
  const { rows } = await sql<MyRow>`
    select ${columns}, p.id as schedule_id, p.name, t.id as type_id, t.name as type_name,
           l.id as level_id, l.display_name as level_display_name, i.display_name as instructor_name,
           u.display_name as substitute_name, k.name as club_name, s.scheduled_datetime, s.local_date, s.duration_minutes
      from ${tables}
      join class_schedules p on p.id = s.schedule_id
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      left join instructors i on i.id = s.instructor_id
      left join instructors u on u.id = s.substitute_instructor_id
     where e.student_id = any(${students}::uuid[]) and e.status in ('enrolled', 'no_show') and a.id is not null
       ${after ? sql`and (s.scheduled_datetime, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
     order by s.scheduled_datetime desc, e.id desc
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.scheduled_datetime.toISOString(), row.enrollment_id]);
  const taken = await asTheyWere(scope, page.results);
  return { ...page, results: taken.map((row) => mine(scope, row)) };
}

function mine(scope: Scope, row: MyRow): MyAttendance {
  const { schedule_id: _, type_id: __, level_id: ___, type_name, level_display_name, ...rest } = row;
  const { name, instructor_name, substitute_name, club_name, local_date, duration_minutes, ...others } = rest;
  const { scheduled_datetime, ...of } = others;
  return {
    ...attendanceAnswer(scope, of),
    ...{ name, class_type_name: type_name, level_name: level_display_name },
    instructor_name: row.substitute_instructor_id === null ? instructor_name : substitute_name,
    ...{ club_name, local_date, duration_minutes },
    scheduled_datetime: offsetDateTime(scheduled_datetime, row.timezone),
  };
}

function attendanceAnswer({ actor }: Scope, row: Row): Attendance {
  const {
    club_id,
    instructor_id,
    substitute_instructor_id,
    assistant_instructor_ids,
    timezone,
    ...attendance
  } = row;
  const at = (instant: Date | null) => instant && offsetDateTime(instant, timezone);
  return {
    ...attendance,
    check_in_time: at(row.check_in_time),
    arrival_time: at(row.arrival_time),
    departure_time: at(row.departure_time),
    marked_at: at(row.marked_at),
    instructor_notes: seesNotes(actor, row) ? row.instructor_notes : denied,
    abilities: attendanceAbilities(actor, row),
  };
}

interface AskedDates {
  club_id: string;
  from: string;
  until: string;
  limit?: number;
  cursor?: string;
}

type BookedRow = Omit<Booked, 'class_name'> & Shown & { id: string; substitute_name: string | null };

/**
 * Every booking of the club's classes on those dates (both included), by class and then as it was made: places, waiting
 * lists, what was cancelled, who came. For who runs the club. Throws 403, 404.
 */
export async function listBookings(scope: Scope, { club_id, from, until, limit, cursor }: AskedDates) {
  const { timezone } = await clubOf(scope, club_id);
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  const size = pageSize(limit);
  const after = afterInstant(cursor);
  const { rows } = await sql<BookedRow>`
    select e.id, s.scheduled_datetime, s.schedule_id, s.club_id, s.court_id, s.instructor_id, s.substitute_instructor_id,
           p.class_type_id as type_id, t.name as type_name, p.level_id, l.display_name as level_display_name, to_char(s.local_date, 'YYYY-MM-DD') as date,
           to_char(s.local_time, 'HH24:MI') as time, p.name, o.name as court_name,
           i.display_name as instructor_name, u.display_name as substitute_name, c.display_name as student_name, c.email, c.phone, e.status, e.source,
           e.schedule_enrollment_id is not null as is_fixed, e.checked_in, a.present, e.price, e.currency, e.paid,
           e.payment_method, e.cancel_reason, e.is_late_cancellation
      from class_sessions s
      join class_enrollments e on e.session_id = s.id
      join class_schedules p on p.id = s.schedule_id
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      join client_profiles c on c.id = e.student_id
      left join courts o on o.id = s.court_id
      left join instructors i on i.id = s.instructor_id
      left join instructors u on u.id = s.substitute_instructor_id
      left join class_attendance a on a.enrollment_id = e.id
     where s.club_id = ${club_id}::uuid
       and s.scheduled_datetime >= ${from}::date::timestamp at time zone ${timezone}
       and s.scheduled_datetime < (${until}::date + 1)::timestamp at time zone ${timezone}
       ${after ? sql`and (s.scheduled_datetime, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
     order by s.scheduled_datetime, e.id
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.scheduled_datetime.toISOString(), row.id]);
  const taken = await asTheyWere(scope, page.results);
  return { ...page, results: taken.map(booked) };
}

const booked = ({ name, substitute_instructor_id, substitute_name, ...row }: BookedRow): Booked => ({
  ...row,
  class_name: name,
  instructor_name: substitute_instructor_id === null ? row.instructor_name : substitute_name,
});
