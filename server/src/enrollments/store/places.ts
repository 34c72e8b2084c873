import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { found } from '../../kernel/problem.ts';

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

/** Locks a schedule, so that its fixed places are given one at a time. Taken before any session's lock. */
export async function lockGroup(tx: TenantTx, scheduleId: string): Promise<Group> {
  const { rows } = await sql<Group>`
    select p.id, p.club_id, p.instructor_id, p.name, p.status, p.recurrence, p.max_participants, c.timezone
      from class_schedules p join clubs c on c.id = p.club_id
     where p.id = ${scheduleId}::uuid for update of p`.execute(tx);
  return found(rows[0], 'schedule');
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
  input: { place_id: string; from: string; until: string | null; now: Date },
): Promise<{ id: string; local_date: string }[]> {
  return tx
    .selectFrom('class_enrollments as e')
    .innerJoin('class_sessions as s', 's.id', 'e.session_id')
    .select(['e.id', 's.local_date'])
    .where('e.schedule_enrollment_id', '=', input.place_id)
    .where('e.status', 'in', ['enrolled', 'waitlisted'])
    .where('s.local_date', '>=', input.from)
    .$if(input.until !== null, (query) => query.where('s.local_date', '<=', input.until as string))
    .where('s.scheduled_datetime', '>', input.now)
    .execute();
}

export interface Holder {
  place_id: string;
  schedule_id: string;
  student_id: string;
  starts_on: string;
  ends_on: string | null;
  pauses: { starts_on: string; ends_on: string }[];
}

export async function holdersOf(tx: TenantTx, scheduleIds: readonly string[]): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select f.id as place_id, f.schedule_id, f.student_id, f.starts_on, f.ends_on,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', p.starts_on, 'ends_on', p.ends_on))
                       from schedule_enrollment_pauses p where p.schedule_enrollment_id = f.id), '[]') as pauses
      from schedule_enrollments f
     where f.schedule_id = any(${scheduleIds}::uuid[]) and f.status = 'active'
     order by f.created_at, f.id`.execute(tx);
  return rows;
}
