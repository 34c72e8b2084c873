import { sql } from 'kysely';
import { isId, newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { NewSession, SavedFilters } from '../rules/saved.ts';

export interface SavedRow {
  id: string;
  name: string;
  filters: SavedFilters;
  notify_new_sessions: boolean;
  created_at: Date;
}

/** The oldest first. */
export async function savedOf({ tx }: Scope, userId: string): Promise<SavedRow[]> {
  const { rows } = await sql<SavedRow>`
    select id, name, filters, notify_new_sessions, created_at from saved_searches
     where user_id = ${userId}::uuid order by id`.execute(tx);
  return rows;
}

/** Under the lowest number that is free; undefined where there is none, or somebody has taken it at the same moment. */
export async function insertSaved(
  scope: Scope,
  userId: string,
  saved: Pick<SavedRow, 'name' | 'filters' | 'notify_new_sessions'>,
): Promise<SavedRow | undefined> {
  const { rows } = await sql<SavedRow>`
    insert into saved_searches (organization_id, id, user_id, number, name, filters, notify_new_sessions, created_at)
    select ${organizationOf(scope)}::uuid, ${newId()}::uuid, ${userId}::uuid, n, ${saved.name},
           ${JSON.stringify(saved.filters)}::jsonb, ${saved.notify_new_sessions}, ${scope.now}::timestamptz
      from generate_series(1, 20) n
     where not exists (select from saved_searches s where s.user_id = ${userId}::uuid and s.number = n)
     order by n limit 1
    on conflict on constraint saved_searches_number do nothing
    returning id, name, filters, notify_new_sessions, created_at`.execute(scope.tx);
  return rows[0];
}

/** Whether every club, level, type and coach that it names is one of this organization. */
export async function namesOwn({ tx }: Scope, filters: SavedFilters): Promise<boolean> {
  const ids = (all: readonly string[] = []) => [...new Set(all)];
  const clubs = ids(filters.club_id === undefined ? [] : [filters.club_id]);
  const [types, coaches] = [ids(filters.class_type_ids), ids(filters.instructor_ids)];
  const levels = ids(filters.levels?.filter(isId));
  const { rows } = await sql<{ known: number }>`
    select (select count(*) from clubs where id = any(${clubs}::uuid[]))::int
         + (select count(*) from class_types where id = any(${types}::uuid[]))::int
         + (select count(*) from instructors where id = any(${coaches}::uuid[]))::int
         + (select count(*) from class_levels where id = any(${levels}::uuid[]))::int as known`.execute(tx);
  return rows[0]?.known === clubs.length + types.length + coaches.length + levels.length;
}

/** @returns whether it was theirs */
export async function deleteSaved({ tx }: Scope, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('saved_searches')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface Watching {
  user_id: string;
  email: string;
  locale: string;
  name: string;
  filters: SavedFilters;
}

/** Whether somebody keeps a search of which they want to be told. */
export async function isWatching({ tx }: Scope, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from saved_searches where user_id = ${userId}::uuid and notify_new_sessions limit 1`.execute(tx);
  return rows.length > 0;
}

/** Who wants to be told, of those who belong to the organization still. */
export async function watching({ tx }: Scope): Promise<Watching[]> {
  const { rows } = await sql<Watching>`
    select u.id as user_id, u.email, u.locale, s.name, s.filters
      from saved_searches s
      join users u on u.id = s.user_id
     where s.notify_new_sessions
       and exists (select from memberships m where m.organization_id = s.organization_id and m.user_id = s.user_id)
     order by s.user_id, s.id`.execute(tx);
  return rows;
}

/** Of these, those that lists show and that have a free place, as they are now. */
export async function newSessions({ tx, now }: Scope, ids: readonly string[]): Promise<NewSession[]> {
  const { rows } = await sql<NewSession>`
    select s.id as session_id, s.club_id, p.level_id, l.name as level_key, p.class_type_id,
           array_remove(coalesce(s.substitute_instructor_id, s.instructor_id) || s.assistant_instructor_ids, null) as instructor_ids,
           extract(isodow from s.local_date)::int - 1 as weekday, to_char(s.local_time, 'HH24:MI') as local_time,
           concat_ws(' ', p.name, p.location, t.name, l.display_name, i.display_name, k.name) as names
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id and p.status = 'published'
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      join clubs k on k.id = s.club_id and k.is_active
      left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
     where s.id = any(${[...ids]}::uuid[]) and s.status <> 'cancelled' and s.scheduled_datetime > ${now}::timestamptz
       and s.enrolled_count < s.max_participants
     order by s.scheduled_datetime, s.id`.execute(tx);
  return rows;
}
