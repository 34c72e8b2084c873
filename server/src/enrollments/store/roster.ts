import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { EnrollmentState, Source } from '../rules/state.ts';

/** A class that is off, or was until a moment ago, and since when. */
export interface CalledOff {
  session_id: string;
  cancelled_at: Date;
}

/** An enrolment that went with its class, and what it was. */
export interface Lost extends EnrollmentState {
  as: 'enrolled' | 'waitlisted';
  schedule_id: string;
  occurrence_date: string;
  local_date: string;
}

type Row = Omit<Lost, 'status' | 'source' | 'earned' | 'moved_at' | 'coach_changed_at'> & { source: string };

/**
 * Who was in these classes when they were called off, or waited: places first, then the waiting list in its order. What
 * had been given back before has another reason, or another time.
 */
export async function lostWith(tx: TenantTx, classes: readonly CalledOff[]): Promise<Lost[]> {
  if (classes.length === 0) return [];
  const { rows } = await sql<Row>`
    select e.id, e.session_id, e.student_id, e.schedule_enrollment_id, e.source, e.waitlist_priority,
           coalesce(e.waitlist_sequence, 0) as ticket, e.checked_in, e.despite_overlap, e.paid, e.by_make_up, e.student_package_id,
           e.session_starts_at as starts_at, e.session_ends_at as ends_at, s.schedule_id, s.occurrence_date, s.local_date,
           case when e.enrolled_at is null then 'waitlisted' else 'enrolled' end as "as"
      from unnest(${classes.map((one) => one.session_id)}::uuid[],
                  ${classes.map((one) => one.cancelled_at.toISOString())}::timestamptz[]) as off(session_id, at)
      join class_enrollments e on e.session_id = off.session_id and e.status = 'cancelled'
           and e.cancel_reason = 'session_cancelled' and e.cancelled_at = off.at
      join class_sessions s on s.id = e.session_id
     order by e.session_id, e.enrolled_at is null, e.waitlist_priority desc, ticket, e.enrolled_at, e.id`.execute(
    tx,
  );
  const unjudged = { earned: null, moved_at: null, coach_changed_at: null };
  return rows.map((row) => ({ ...row, ...unjudged, source: row.source as Source, status: 'cancelled' }));
}
