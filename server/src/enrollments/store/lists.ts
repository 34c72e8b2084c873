import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Scope } from '../../kernel/scope.ts';

/*
 * Waiting lists of classes to come, by what they hang on. Full classes too: whether a place is free is known only under
 * the lock.
 */
type Ids = readonly string[];

type Found = RawBuilder<{ id: string }>;
const idsOf = async (tx: TenantTx, found: Found): Promise<string[]> =>
  (await found.execute(tx)).rows.map((row) => row.id);

/** On which these clients wait. */
export const listsOf = ({ tx, now }: Scope, clientIds: Ids): Promise<string[]> =>
  idsOf(
    tx,
    sql`
      select distinct w.session_id as id from class_enrollments w
       where w.student_id = any(${clientIds}::uuid[]) and w.status = 'waitlisted' and w.session_starts_at > ${now}::timestamptz`,
  );

/** On which these clients wait for a class that needs a package. */
export const listsThatAskForPackages = ({ tx, now }: Scope, clientIds: Ids): Promise<string[]> =>
  idsOf(
    tx,
    sql`
      select distinct w.session_id as id from class_enrollments w
        join class_sessions s on s.id = w.session_id join class_schedules p on p.id = s.schedule_id
       where w.student_id = any(${clientIds}::uuid[]) and w.status = 'waitlisted' and w.session_starts_at > ${now}::timestamptz
         and p.requires_package`,
  );

/** Of these sessions, where anybody waits. */
export async function listsIn({ tx }: Scope, sessionIds: Ids): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  return idsOf(
    tx,
    sql`
      select s.id from class_sessions s where s.id = any(${sessionIds}::uuid[]) and s.waitlisted_count > 0`,
  );
}

/** On which those wait who have a place in these sessions. */
export async function listsAround({ tx, now }: Scope, sessionIds: Ids): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  return idsOf(
    tx,
    sql`
      with held as materialized (
        select e.student_id from class_enrollments e
         where e.session_id = any(${sessionIds}::uuid[]) and e.status in ('enrolled', 'no_show'))
      select distinct w.session_id as id from held
        join class_enrollments w on w.student_id = held.student_id and w.status = 'waitlisted'
             and w.session_starts_at > ${now}::timestamptz`,
  );
}

/** Of a club, of a type of class (null: of all of them), of groups, or of all groups of these levels. */
export const listsOfGroups = (
  { tx, now }: Scope,
  of: { club_id?: string | null; class_type_id?: string | null; schedule_ids?: Ids; level_ids?: Ids },
): Promise<string[]> =>
  idsOf(
    tx,
    sql`
      select s.id from class_sessions s
        join class_schedules p on p.id = s.schedule_id
       where s.scheduled_datetime > ${now}::timestamptz and s.waitlisted_count > 0
         and s.status in ('scheduled', 'confirmed')
         ${of.club_id ? sql`and s.club_id = ${of.club_id}::uuid` : sql``}
         ${of.class_type_id ? sql`and p.class_type_id = ${of.class_type_id}::uuid` : sql``}
         ${of.schedule_ids ? sql`and s.schedule_id = any(${of.schedule_ids}::uuid[])` : sql``}
         ${of.level_ids ? sql`and p.level_id = any(${of.level_ids}::uuid[])` : sql``}`,
  );
