import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** What a class was before this transaction changed it; what it does not say is as it was. */
export interface ClassBefore {
  session_id: string;
  starts_at?: string;
  minutes?: number;
  instructor?: { id: string | null };
  substitute?: { id: string | null };
}

/**
 * Who is in these classes, or waits, remembers what they had booked: what they had first, however often it is moved, and
 * nothing once it is that again. The caller holds the classes: a booking is either here already, or sees them moved.
 */
export async function rememberBooked({ tx, now }: Scope, classes: readonly ClassBefore[]): Promise<void> {
  if (classes.length === 0) return;
  await sql`
    with was as materialized (
      select s.id, coalesce(d.starts_at, s.scheduled_datetime) as starts_at,
             coalesce(make_interval(mins => d.minutes), s.ends_at - s.scheduled_datetime) as length,
             tstzrange(s.scheduled_datetime, s.ends_at) as is_on,
             coalesce(case when d.substitute is null then s.substitute_instructor_id else (d.substitute->>'id')::uuid end,
                      case when d.instructor is null then s.instructor_id else (d.instructor->>'id')::uuid end) as coach_id,
             coalesce(s.substitute_instructor_id, s.instructor_id) as has_coach_id
        from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb)
               as d(session_id uuid, starts_at timestamptz, minutes int, instructor jsonb, substitute jsonb)
        join class_sessions s on s.id = d.session_id
       where s.id = any(${classes.map((one) => one.session_id)}::uuid[])
    ), booked as materialized (
      select e.id, nullif(coalesce(e.booked_for, tstzrange(was.starts_at, was.starts_at + was.length)), was.is_on) as booked_for,
             tstzrange(was.starts_at, was.starts_at + was.length) <> was.is_on as moved,
             nullif(coalesce(e.booked_coach_id, was.coach_id), was.has_coach_id) as coach_id,
             was.coach_id is distinct from was.has_coach_id as recoached
        from was join class_enrollments e on e.session_id = was.id and e.status in ('enrolled', 'waitlisted')
    )
    update class_enrollments e
       set booked_for = b.booked_for, booked_coach_id = b.coach_id,
           moved_at = case when b.booked_for is null then null when b.moved then ${now}::timestamptz else e.moved_at end,
           coach_changed_at = case when b.coach_id is null then null when b.recoached then ${now}::timestamptz else e.coach_changed_at end
      from booked b where e.id = b.id`.execute(tx);
}
