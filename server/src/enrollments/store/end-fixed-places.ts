import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Ends every active fixed place of these groups, and tells which holders are still in classes to come. */
export async function endFixedPlaces(
  { tx, now }: Scope,
  scheduleIds: readonly string[],
  reason: string,
): Promise<{ place_id: string; schedule_id: string; student_id: string; in_classes: boolean }[]> {
  const { rows } = await sql<{
    place_id: string;
    schedule_id: string;
    student_id: string;
    in_classes: boolean;
  }>`
    update schedule_enrollments f set status = 'ended', end_reason = ${reason}, updated_at = now()
     where f.schedule_id = any(${[...scheduleIds]}::uuid[]) and f.status = 'active'
    returning f.id as place_id, f.schedule_id, f.student_id, exists (
      select from class_sessions s
        join class_enrollments e on e.organization_id = s.organization_id and e.session_id = s.id
       where s.organization_id = f.organization_id and s.schedule_id = f.schedule_id
         and s.scheduled_datetime > ${now}::timestamptz and e.student_id = f.student_id
         and e.status in ('enrolled', 'waitlisted')) as in_classes`.execute(tx);
  return rows;
}
