import { sql } from 'kysely';
import { getInstructor } from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { afterDay, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { clubsRun } from '../../organizations/public.ts';
import { evaluationAbilities, readsEvaluations, seesAll } from '../access.ts';
import type { InstructorEvaluation } from '../schemas.ts';

type Judged = Parameters<typeof readsEvaluations>[1];

type Row = Omit<InstructorEvaluation, 'month' | 'student' | 'session' | 'abilities'> & {
  listed_on: LocalDate;
  student_id: string | null;
  student_name: string | null;
  session_id: string | null;
  session_name: string | null;
  local_date: LocalDate | null;
};

/** What is shown, the latest first: by month, and in it by a random id, as the time of an anonymous one tells who. */
const shown = sql`
  select v.id, v.instructor_id, v.overall_rating, v.teaching_quality, v.punctuality, v.communication, v.comments,
         v.would_recommend, v.is_anonymous, v.reply, v.listed_on, v.student_id, v.session_id,
         c.display_name as student_name, p.name as session_name, s.local_date
    from instructor_evaluations v
    left join client_profiles c on c.id = v.student_id
    left join class_sessions s on s.id = v.session_id
    left join class_schedules p on p.id = s.schedule_id
   where v.listed_on is not null`;

/** What was said of a coach and is shown, for the coach and who runs the club of the class. Throws 403, 404. */
export async function listEvaluations(
  scope: Scope,
  instructor_id: string,
  asked: { limit?: number; cursor?: string },
) {
  const instructor = await getInstructor(scope, instructor_id);
  authorize(
    readsEvaluations(scope.actor, instructor),
    'What was said of a coach is read by the coach and the desk.',
  );
  const size = pageSize(asked.limit);
  const after = afterDay(asked.cursor);
  const ofClubs = seesAll(scope.actor, instructor)
    ? sql``
    : sql`and (s.id is null or s.club_id = any(${clubsRun(scope.actor)}::uuid[]))`;
  const { rows } = await sql<Row>`${shown} and v.instructor_id = ${instructor_id}::uuid
     ${ofClubs} ${after ? sql`and (v.listed_on, v.id) < (${after.day}::date, ${after.id}::uuid)` : sql``}
     order by v.listed_on desc, v.id desc limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.listed_on, row.id]);
  return { ...page, results: page.results.map((row) => answer(scope, instructor, row)) };
}

/** One that is shown. Throws 404. */
export async function getEvaluation(scope: Scope, id: string): Promise<InstructorEvaluation> {
  const { rows } = await sql<Row>`${shown} and v.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'evaluation');
  const instructor = await getInstructor(scope, row.instructor_id);
  return answer(
    scope,
    instructor,
    found(readsEvaluations(scope.actor, instructor) ? row : undefined, 'evaluation'),
  );
}

function answer({ actor }: Scope, instructor: Judged, row: Row): InstructorEvaluation {
  const { listed_on, student_id, student_name, session_id, session_name, local_date, ...said } = row;
  const author =
    student_id === null || session_id === null
      ? { student: null, session: null }
      : {
          student: { id: student_id, name: student_name ?? '' },
          session: { id: session_id, name: session_name ?? '', local_date: local_date ?? '' },
        };
  return {
    ...said,
    ...author,
    month: listed_on.slice(0, 7),
    abilities: evaluationAbilities(actor, instructor),
  };
}
