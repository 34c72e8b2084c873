import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Standing, WishPerson, WishSource, WishTime } from '../rules/wishes.ts';

interface StudentRow extends Standing {
  id: string;
  display_name: string;
  level: number | null;
}

/** Somebody who is, or was, a client. */
export async function studentOf({ tx }: Scope, id: string): Promise<StudentRow | undefined> {
  return tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name', 'level', 'is_active', 'blocked_at'])
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
}

/** What these clients are called, those who are here no more left out. */
export async function namesOf({ tx }: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name'])
    .where('id', 'in', [...ids])
    .where('is_active', '=', true)
    .execute();
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

/** Which of these coaches and clubs there are, and are in use. */
export async function knownOf(
  { tx }: Scope,
  { instructor_ids, club_ids }: { instructor_ids: readonly string[]; club_ids: readonly string[] },
): Promise<Set<string>> {
  if (instructor_ids.length + club_ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from instructors where id = any(${[...instructor_ids]}::uuid[]) and is_active
    union all select id from clubs where id = any(${[...club_ids]}::uuid[]) and is_active`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export interface WishValues {
  level: number | null;
  wants_test: boolean;
  classes_a_week: number;
  note: string;
  times: readonly WishTime[];
  people: readonly WishPerson[];
  instructor_ids: readonly string[];
  club_ids: readonly string[];
}

interface Whose {
  window_id: string;
  student_id: string;
  source: WishSource;
}

/**
 * The one wish of a student for a term, made or changed; the row is locked from then on, so what hangs on it is that of one writer. A name
 * that was linked to a client stays so while it is written in the same way.
 * @returns its id
 */
export async function saveWish(scope: Scope, whose: Whose, values: WishValues): Promise<string> {
  const id = await saveRow(scope, whose, values);
  await saveTimes(scope, id, values.times);
  await savePeople(scope, id, values.people);
  await savePreferences(scope, id, values);
  return id;
}

async function saveRow(
  scope: Scope,
  { window_id, student_id, source }: Whose,
  { level, wants_test, classes_a_week, note }: WishValues,
): Promise<string> {
  const { tx, now, actor } = scope;
  const { rows } = await sql<{ id: string }>`
    insert into wishes (organization_id, id, window_id, student_id, status, source, level, wants_test, classes_a_week, note,
      written_by, created_at, updated_at)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${window_id}::uuid, ${student_id}::uuid, 'standing', ${source},
      ${level}::numeric, ${wants_test}, ${classes_a_week}, ${note}, ${actor.user_id}::uuid, ${now}::timestamptz, ${now}::timestamptz)
    on conflict on constraint wishes_once do update
      set status = 'standing', source = excluded.source, level = excluded.level, wants_test = excluded.wants_test,
          classes_a_week = excluded.classes_a_week, note = excluded.note, written_by = excluded.written_by,
          updated_at = excluded.updated_at
    returning id`.execute(tx);
  return rows[0]!.id;
}

async function saveTimes(scope: Scope, wish_id: string, times: readonly WishTime[]): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as g(weekday smallint, starts_at time, ends_at time, loved boolean)),
    gone as (
      delete from wish_times t where t.wish_id = ${wish_id}::uuid
         and not exists (select from given g where g.weekday = t.weekday and g.starts_at = t.starts_at))
    insert into wish_times (organization_id, id, wish_id, weekday, starts_at, ends_at, loved)
    select ${organizationOf(scope)}::uuid, gen_random_uuid(), ${wish_id}::uuid, weekday, starts_at, ends_at, loved from given
    on conflict on constraint wish_times_once do update set ends_at = excluded.ends_at, loved = excluded.loved
      where (wish_times.ends_at, wish_times.loved) is distinct from (excluded.ends_at, excluded.loved)`.execute(
    scope.tx,
  );
}

async function savePeople(scope: Scope, wish_id: string, people: readonly WishPerson[]): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as g(kind text, name text, client_id uuid)),
    gone as (
      delete from wish_people t where t.wish_id = ${wish_id}::uuid
         and not exists (select from given g where g.kind = t.kind and g.name = t.name))
    insert into wish_people (organization_id, id, wish_id, kind, name, client_id)
    select ${organizationOf(scope)}::uuid, gen_random_uuid(), ${wish_id}::uuid, kind, name, client_id from given
    on conflict on constraint wish_people_once do update set client_id = excluded.client_id
      where excluded.client_id is not null and wish_people.client_id is distinct from excluded.client_id`.execute(
    scope.tx,
  );
}

async function savePreferences(
  scope: Scope,
  wish_id: string,
  { instructor_ids, club_ids }: Pick<WishValues, 'instructor_ids' | 'club_ids'>,
): Promise<void> {
  await sql`
    with given as materialized (
      select i.id as instructor_id, null::uuid as club_id from unnest(${[...instructor_ids]}::uuid[]) i (id)
      union all select null, c.id from unnest(${[...club_ids]}::uuid[]) c (id)),
    gone as (
      delete from wish_preferences t where t.wish_id = ${wish_id}::uuid
         and not exists (select from given g where g.instructor_id = t.instructor_id or g.club_id = t.club_id))
    insert into wish_preferences (organization_id, id, wish_id, instructor_id, club_id)
    select ${organizationOf(scope)}::uuid, gen_random_uuid(), ${wish_id}::uuid, instructor_id, club_id from given
    on conflict on constraint wish_preferences_once do nothing`.execute(scope.tx);
}

/** The wish of a student, locked where it is about to change. */
export async function lockWish(
  { tx }: Scope,
  { window_id, student_id }: { window_id: string; student_id: string },
): Promise<{ id: string; status: string } | undefined> {
  return tx
    .selectFrom('wishes')
    .select(['id', 'status'])
    .where('window_id', '=', window_id)
    .where('student_id', '=', student_id)
    .forUpdate()
    .executeTakeFirst();
}

/** A withdrawn wish keeps what it said: whoever wishes again begins with it. */
export async function withdrawWish({ tx, now, actor }: Scope, id: string, source: WishSource): Promise<void> {
  await tx
    .updateTable('wishes')
    .set({ status: 'withdrawn', source, written_by: actor.user_id, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** A name in a wish, with whose it is. */
export async function personOf(
  { tx }: Scope,
  id: string,
): Promise<{ wish_id: string; student_id: string; term_id: string; club_id: string } | undefined> {
  const { rows } = await sql<{ wish_id: string; student_id: string; term_id: string; club_id: string }>`
    select p.wish_id, x.student_id, w.term_id, t.club_id
      from wish_people p join wishes x on x.id = p.wish_id join wish_windows w on w.id = x.window_id join terms t on t.id = w.term_id
     where p.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** @returns false where the name is gone by now */
export async function linkPerson({ tx }: Scope, id: string, client_id: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('wish_people')
    .set({ client_id })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
