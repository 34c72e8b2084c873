import { sql } from 'kysely';
import { scopeOf } from '../kernel/db/context.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LocalDate } from '../kernel/time/index.ts';
import type { Attended, Said } from './rules/evaluate.ts';

export interface AttendedClass extends Attended {
  session_id: string;
  student_id: string;
  local_date: LocalDate;
  timezone: string;
  class_type_id: string;
}

const attended = sql`
  e.session_id, e.student_id, a.present, s.instructor_id, s.substitute_instructor_id, s.local_date, k.timezone, p.class_type_id
    from class_enrollments e
    join class_sessions s on s.id = e.session_id
    join class_schedules p on p.id = s.schedule_id
    join clubs k on k.id = s.club_id
    left join class_attendance a on a.enrollment_id = e.id`;

/** A class in which somebody has a place, and whether they came; undefined where they have none. */
export async function loadAttended(
  { tx }: Scope,
  { session_id, student_id }: { session_id: string; student_id: string },
): Promise<AttendedClass | undefined> {
  const { rows } = await sql<AttendedClass>`
    select ${attended}
     where e.session_id = ${session_id}::uuid and e.student_id = ${student_id}::uuid
       and e.status in ('enrolled', 'no_show')`.execute(tx);
  return rows[0];
}

/** The coach under the lock that everybody takes who writes of them. Throws 404. */
export async function lockRated({ tx }: Scope, instructor_id: string): Promise<void> {
  const { rows } = await sql`
    select id from instructors where id = ${instructor_id}::uuid for no key update`.execute(tx);
  found(rows[0], 'instructor');
}

export interface Written {
  id: string;
  instructor_id: string;
  student_id: string;
  session_id: string;
  is_anonymous: boolean;
  shown_on: LocalDate | null;
  created_at: Date;
  local_date: LocalDate;
  timezone: string;
}

/** An evaluation, locked. Its coach is to be locked before: {@link instructorOf}. */
export async function lockWritten({ tx }: Scope, id: string): Promise<Written | undefined> {
  const { rows } = await sql<Written>`
    select v.id, v.instructor_id, v.student_id, v.session_id, v.is_anonymous, v.shown_on, v.created_at, s.local_date, k.timezone
      from instructor_evaluations v
      join class_sessions s on s.id = v.session_id
      join clubs k on k.id = s.club_id
     where v.id = ${id}::uuid for no key update of v`.execute(tx);
  return rows[0];
}

/** Of whom an evaluation is; undefined: there is none. */
export async function instructorOf({ tx }: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ instructor_id: string }>`
    select instructor_id from instructor_evaluations where id = ${id}::uuid`.execute(tx);
  return rows[0]?.instructor_id;
}

type New = Said & {
  instructor_id: string;
  student_id: string;
  class_type_id: string;
  shown_on: LocalDate | null;
};

/** Writes one; the id, or undefined where that student has said something of that class already. */
export async function insertEvaluation({ tx, now }: Scope, one: New): Promise<string | undefined> {
  const { organization_id } = scopeOf(tx);
  const { comments = '', would_recommend = true, is_anonymous = false } = one;
  const { rows } = await sql<{ id: string }>`
    insert into instructor_evaluations (organization_id, id, instructor_id, student_id, session_id, class_type_id, overall_rating,
      teaching_quality, punctuality, communication, comments, would_recommend, is_anonymous, shown_on, created_at, updated_at)
    values (${organization_id}::uuid, gen_random_uuid(), ${one.instructor_id}::uuid, ${one.student_id}::uuid, ${one.session_id}::uuid, ${one.class_type_id}::uuid,
      ${one.overall_rating}, ${one.teaching_quality}, ${one.punctuality}, ${one.communication}, ${comments}, ${would_recommend},
      ${is_anonymous}, ${one.shown_on}::date, ${now}::timestamptz, ${now}::timestamptz)
    on conflict on constraint instructor_evaluations_once do nothing
    returning id`.execute(tx);
  return rows[0]?.id;
}

type Changed = Partial<Omit<Said, 'session_id'>> & { shown_on: LocalDate | null };

export async function saveEvaluation({ tx, now }: Scope, id: string, change: Changed): Promise<void> {
  await tx
    .updateTable('instructor_evaluations')
    .set({ ...change, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function saveReply({ tx, now }: Scope, id: string, reply: string): Promise<void> {
  await tx
    .updateTable('instructor_evaluations')
    .set({ reply, replied_at: reply === '' ? null : now })
    .where('id', '=', id)
    .execute();
}

/** Who has written without a name of a coach and is not shown yet. */
export async function whoWaits({ tx }: Scope, instructor_id: string): Promise<string[]> {
  const { rows } = await sql<{ student_id: string }>`
    select student_id from instructor_evaluations
     where instructor_id = ${instructor_id}::uuid and shown_on is null`.execute(tx);
  return rows.map((row) => row.student_id);
}

/** Shows all that wait, under this month. */
export async function showWaiting({ tx }: Scope, instructor_id: string, month: LocalDate): Promise<void> {
  await sql`
    update instructor_evaluations set shown_on = ${month}::date
     where instructor_id = ${instructor_id}::uuid and shown_on is null`.execute(tx);
}
