import { sql } from 'kysely';
import { listLevels } from '../../catalog/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDaysToInstant, type LocalDate } from '../../kernel/time/index.ts';
import { isDesk } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { rosterAbilities } from '../access.ts';
import { currentLevel, skillsOfClass, stepsOf } from '../rules/progress.ts';
import type { MyStudent, SessionSkills } from '../schemas.ts';
import { taughtAmong, tickedThere } from '../store.ts';
import { listSkills } from './skills.ts';

const daysBack = 180;
const most = 500;

interface Taught {
  id: string;
  name: string;
  level: number | null;
  last_class_on: LocalDate;
}

/** Whom the actor has taught in the last half year, or is about to, by name, and how far they are. Empty for who teaches nobody. */
export async function myStudents(scope: Scope): Promise<MyStudent[]> {
  const own = ownInstructorId(scope.actor);
  if (own === undefined) return [];
  const { rows } = await sql<Taught>`
    select c.id, c.display_name as name, c.level::float8 as level, t.last_class_on
      from (select a.student_id, max(s.local_date) as last_class_on
              from class_sessions s join class_attendance a on a.session_id = s.id
             where coalesce(s.substitute_instructor_id, s.instructor_id) = ${own}::uuid
               and s.scheduled_datetime >= ${addDaysToInstant(scope.now, -daysBack, 'UTC')}::timestamptz
               and s.scheduled_datetime <= ${addDaysToInstant(scope.now, 1, 'UTC')}::timestamptz
             group by a.student_id) t
      join client_profiles c on c.id = t.student_id
     where c.merged_into is null and c.erased_at is null
     order by c.sort_name, c.id limit ${most}`.execute(scope.tx);
  const skills = await listSkills(scope);
  const steps = stepsOf(await listLevels(scope), skills);
  const mastered = await masteredBy(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const current = currentLevel(steps, row.level);
    const own = skills.filter(({ level_id }) => level_id === current?.id);
    const ticked = mastered.get(row.id);
    return {
      ...row,
      current_level: current ? { id: current.id, display_name: current.display_name } : null,
      mastered: own.filter(({ id }) => ticked?.has(id)).length,
      skills: own.length,
    };
  });
}

/** What each of them masters. */
async function masteredBy({ tx }: Scope, students: readonly string[]): Promise<Map<string, Set<string>>> {
  if (students.length === 0) return new Map();
  const { rows } = await sql<{ student_id: string; skill_id: string }>`
    select student_id, skill_id from student_skills where student_id = any(${students}::uuid[])`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, ({ student_id }) => student_id)].map(([id, all]) => [
      id,
      new Set(all.map(({ skill_id }) => skill_id)),
    ]),
  );
}

interface Given {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  level_id: string;
}

/**
 * Who has a place in a class, and what they master: for who gives it and the desk. A coach who has not taught somebody yet reads
 * what the class is about and what was ticked there or by themselves, as can_view_student_progress has it. Throws 403, 404.
 */
export async function sessionSkills(scope: Scope, session_id: string): Promise<SessionSkills> {
  const { rows } = await sql<Given>`
    select s.club_id, s.instructor_id, s.substitute_instructor_id, p.level_id
      from class_sessions s join class_schedules p on p.id = s.schedule_id where s.id = ${session_id}::uuid`.execute(
    scope.tx,
  );
  const given = found(rows[0], 'session');
  const abilities = rosterAbilities(scope.actor, given);
  authorize(abilities.tick);
  const { rows: students } = await sql<{ id: string; name: string; level: number | null }>`
    select c.id, c.display_name as name, c.level::float8 as level
      from class_enrollments e join client_profiles c on c.id = e.student_id
     where e.session_id = ${session_id}::uuid and e.status in ('enrolled', 'no_show')
     order by c.sort_name, c.id`.execute(scope.tx);
  const ids = students.map(({ id }) => id);
  const mastered = await masteredBy(scope, ids);
  const judged = await judge(scope, ids, { session_id, level_id: given.level_id });
  return {
    level_id: given.level_id,
    abilities,
    students: students.map((one) => ({ ...one, ...judged(one.id, [...(mastered.get(one.id) ?? [])]) })),
  };
}

/** What of what somebody masters the actor may read, and what they may say. */
async function judge(
  scope: Scope,
  students: readonly string[],
  { session_id, level_id }: { session_id: string; level_id: string },
) {
  const own = ownInstructorId(scope.actor);
  if (isDesk(scope.actor) || own === undefined)
    return (_: string, skill_ids: string[]) => ({ skill_ids, tickable_skill_ids: null });
  const taught = await taughtAmong(scope, students, own);
  const ofClass = skillsOfClass(await listSkills(scope), level_id);
  const ticked = await tickedThere(scope, students, { session_id, instructor_id: own });
  return (student_id: string, masters: string[]) => {
    if (taught.has(student_id)) return { skill_ids: masters, tickable_skill_ids: null };
    const theirs = masters.filter((id) => ticked.has(`${student_id} ${id}`));
    const open = [...ofClass].filter((id) => !masters.includes(id));
    return {
      skill_ids: masters.filter((id) => ofClass.has(id) || theirs.includes(id)),
      tickable_skill_ids: [...open, ...theirs],
    };
  };
}
