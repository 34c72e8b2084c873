import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { ClassDate } from '../rules/claims.ts';

export type ComingDate = ClassDate & {
  starts: Date;
  timezone: string;
  /** Of the holder's booking there, if they have one. */
  booked: 'enrolled' | 'waitlisted' | null;
};

/** More than a year of weekly classes. */
const most = 100;

/** The classes to come of a holder's group, soonest first; nothing is locked. */
export async function comingDates(
  { tx, now }: Scope,
  place: { schedule_id: string; student_id: string },
): Promise<ComingDate[]> {
  const { rows } = await sql<ComingDate>`
    select s.id, s.occurrence_date, s.local_date, s.status, s.scheduled_datetime as starts, k.timezone,
           (select e.status from class_enrollments e
             where e.session_id = s.id and e.student_id = ${place.student_id}::uuid and e.status in ('enrolled', 'waitlisted')) as booked
      from class_sessions s join clubs k on k.id = s.club_id
     where s.schedule_id = ${place.schedule_id}::uuid and s.scheduled_datetime > ${now}::timestamptz
       and s.status in ('scheduled', 'confirmed', 'cancelled') and s.cancel_reason <> 'schedule_changed'
     order by s.scheduled_datetime, s.id limit ${most}`.execute(tx);
  return rows;
}
