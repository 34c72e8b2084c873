import { type Insertable, sql } from 'kysely';
import { refuseGone } from '../clients/public.ts';
import { scopeOf } from '../kernel/db/context.ts';
import type { Skills } from '../kernel/db/types.ts';
import { newId } from '../kernel/ids.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LocalDate } from '../kernel/time/index.ts';

type NewSkill = Omit<Insertable<Skills>, 'id' | 'organization_id'>;

/** @returns its id */
export async function insertSkill({ tx }: Scope, skill: NewSkill): Promise<string> {
  const id = newId();
  await tx
    .insertInto('skills')
    .values({ ...skill, organization_id: scopeOf(tx).organization_id, id })
    .execute();
  return id;
}

/** Of two who load the catalogue at once each skill comes once. */
export async function insertCatalog({ tx }: Scope, skills: readonly NewSkill[]): Promise<void> {
  const { organization_id } = scopeOf(tx);
  await tx
    .insertInto('skills')
    .values(skills.map((skill) => ({ ...skill, organization_id, id: newId() })))
    .onConflict((on) => on.constraint('skills_once').doNothing())
    .execute();
}

export async function updateSkill({ tx }: Scope, id: string, fields: Partial<NewSkill>): Promise<void> {
  await tx
    .updateTable('skills')
    .set({ ...fields, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function deleteSkill({ tx }: Scope, id: string): Promise<void> {
  await tx.deleteFrom('skills').where('id', '=', id).execute();
}

/** Where the last of a level stands, `but` that one. */
export async function lastOrder({ tx }: Scope, level_id: string, but?: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max("order"), 0)::int as last from skills
     where level_id = ${level_id}::uuid and id is distinct from ${but ?? null}::uuid`.execute(tx);
  return rows[0]?.last ?? 0;
}

export async function hasSkills({ tx }: Scope): Promise<boolean> {
  return (await tx.selectFrom('skills').select('id').limit(1).execute()).length > 0;
}

/** Whether attendance was taken of a student in a class that this coach gave. Source: the seed's rule. */
export async function hasTaught({ tx }: Scope, student_id: string, instructor_id: string): Promise<boolean> {
  const { rows } = await sql`
    select from class_attendance a join class_sessions s on s.id = a.session_id
     where a.student_id = ${student_id}::uuid
       and coalesce(s.substitute_instructor_id, s.instructor_id) = ${instructor_id}::uuid limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whom of these the coach has taught. */
export async function taughtAmong(
  { tx }: Scope,
  students: readonly string[],
  instructor_id: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ student_id: string }>`
    select distinct a.student_id from class_attendance a join class_sessions s on s.id = a.session_id
     where a.student_id = any(${students}::uuid[])
       and coalesce(s.substitute_instructor_id, s.instructor_id) = ${instructor_id}::uuid`.execute(tx);
  return new Set(rows.map(({ student_id }) => student_id));
}

export interface TickedIn {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  level_id: string;
  local_date: LocalDate;
  /** They can have shown something in it: it has begun, and they are not known to have stayed away. */
  was_there: boolean;
}

/** A class in which somebody has a place. Throws 404. */
export async function classOf(
  { tx, now }: Scope,
  { session_id, student_id }: { session_id: string; student_id: string },
): Promise<TickedIn> {
  const { rows } = await sql<TickedIn>`
    select s.club_id, s.instructor_id, s.substitute_instructor_id, s.local_date, p.level_id,
           s.scheduled_datetime <= ${now}::timestamptz and e.status <> 'no_show' as was_there
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id
      join class_enrollments e on e.session_id = s.id and e.student_id = ${student_id}::uuid
       and e.status in ('enrolled', 'no_show')
     where s.id = ${session_id}::uuid`.execute(tx);
  return found(rows[0], 'session');
}

export interface Ticked {
  student_id: string;
  skill_id: string;
  mastered_on: LocalDate;
  session_id: string | null;
  instructor_id: string | null;
}

/** Of two who tick at once the first stands. */
export async function insertTick({ tx, actor }: Scope, tick: Ticked): Promise<void> {
  await tx
    .insertInto('student_skills')
    .values({
      ...{ organization_id: scopeOf(tx).organization_id, id: newId() },
      ...{ ...tick, ticked_by: actor.user_id },
    })
    .onConflict((on) => on.constraint('student_skills_once').doNothing())
    .execute();
}

type OfSkill = Pick<Ticked, 'student_id' | 'skill_id'>;

export async function deleteTick({ tx }: Scope, { student_id, skill_id }: OfSkill): Promise<void> {
  await tx
    .deleteFrom('student_skills')
    .where('student_id', '=', student_id)
    .where('skill_id', '=', skill_id)
    .execute();
}

export const tickOf = (
  { tx }: Scope,
  { student_id, skill_id }: OfSkill,
): Promise<Pick<Ticked, 'mastered_on' | 'session_id' | 'instructor_id'> | undefined> =>
  tx
    .selectFrom('student_skills')
    .select(['mastered_on', 'session_id', 'instructor_id'])
    .where('student_id', '=', student_id)
    .where('skill_id', '=', skill_id)
    .executeTakeFirst();

/** What of these people's skills was ticked in a class, or by a coach; `student skill`. */
export async function tickedThere(
  { tx }: Scope,
  students: readonly string[],
  { session_id, instructor_id }: { session_id: string; instructor_id: string },
): Promise<Set<string>> {
  const { rows } = await sql<OfSkill>`
    select student_id, skill_id from student_skills
     where student_id = any(${students}::uuid[])
       and (session_id = ${session_id}::uuid or instructor_id = ${instructor_id}::uuid)`.execute(tx);
  return new Set(rows.map(({ student_id, skill_id }) => `${student_id} ${skill_id}`));
}

/** Under the lock that every writer of a level takes. @returns the level. Throws 409 `clients.merged`, `clients.erased`. */
export async function lockLevel({ tx }: Scope, id: string): Promise<{ level: number | null }> {
  const { rows } = await sql<{ level: number | null; merged_into: string | null; erased_at: Date | null }>`
    select level::float8 as level, merged_into, erased_at from client_profiles where id = ${id}::uuid for no key update`.execute(
    tx,
  );
  const row = found(rows[0], 'client');
  refuseGone(row);
  return { level: row.level };
}

export interface LastEntry {
  id: string;
  number: number;
  kind: string;
  created_by: string | null;
  before: number | null;
  level: number | null;
}

export async function lastEntry({ tx }: Scope, student_id: string): Promise<LastEntry | undefined> {
  const { rows } = await sql<LastEntry>`
    select id, number, kind, created_by, before::float8 as before, level::float8 as level from level_entries
     where student_id = ${student_id}::uuid order by number desc limit 1`.execute(tx);
  return rows[0];
}

/** The actor's own confirmation of a level on a day that has begun then: it stands, and once is enough. */
export async function hasConfirmed(
  { tx, actor }: Scope,
  { student_id, level, since }: { student_id: string; level: number; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from level_entries where student_id = ${student_id}::uuid and kind = 'confirmed' and level = ${level}::numeric
       and created_by = ${actor.user_id}::uuid and created_at >= ${since}::timestamptz limit 1`.execute(tx);
  return rows.length > 0;
}

/** Says of an entry what it is. */
export async function nameEntry(
  { tx }: Scope,
  id: string,
  entry: { kind: 'confirmed' | 'withdrawn' | 'taken_back'; reason?: string },
): Promise<void> {
  await tx.updateTable('level_entries').set(entry).where('id', '=', id).execute();
}

/** A level that is confirmed as it is. @returns the entry's id */
export async function insertConfirmation(
  { tx, actor }: Scope,
  entry: { student_id: string; number: number; level: number; reason: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('level_entries')
    .values({
      ...{ ...entry, organization_id: scopeOf(tx).organization_id, id, before: entry.level },
      ...{ kind: 'confirmed', created_by: actor.user_id },
    })
    .execute();
  return id;
}
