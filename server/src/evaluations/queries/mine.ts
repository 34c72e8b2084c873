import { type RawBuilder, sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, offsetDateTime } from '../../kernel/time/index.ts';
import { asTheyWere, type Shown } from '../../scheduling/public.ts';
import { myAbilities } from '../access.ts';
import { changeableUntil } from '../rules/evaluate.ts';
import type { EvaluatedClass, MyEvaluation, MyEvaluationsQuery } from '../schemas.ts';

type Said = Omit<MyEvaluation, 'waits' | 'created_at' | 'changeable_until' | 'abilities'> & {
  shown_on: LocalDate | null;
  created_at: Date;
};

const said = (v: RawBuilder<unknown>) => sql`
  ${v}.id, ${v}.instructor_id, ${v}.student_id, ${v}.session_id, ${v}.overall_rating, ${v}.teaching_quality,
  ${v}.punctuality, ${v}.communication, ${v}.comments, ${v}.would_recommend, ${v}.is_anonymous, ${v}.reply,
  ${v}.shown_on, ${v}.created_at`;

/** One's own evaluation. Throws 404. */
export async function getMine(scope: Scope, id: string): Promise<MyEvaluation> {
  const { rows } = await sql<Said & { timezone: string }>`
    select ${said(sql.ref('v'))}, k.timezone
      from instructor_evaluations v
      join class_sessions s on s.id = v.session_id
      join clubs k on k.id = s.club_id
     where v.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'evaluation');
  return mine(scope, found(actsFor(scope.actor, row.student_id) ? row : undefined, 'evaluation'));
}

function mine(
  { actor, now }: Scope,
  { shown_on, timezone, ...row }: Said & { timezone: string },
): MyEvaluation {
  const changeable_until = changeableUntil(row.created_at);
  return {
    ...row,
    waits: shown_on === null,
    created_at: offsetDateTime(row.created_at, timezone),
    changeable_until: offsetDateTime(changeable_until, timezone),
    abilities: myAbilities(actor, { student_id: row.student_id, changeable_until }, now),
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
  evaluation_id: string | null;
};

/** The classes that the actor and their dependants came to, latest first, each with what was said of it. Throws 404. */
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
           k.name as club_name, k.timezone, i.id as taught_by, i.display_name as taught_name, v.id as evaluation_id
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_attendance a on a.enrollment_id = e.id
      join clubs k on k.id = s.club_id
      join client_profiles c on c.id = e.student_id
      join class_schedules p on p.id = s.schedule_id
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      left join instructor_evaluations v on v.session_id = e.session_id and v.student_id = e.student_id
      join instructors i on i.id = coalesce(v.instructor_id, s.substitute_instructor_id, s.instructor_id)
     where e.student_id = any(${students}::uuid[]) and e.status = 'enrolled' and a.present
       ${after ? sql`and (s.scheduled_datetime, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
     order by s.scheduled_datetime desc, e.id desc
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.scheduled_datetime.toISOString(), row.enrollment_id]);
  const classes = await asTheyWere(scope, page.results);
  const evaluations = await evaluationsOf(
    scope,
    classes.flatMap((row) => row.evaluation_id ?? []),
  );
  return { ...page, results: classes.map((row) => evaluated(scope, row, evaluations)) };
}

async function evaluationsOf({ tx }: Scope, ids: readonly string[]): Promise<Map<string, Said>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Said>`
    select ${said(sql.ref('v'))} from instructor_evaluations v where v.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

function evaluated(scope: Scope, row: ClassRow, evaluations: ReadonlyMap<string, Said>): EvaluatedClass {
  const { timezone, session_id, student_id, student_name, club_name, local_date } = row;
  const written = row.evaluation_id === null ? undefined : evaluations.get(row.evaluation_id);
  return {
    ...{ session_id, student_id, student_name, name: row.name, class_type_name: row.type_name, club_name },
    scheduled_datetime: offsetDateTime(row.scheduled_datetime, timezone),
    local_date,
    instructor: { id: row.taught_by, name: row.taught_name },
    evaluation: written ? mine(scope, { ...written, timezone }) : null,
  };
}
