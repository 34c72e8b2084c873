import { sql } from 'kysely';
import { scopeOf } from '../kernel/db/context.ts';
import { newId } from '../kernel/ids.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LocalDate } from '../kernel/time/index.ts';
import type { Attended, Said } from './rules/evaluate.ts';

export interface AttendedClass extends Attended {
  session_id: string;
  student_id: string;
  /** Whether the student has an account of their own. */
  has_account: boolean;
  timezone: string;
  class_type_id: string;
}

/** A class in which somebody has a place, and whether they came; undefined where they have none. */
export async function loadAttended(
  { tx }: Scope,
  { session_id, student_id }: { session_id: string; student_id: string },
): Promise<AttendedClass | undefined> {
  const { rows } = await sql<AttendedClass>`
    select e.session_id, e.student_id, c.user_id is not null as has_account, a.present, s.instructor_id,
           s.substitute_instructor_id, s.local_date, k.timezone, p.class_type_id
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules p on p.id = s.schedule_id
      join clubs k on k.id = s.club_id
      join client_profiles c on c.id = e.student_id
      left join class_attendance a on a.enrollment_id = e.id
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
  student_id: string;
  session_id: string;
  class_type_id: string;
  written_by: string;
  is_anonymous: boolean;
  shown_on: LocalDate | null;
  created_at: Date;
  local_date: LocalDate;
}

/** An evaluation whose author is known yet, locked. Its coach is to be locked before: {@link instructorOf}. */
export async function lockWritten({ tx }: Scope, id: string): Promise<Written | undefined> {
  const { rows } = await sql<Written>`
    select w.student_id, w.session_id, p.class_type_id, w.written_by, v.is_anonymous, v.shown_on, w.created_at, s.local_date
      from instructor_evaluations v
      join evaluation_authors w on w.evaluation_id = v.id
      join class_sessions s on s.id = w.session_id
      join class_schedules p on p.id = s.schedule_id
     where v.id = ${id}::uuid for no key update of v`.execute(tx);
  return rows[0];
}

/** Of whom an evaluation is; undefined: there is none. */
export async function instructorOf({ tx }: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ instructor_id: string }>`
    select instructor_id from instructor_evaluations where id = ${id}::uuid`.execute(tx);
  return rows[0]?.instructor_id;
}

/** What stands beside what is said: of one without a name neither who nor which class. */
export interface Named {
  student_id: string | null;
  session_id: string | null;
  class_type_id: string | null;
}

type Stands = Named & { shown_on: LocalDate | null };
type New = Omit<Said, 'session_id'> & Stands & { instructor_id: string };

/** Writes one; its id. */
export async function insertEvaluation({ tx }: Scope, one: New): Promise<string> {
  const { organization_id } = scopeOf(tx);
  const { comments = '', would_recommend = true, is_anonymous = false } = one;
  const { rows } = await sql<{ id: string }>`
    insert into instructor_evaluations (organization_id, id, instructor_id, student_id, session_id, class_type_id, overall_rating,
      teaching_quality, punctuality, communication, comments, would_recommend, is_anonymous, shown_on)
    values (${organization_id}::uuid, gen_random_uuid(), ${one.instructor_id}::uuid, ${one.student_id}::uuid, ${one.session_id}::uuid,
      ${one.class_type_id}::uuid, ${one.overall_rating}, ${one.teaching_quality}, ${one.punctuality}, ${one.communication},
      ${comments}, ${would_recommend}, ${is_anonymous}, ${one.shown_on}::date)
    returning id`.execute(tx);
  return (rows[0] as { id: string }).id;
}

interface Author {
  evaluation_id: string;
  student_id: string;
  session_id: string;
}

/** Who wrote it, of which class. */
export async function insertAuthor({ tx, actor, now }: Scope, author: Author): Promise<void> {
  const { organization_id } = scopeOf(tx);
  await sql`
    insert into evaluation_authors (organization_id, id, evaluation_id, student_id, session_id, written_by, created_at)
    values (${organization_id}::uuid, ${newId()}::uuid, ${author.evaluation_id}::uuid, ${author.student_id}::uuid,
      ${author.session_id}::uuid, ${actor.user_id}::uuid, ${now}::timestamptz)`.execute(tx);
}

/** Whether that student has said something of that class; with a name also where its author is not known any more. */
export async function hasSaid(
  { tx }: Scope,
  { session_id, student_id }: Pick<Author, 'session_id' | 'student_id'>,
): Promise<boolean> {
  const { rows } = await sql`
    select id from evaluation_authors where session_id = ${session_id}::uuid and student_id = ${student_id}::uuid
    union all
    select id from instructor_evaluations where session_id = ${session_id}::uuid and student_id = ${student_id}::uuid`.execute(
    tx,
  );
  return rows.length > 0;
}

type Changed = Partial<Omit<Said, 'session_id'>> & Stands;

/** Says one otherwise. @returns its id: what is taken out of sight has another when it comes back, and no answer */
export async function saveEvaluation(
  scope: Scope,
  before: string,
  { hidden, ...change }: Changed & { hidden: boolean },
): Promise<string> {
  const id = hidden ? await takeOutOfSight(scope, before) : before;
  await scope.tx.updateTable('instructor_evaluations').set(change).where('id', '=', id).execute();
  return id;
}

/** One that was seen becomes another row, which waits: a key that refers to it cannot be changed (sharding). */
async function takeOutOfSight({ tx }: Scope, before: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into instructor_evaluations (organization_id, id, instructor_id, overall_rating, teaching_quality, punctuality,
      communication, comments, would_recommend, is_anonymous, was_shown)
    select organization_id, gen_random_uuid(), instructor_id, overall_rating, teaching_quality, punctuality, communication,
           comments, would_recommend, true, true
      from instructor_evaluations where id = ${before}::uuid
    returning id`.execute(tx);
  const { id } = rows[0] as { id: string };
  await sql`
    update evaluation_authors set evaluation_id = ${id}::uuid where evaluation_id = ${before}::uuid`.execute(
    tx,
  );
  await sql`delete from instructor_evaluations where id = ${before}::uuid`.execute(tx);
  return id;
}

