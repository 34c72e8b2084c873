import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, offsetDateTime } from '../../kernel/time/index.ts';
import { seesNotes } from '../access.ts';
import type { Rated, SkillState } from '../rules/progress.ts';
import type { LevelEntry, Note } from '../schemas.ts';

export type DevelopedSkill = SkillState & { instructor_name: string | null; session_id: string | null };

/** What is taught, in the order of teaching, and what of it a student masters; what they master stays when it is taught no more. */
export async function skillsOf({ tx }: Scope, student_id: string): Promise<DevelopedSkill[]> {
  const { rows } = await sql<DevelopedSkill>`
    select k.id, k.level_id, k.name_es, k.name_en, k.is_exit_criterion, k.is_active, t.mastered_on, t.session_id,
           i.display_name as instructor_name
      from skills k
      left join student_skills t on t.skill_id = k.id and t.student_id = ${student_id}::uuid
      left join instructors i on i.id = t.instructor_id
     where k.is_active or t.skill_id is not null order by k.level_id, k."order", k.id`.execute(tx);
  return rows;
}

export interface Came {
  local_date: LocalDate;
  present: boolean;
  performance_rating: number | null;
}

/** Every class of which attendance was taken, the earliest first. */
export async function attendanceOf({ tx }: Scope, student_id: string): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select s.local_date, a.present, a.performance_rating
      from class_attendance a join class_sessions s on s.id = a.session_id
     where a.student_id = ${student_id}::uuid order by s.scheduled_datetime, s.id`.execute(tx);
  return rows;
}

export const ratingsOf = (came: readonly Came[]): Rated[] =>
  came.flatMap(({ performance_rating: rating, local_date, present }) =>
    present && rating !== null ? [{ rating, local_date }] : [],
  );

interface Period {
  from: LocalDate;
  to: LocalDate;
}
const everyDay: Period = { from: '0001-01-01', to: '9999-12-31' };
const mostNotes = 50;

type NoteRow = Note & {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
};

/** The last notes that the actor may read; undefined for who reads none. */
export async function notesOf(
  scope: Scope,
  student_id: string,
  { from, to }: Period = everyDay,
): Promise<Note[] | undefined> {
  const { actor, tx } = scope;
  const own = actor.personas.instructor ?? [];
  if (!actor.is_staff && own.length === 0) return undefined;
  const ofOwn = actor.is_staff
    ? sql``
    : sql`and (s.instructor_id = any(${own}::uuid[]) or s.substitute_instructor_id = any(${own}::uuid[]))`;
  const { rows } = await sql<NoteRow>`
    select s.id as session_id, s.local_date, p.name as class_name, i.display_name as instructor_name,
           a.instructor_notes as note, s.club_id, s.instructor_id, s.substitute_instructor_id
      from class_attendance a
      join class_sessions s on s.id = a.session_id
      join class_schedules p on p.id = s.schedule_id
      left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
     where a.student_id = ${student_id}::uuid and a.instructor_notes <> '' ${ofOwn}
       and s.local_date between ${from}::date and ${to}::date
     order by s.scheduled_datetime desc, s.id desc limit ${mostNotes}`.execute(tx);
  return rows
    .filter((row) => seesNotes(actor, row))
    .map(({ club_id: _, instructor_id: __, substitute_instructor_id: ___, ...note }) => note);
}

type EntryRow = Omit<LevelEntry, 'created_at'> & { created_at: Date; created_by: string | null };

/** How the level came about, the last word first. */
export async function levelEntriesOf({ tx }: Scope, student_id: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.kind, e.level::float8 as level, e.before::float8 as before, e.reason, u.name as by, e.created_by, e.created_at
      from level_entries e left join users u on u.id = e.created_by
     where e.student_id = ${student_id}::uuid order by e.number desc limit 200`.execute(tx);
  return rows;
}

/** By time, the latest first: of two profiles that became one both. */
export const latestFirst = (entries: readonly EntryRow[]): EntryRow[] =>
  entries.toSorted((a, b) => Number(b.created_at) - Number(a.created_at));

export const historyOf = (entries: readonly EntryRow[], timezone: string): LevelEntry[] =>
  latestFirst(entries).map(({ created_by: _, ...entry }) => ({
    ...entry,
    created_at: offsetDateTime(entry.created_at, timezone),
  }));
