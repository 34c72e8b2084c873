import { type RawBuilder, sql } from 'kysely';
import { settings } from '../settings.ts';
import type { Offender } from './check.ts';

/** A setting in force for session `s` of group `p`: the group's own value, its type's, its club's, the organization's, or the default. */
const inForce = (
  key:
    | 'promote_after_close'
    | 'allow_last_minute_booking'
    | 'minimum_booking_hours'
    | 'require_assessment'
    | 'require_certificate',
) => sql`coalesce(
  (select value from settings where key = ${key} and schedule_id = p.id),
  (select value from settings where key = ${key} and class_type_id = p.class_type_id),
  (select value from settings where key = ${key} and club_id = s.club_id),
  (select value from settings where key = ${key} and num_nonnulls(club_id, class_type_id, schedule_id) = 0),
  ${JSON.stringify(settings[key].default)}::jsonb)`;

const enrollmentCloses = sql`case
  when (${inForce('promote_after_close')})::boolean then s.scheduled_datetime
  when (${inForce('allow_last_minute_booking')})::boolean then s.scheduled_datetime - p.enrollment_closes_hours * interval '1 hour'
  else s.scheduled_datetime - greatest(p.enrollment_closes_hours, (${inForce('minimum_booking_hours')})::int) * interval '1 hour' end`;

/**
 * G3: somebody waits for a class with a free place that they could take: not blocked, of its level and age (unless the desk
 * put them on the list), and without a place in another class at that time.
 */
export const someoneWaitsBesideAFreePlace = (now: Date): RawBuilder<Offender> => sql`
  select 'session ' || s.id || ': student ' || w.student_id || ' waits although a place is free' as object
    from class_sessions s
    join class_schedules p on p.id = s.schedule_id and p.status = 'published'
    join class_levels l on l.id = p.level_id
    join class_enrollments w on w.session_id = s.id and w.status = 'waitlisted'
    join client_profiles c on c.id = w.student_id and c.is_active and c.blocked_at is null
   where s.status in ('scheduled', 'confirmed') and s.enrolled_count < s.max_participants
     and ${now}::timestamptz < ${enrollmentCloses}
     and (w.source not in ('self', 'guardian') or c.level is null or c.level between l.rating_min and l.rating_max)
     and (w.source not in ('self', 'guardian') or coalesce(p.min_age, p.max_age) is null
          or extract(year from age(s.local_date, c.birth_date)) between coalesce(p.min_age, 0) and coalesce(p.max_age, 1000))
     and (w.source not in ('self', 'guardian') or c.level is not null or not (${inForce('require_assessment')})::boolean)
     and (w.source not in ('self', 'guardian') or c.certificate_until >= s.local_date
          or not (${inForce('require_certificate')})::boolean)
     and not exists (
       select from class_enrollments e join class_sessions o on o.id = e.session_id
        where e.student_id = w.student_id and e.status in ('enrolled', 'no_show') and o.id <> s.id
          and o.scheduled_datetime < s.ends_at and s.scheduled_datetime < o.ends_at)`;