export async function saveReply({ tx, now }: Scope, id: string, reply: string): Promise<void> {
  await tx
    .updateTable('instructor_evaluations')
    .set({ reply, replied_at: reply === '' ? null : now })
    .where('id', '=', id)
    .execute();
}

/** Of whom something waits to be shown. */
export async function coachesWaitedFor({ tx }: Scope): Promise<string[]> {
  const { rows } = await sql<{ instructor_id: string }>`
    select distinct instructor_id from instructor_evaluations where shown_on is null order by 1`.execute(tx);
  return rows.map((row) => row.instructor_id);
}

/** The accounts that have written without a name of a coach what was never shown. */
export async function whoWaits({ tx }: Scope, instructor_id: string): Promise<string[]> {
  const { rows } = await sql<{ written_by: string }>`
    select w.written_by
      from instructor_evaluations v join evaluation_authors w on w.evaluation_id = v.id
     where v.instructor_id = ${instructor_id}::uuid and v.shown_on is null and not v.was_shown`.execute(tx);
  return rows.map((row) => row.written_by);
}

/** Shows all that wait, under this month. */
export async function showWaiting({ tx }: Scope, instructor_id: string, month: LocalDate): Promise<void> {
  await sql`
    update instructor_evaluations set shown_on = ${month}::date
     where instructor_id = ${instructor_id}::uuid and shown_on is null`.execute(tx);
}

const atOnce = 1_000;

/**
 * Forgets who wrote what is shown, written before `until` of classes before this moment, the oldest first: of one with a
 * name that stands beside it.
 */
export async function forgetAuthors(
  { tx }: Scope,
  { until, classes_before }: { until: Date; classes_before: Date },
): Promise<void> {
  await sql`
    delete from evaluation_authors a
     where a.id = any(array(
       select w.id
         from (select id, evaluation_id, session_id from evaluation_authors
                where created_at < ${until}::timestamptz order by created_at limit ${sql.lit(atOnce)}) w
         join instructor_evaluations v on v.id = w.evaluation_id and v.shown_on is not null
         join class_sessions s on s.id = w.session_id and s.scheduled_datetime < ${classes_before}::timestamptz))`.execute(
    tx,
  );
}
