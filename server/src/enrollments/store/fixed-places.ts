import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';

export interface Group {
  id: string;
  club_id: string;
  instructor_id: string | null;
  name: string;
  status: string;
  recurrence: string;
  max_participants: number;
  timezone: string;
}

/**
 * Locks schedules in order of id, so that their fixed places are given one at a time. Taken before any session's lock.
 * `no key`: a session that is written twice in one transaction looks its schedule up again, after its own lock.
 */
export async function lockGroups(tx: TenantTx, ids: readonly string[]): Promise<Map<string, Group>> {
  const { rows } = await sql<Group>`
    select p.id, p.club_id, p.instructor_id, p.name, p.status, p.recurrence, p.max_participants, c.timezone
      from class_schedules p join clubs c on c.id = p.club_id
     where p.id = any(${ids}::uuid[]) order by p.id for no key update of p`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many hold a place on the fullest day between two dates (`until` null = for ever). Pauses do not free it. */
export async function holdersWithin(
  tx: TenantTx,
  scheduleId: string,
  from: string,
  until: string | null,
): Promise<number> {
  const { rows } = await sql<{ most: number }>`
    with holders as (
      select greatest(starts_on, ${from}::date) as starts_on, ends_on from schedule_enrollments
       where schedule_id = ${scheduleId}::uuid and status = 'active'
         and daterange(starts_on, ends_on, '[]') && daterange(${from}::date, ${until}::date, '[]')
    )
    select coalesce(max(n), 0)::int as most from (
      select (select count(*) from holders h
               where d.starts_on >= h.starts_on and (h.ends_on is null or d.starts_on <= h.ends_on)) as n
        from holders d) days`.execute(tx);
  return rows[0]?.most ?? 0;
}

export interface SessionOnDate {
  id: string;
  local_date: string;
}

/** The sessions of a group that are still to come, within dates (inclusive, club wall time). */
export async function comingSessions(
  tx: TenantTx,
  input: { schedule_id: string; from: string; until: string | null; now: Date },
): Promise<SessionOnDate[]> {
  return tx
    .selectFrom('class_sessions')
    .select(['id', 'local_date'])
    .where('schedule_id', '=', input.schedule_id)
    .where('local_date', '>=', input.from)
    .$if(input.until !== null, (query) => query.where('local_date', '<=', input.until as string))
    .where('scheduled_datetime', '>', input.now)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .orderBy('scheduled_datetime')
    .execute();
}

/** The active enrolments that a fixed place made in sessions still to come, within dates. */
export async function comingEnrollments(
  tx: TenantTx,
  input: { fixed_place_id: string; from: string; until: string | null; now: Date },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('class_enrollments as e')
    .innerJoin('class_sessions as s', 's.id', 'e.session_id')
    .select('e.id')
    .where('e.schedule_enrollment_id', '=', input.fixed_place_id)
    .where('e.status', 'in', ['enrolled', 'waitlisted'])
    .where('e.session_starts_at', '>', input.now)
    .where('s.local_date', '>=', input.from)
    .$if(input.until !== null, (query) => query.where('s.local_date', '<=', input.until as string))
    .execute();
  return rows.map((row) => row.id);
}

/** Those of the sessions that are still to come, by time. */
export async function comingAmong(
  { tx, now }: Scope,
  ids: readonly string[],
): Promise<(SessionOnDate & { schedule_id: string })[]> {
  return tx
    .selectFrom('class_sessions')
    .select(['id', 'local_date', 'schedule_id'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('scheduled_datetime', '>', now)
    .orderBy('scheduled_datetime')
    .execute();
}

export interface Holder {
  /** Of the fixed place. */
  id: string;
  schedule_id: string;
  student_id: string;
  starts_on: string;
  ends_on: string | null;
  pauses: { starts_on: string; ends_on: string }[];
}

export async function holdersOf(tx: TenantTx, scheduleIds: readonly string[]): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select f.id, f.schedule_id, f.student_id, f.starts_on, f.ends_on,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', p.starts_on, 'ends_on', p.ends_on))
                       from schedule_enrollment_pauses p where p.schedule_enrollment_id = f.id), '[]') as pauses
      from schedule_enrollments f
     where f.schedule_id = any(${scheduleIds}::uuid[]) and f.status = 'active'
     order by f.created_at, f.id`.execute(tx);
  return rows;
}

export async function isClient(tx: TenantTx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('client_profiles').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** @returns its id; undefined when the student already holds a place in the group at that time */
export async function insertFixedPlace(
  scope: Scope,
  place: { schedule_id: string; student_id: string; starts_on: string; ends_on: string | null },
): Promise<string | undefined> {
  const id = newId();
  try {
    await scope.tx
      .insertInto('schedule_enrollments')
      .values({ organization_id: organizationOf(scope), id, ...place, created_by: scope.actor.user_id })
      .execute();
    return id;
  } catch (error) {
    if (violates(error, 'schedule_enrollments_once')) return undefined;
    throw error;
  }
}

/** Some say it for "never". */
const lastDay = '9999-12-31';

/**
 * Ends a fixed place after `ends_on`. A day before its first one means that it never was: it ends at once and holds
 * nothing. @returns the first date that it holds no more; the last day that there is has none after it
 */
export async function endFixedPlace(
  { tx }: Scope,
  place: { id: string; starts_on: string },
  ends_on: string,
  reason: string,
): Promise<string> {
  const never = ends_on < place.starts_on;
  await tx
    .updateTable('schedule_enrollments')
    .set({
      ends_on: never ? place.starts_on : ends_on,
      end_reason: reason,
      ...(never && { status: 'ended' }),
      updated_at: sql`now()`,
    })
    .where('id', '=', place.id)
    .execute();
  if (never) return place.starts_on;
  return ends_on === lastDay ? lastDay : addDays(ends_on, 1);
}

export async function insertPause(
  scope: Scope,
  fixedPlaceId: string,
  pause: { starts_on: string; ends_on: string; reason?: string },
): Promise<void> {
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('schedule_enrollment_pauses')
    .values({ organization_id, id: newId(), schedule_enrollment_id: fixedPlaceId, ...pause })
    .execute();
}

export async function deletePause(tx: TenantTx, id: string): Promise<void> {
  await tx.deleteFrom('schedule_enrollment_pauses').where('id', '=', id).execute();
}
