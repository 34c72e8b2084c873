import { sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { asTheyWere, type Shown } from '../../scheduling/public.ts';
import { myAbilities } from '../access.ts';
import { changeableUntil, isRecent } from '../rules/evaluate.ts';
import type { EvaluatedClass, MyEvaluation, MyEvaluationsQuery } from '../schemas.ts';

type Said = Omit<MyEvaluation, 'waits' | 'created_at' | 'changeable_until' | 'abilities'> & {
  shown_on: LocalDate | null;
  /** Null: it is not known any more. */
  written_by: string | null;
  created_at: Date;
};

const words = sql`
  v.overall_rating, v.teaching_quality, v.punctuality, v.communication, v.comments, v.would_recommend, v.is_anonymous,
  v.reply, v.shown_on, w.written_by`;
const said = sql`v.id, v.instructor_id, w.student_id, w.session_id, ${words}, w.created_at`;
const signed = sql`v.id, v.instructor_id, v.student_id, v.session_id, ${words}, coalesce(w.created_at, s.ends_at)`;

/** One's own evaluation. Throws 404. */
export async function getMine(scope: Scope, id: string): Promise<MyEvaluation> {
  const { rows } = await sql<Said & { timezone: string }>`
    select ${said}, k.timezone
      from instructor_evaluations v
      join evaluation_authors w on w.evaluation_id = v.id
      join class_sessions s on s.id = w.session_id
      join clubs k on k.id = s.club_id
     where v.id = ${id}::uuid and w.written_by = ${scope.actor.user_id}::uuid`.execute(scope.tx);
  return mine(scope, found(rows[0], 'evaluation'));
}

function mine(
  { actor, now }: Scope,
  { shown_on, timezone, written_by, ...row }: Said & { timezone: string },
): MyEvaluation {
  const changeable_until = changeableUntil(row.created_at);
  return {
    ...row,
    waits: shown_on === null,
    created_at: offsetDateTime(row.created_at, timezone),
    changeable_until: offsetDateTime(changeable_until, timezone),
    abilities: myAbilities(actor, { written_by, changeable_until }, now),
  };
}

type ClassRow = Shown & {
  enrollment_id: string;
  student_id: string;
  student_name: string;
  session_id: string;
  club_name: string;
  local_date: LocalDate;
  timezone: string;
  taught_by: string;
  taught_name: string;
};

/**
 * The classes that the actor, and those of their dependants who have no account, came to, latest first, each with what
 * was said of it. Throws 404.
 */
export async function listMine(scope: Scope, asked: MyEvaluationsQuery) {
  const { client = [], dependant = [] } = scope.actor.personas;
  if (asked.student_id !== undefined && !actsFor(scope.actor, asked.student_id)) throw notFound('client');
  const students = asked.student_id === undefined ? [...client, ...dependant] : [asked.student_id];
  const size = pageSize(asked.limit);
  const after = afterInstant(asked.cursor);
  const { rows } = await sql<ClassRow>`
    select e.id as enrollment_id, e.student_id, e.session_id, c.display_name as student_name, s.scheduled_datetime,
           s.local_date, s.club_id, s.court_id, s.instructor_id, s.substitute_instructor_id, p.id as schedule_id, p.name,
           t.id as type_id, t.name as type_name, l.id as level_id, l.display_name as level_display_name,
           k.name as club_name, k.timezone, i.id as taught_by, i.display_name as taught_name
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_attendance a on a.enrollment_id = e.id
      join clubs k on k.id = s.club_id
      join client_profiles c on c.id = e.student_id
      join class_schedules p on p.id = s.schedule_id
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
     where e.student_id = any(${students}::uuid[]) and e.status = 'enrolled' and a.present
       and (c.user_id is null or c.user_id = ${scope.actor.user_id}::uuid)
       ${after ? sql`and (s.scheduled_datetime, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
     order by s.scheduled_datetime desc, e.id desc
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.scheduled_datetime.toISOString(), row.enrollment_id]);
  const classes = await asTheyWere(scope, page.results);
  const evaluations = await evaluationsOf(scope, classes);
  return { ...page, results: classes.map((row) => evaluated(scope, row, evaluations)) };
}

type OfClass = Pick<ClassRow, 'session_id' | 'student_id'>;
const keyOf = ({ session_id, student_id }: OfClass): string => `${session_id} ${student_id}`;

async function evaluationsOf(scope: Scope, classes: readonly OfClass[]): Promise<Map<string, Said>> {
  if (classes.length === 0) return new Map();
  const [sessions, students] = [classes.map((one) => one.session_id), classes.map((one) => one.student_id)];
  // With a name they stand beside it; without, they are known to whoever wrote them alone, while they are.
  const { rows } = await sql<Said>`
    select ${said}
      from unnest(${sessions}::uuid[], ${students}::uuid[]) c (session_id, student_id)
      join evaluation_authors w on w.session_id = c.session_id and w.student_id = c.student_id
      join instructor_evaluations v on v.id = w.evaluation_id
     where v.is_anonymous and w.written_by = ${scope.actor.user_id}::uuid
    union all
    select ${signed}
      from unnest(${sessions}::uuid[], ${students}::uuid[]) c (session_id, student_id)
      join instructor_evaluations v on v.session_id = c.session_id and v.student_id = c.student_id
      join class_sessions s on s.id = v.session_id
      left join evaluation_authors w on w.evaluation_id = v.id`.execute(scope.tx);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function evaluated(scope: Scope, row: ClassRow, evaluations: ReadonlyMap<string, Said>): EvaluatedClass {
  const today = localDateOf(scope.now, row.timezone);
  const { timezone, session_id, student_id, student_name, club_name, local_date } = row;
  const written = evaluations.get(keyOf(row));
  return {
    ...{ session_id, student_id, student_name, name: row.name, class_type_name: row.type_name, club_name },
    scheduled_datetime: offsetDateTime(row.scheduled_datetime, timezone),
    local_date,
    instructor: { id: row.taught_by, name: row.taught_name },
    evaluation: written ? mine(scope, { ...written, timezone }) : null,
    abilities: { evaluate: !written && isRecent(local_date, today) },
  };
}
