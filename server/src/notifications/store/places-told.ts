import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { ChangedPlace } from '../rules/calendar.ts';

/** How often these places have changed: their classes, and what their students had booked in them. */
export async function changedPlaces(
  { tx }: Scope,
  places: readonly Pick<ChangedPlace, 'session_id' | 'student_id'>[],
): Promise<ChangedPlace[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<ChangedPlace>`
    select s.id as session_id, w.student_id, s.revision,
           array(select e.revision from class_enrollments e where e.session_id = s.id and e.student_id = w.student_id) as booking_revisions
      from (select distinct session_id, student_id
              from unnest(${places.map((one) => one.session_id)}::uuid[], ${places.map((one) => one.student_id)}::uuid[])
                as p(session_id, student_id)) w
      join class_sessions s on s.id = w.session_id`.execute(tx);
  return rows;
}
