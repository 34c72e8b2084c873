import { sql } from 'kysely';
import { lockManagedGroups } from '../enrollments/public.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Reason, Written } from './rules.ts';

/** Locks the groups in which an import gave places, as every change of a place does. Throws 404 for another club's. */
export async function lockPlacesOf(scope: Scope, import_id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.schedule_id as id from import_rows r join schedule_enrollments f on f.id = r.subject
     where r.import_id = ${import_id}::uuid and r.entity = 'schedule_enrollments' and r.undone_at is null
     order by 1`.execute(scope.tx);
  await lockManagedGroups(
    scope,
    rows.map((one) => one.id),
  );
}

export async function placesWrittenBy({ tx }: Scope, import_id: string): Promise<Written[]> {
  const { rows } = await sql<Written>`
    select r.entity, f.id, false as is_changed, concat_ws(' · ', c.display_name, s.name) as name
      from import_rows r join schedule_enrollments f on f.id = r.subject
      join client_profiles c on c.id = f.student_id join class_schedules s on s.id = f.schedule_id
     where r.import_id = ${import_id}::uuid and r.entity = 'schedule_enrollments' and r.undone_at is null
     order by 4, f.id`.execute(tx);
  return rows;
}

/**
 * An answer whether somebody stays in a term keeps nothing. Places whose holder has been in a class, paid for one or given one back; with pauses of their own, or going on in another one; and
 * those that have ended meanwhile.
 */
export async function placesThatStay(
  { tx, now }: Scope,
  ids: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Reason>> {
  const { rows } = await sql<{ id: string; by: string }>`
    select f.id, x.by from schedule_enrollments f cross join lateral (
      select 'class_enrollments' as by from class_enrollments e
       where e.schedule_enrollment_id = f.id and (
         e.status <> 'cancelled' and (e.session_starts_at <= ${now}::timestamptz or e.paid or e.checked_in)
         or e.status = 'cancelled' and e.cancel_reason not in ('session_cancelled', 'not_renewed'))
      union all
      select 'schedule_enrollment_pauses' from schedule_enrollment_pauses p where p.schedule_enrollment_id = f.id and p.created_at > f.created_at
      union all
      select 'schedule_enrollments' from schedule_enrollments n where n.follows_id = f.id or n.id = f.id and f.status = 'ended' and f.renewal is null
      union all
      select 'place_requests' from place_requests q where q.place_id = f.id
      limit 1) x
     where f.id = any(${[...(ids.get('schedule_enrollments') ?? [])]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, by }): [string, Reason] => [id, { reason: 'used', by }]));
}
