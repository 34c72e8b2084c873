import { sql } from 'kysely';
import { hasAgreed, signedUntil } from '../../clients/public.ts';
import {
  addEnrollment,
  type Credit,
  type EnrollmentState,
  emptyState,
  openMakeUpsOf,
  owedBy,
  type State,
  type StudentState,
} from '../../enrollments/public.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { earlierDate, earlierOf, laterOf } from '../../kernel/time/index.ts';
import { selectCredits } from '../../packages/public.ts';
import type { FoundSession } from './page.ts';

/** Stands for anybody: suits every level and age, is no member. */
export const anybody: StudentState = {
  id: '00000000-0000-0000-0000-000000000000',
  display_name: '',
  level: null,
  birth_date: null,
  is_club_member: false,
  certificate_until: null,
  blocked: false,
  agreed: true,
  signed_until: '9999-12-31',
  owes: null,
};

/** Whose booking a list is read for. */
export interface Reader {
  student: StudentState;
  /** The page's sessions with this student's bookings around them: what deciding about one of them reads. */
  state: State;
  /** Place on the waiting list, by enrolment. */
  positions: ReadonlyMap<string, number>;
}

/** What deciding about a class reads of the booking in it alone, and of nothing that stands around it. */
type Unread = 'released' | 'earned' | 'by_make_up' | 'student_package_id';
type Booking = Omit<EnrollmentState, 'student_id' | Unread> & {
  waitlist_position: number | null;
};
type Nothing = { [K in keyof Booking]: null };
type Row = Omit<StudentState, 'id'> & (Booking | Nothing);

/** The part of a page that is one person's, in one trip. Throws 404 for a student who does not exist. */
export async function readerOf(
  scope: Scope,
  studentId: string | undefined,
  { sessions, make_up }: { sessions: readonly FoundSession[]; make_up: boolean },
): Promise<Reader> {
  const state = emptyState();
  for (const { session } of sessions) state.sessions.set(session.id, session);
  if (studentId === undefined) {
    state.students.set(anybody.id, anybody);
    return { student: anybody, state, positions: new Map() };
  }
  const [rows, credits] = await Promise.all([
    studentWithBookings(scope, studentId, sessions),
    creditsOf(scope, studentId, sessions),
  ]);
  const [row] = rows;
  if (!row) throw notFound('client');
  const {
    display_name,
    level,
    birth_date,
    is_club_member,
    certificate_until,
    blocked,
    agreed,
    owes,
    signed_until,
  } = row;
  const student = {
    ...{ id: studentId, display_name, level, birth_date, is_club_member },
    ...{ certificate_until, blocked, agreed, owes, signed_until },
  };
  state.students.set(studentId, student);
  state.credits.set(studentId, credits);
  if (make_up) state.makeUps.set(studentId, await openMakeUpsOf(scope.tx, [studentId]));
  return { student, state, positions: addBookings(state, studentId, rows) };
}

/** In the same trip as their bookings. */
async function creditsOf(
  { tx }: Scope,
  studentId: string,
  sessions: readonly FoundSession[],
): Promise<Credit[]> {
  if (sessions.length === 0) return [];
  const first = sessions.map(({ session }) => session.local_date).reduce(earlierDate);
  const { rows } = await selectCredits(sql`${studentId}::uuid`, sql`${first}::date`).execute(tx);
  return rows;
}

function addBookings(state: State, student_id: string, rows: readonly Row[]): Map<string, number> {
  const positions = new Map<string, number>();
  for (const row of rows) {
    if (row.id === null) continue;
    const { id, session_id, schedule_enrollment_id, status, source, waitlist_priority, ticket } = row;
    const { checked_in, despite_overlap, price, starts_at, ends_at, waitlist_position } = row;
    addEnrollment(state, {
      ...{ id, session_id, student_id, schedule_enrollment_id, status, source },
      ...{ waitlist_priority, ticket, checked_in, despite_overlap, price, starts_at, ends_at },
      ...{ released: false, earned: null, paid: false, by_make_up: false, student_package_id: null },
      ...{ pay_with: '', credit_of: null, moved_at: null, coach_changed_at: null },
    });
    if (waitlist_position !== null) positions.set(id, waitlist_position);
  }
  return positions;
}

/** The student once for each active booking that shares a moment with the page; once without any. */
async function studentWithBookings(
  { tx, now }: Scope,
  studentId: string,
  sessions: readonly FoundSession[],
): Promise<Row[]> {
  const first = sessions.map(({ session }) => session.starts_at).reduce(earlierOf, now);
  const last = sessions.map(({ session }) => session.ends_at).reduce(laterOf, first);
  const { rows } = await sql<Row>`
    select c.display_name, c.level, c.birth_date, c.is_club_member, c.certificate_until, (c.blocked_at is not null or not c.is_active) as blocked,
           ${hasAgreed(sql`c.id`)} as agreed, ${signedUntil(sql`c.id`)} as signed_until, ${owedBy(sql`c.id`)} as owes, b.*
      from client_profiles c
      left join lateral (
        select e.id, e.session_id, e.schedule_enrollment_id, e.status, e.source, e.waitlist_priority,
               coalesce(e.waitlist_sequence, 0) as ticket, e.checked_in, e.despite_overlap, e.price, s.scheduled_datetime as starts_at, s.ends_at,
               case when e.status = 'waitlisted' then (
                 select count(*)::int from class_enrollments w
                  where w.session_id = e.session_id and w.status = 'waitlisted'
                    and (w.waitlist_priority, -w.waitlist_sequence) >= (e.waitlist_priority, -e.waitlist_sequence)) end as waitlist_position
          from class_enrollments e
          join class_sessions s on s.id = e.session_id
         where e.student_id = ${studentId}::uuid and e.status in ('enrolled', 'waitlisted', 'no_show')
           and s.scheduled_datetime < ${last}::timestamptz and s.ends_at > ${first}::timestamptz) b on true
     where c.id = ${studentId}::uuid`.execute(tx);
  return rows;
}
