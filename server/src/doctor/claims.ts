import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/** The date is the place's, as `datesOf` says it (server/src/enrollments/rules/claims.ts), but for what was released. */
const theirs = sql`f.status = 'active' and s.occurrence_date >= f.starts_on
  and (f.ends_on is null or s.occurrence_date <= f.ends_on) and not exists (
    select from schedule_enrollment_pauses b
     where b.schedule_enrollment_id = f.id and s.local_date between b.starts_on and b.ends_on)`;

/** The queue for fixed places: somebody waits in vain or for what they have, or one place is promised twice. */
export const queuesNotKept = (now: Date): RawBuilder<Offender> => sql`
  select 'place request ' || r.id || ': student ' || r.student_id || ' is no client here any more' as object
    from place_requests r join client_profiles c on c.id = r.student_id
   where r.status in ('waiting', 'offered') and (c.merged_into is not null
     or (not c.is_active and r.updated_at < ${now}::timestamptz - interval '1 day'))
  union all
  select 'place request ' || r.id || ': student ' || r.student_id || ' holds fixed place ' || f.id || ' there'
    from place_requests r
    join schedule_enrollments f on f.schedule_id = r.schedule_id and f.student_id = r.student_id and f.status = 'active'
         and f.ends_on is null
   where r.status in ('waiting', 'offered')
  union all
  select 'place request ' || r.id || ': its group ended on ' || p.end_date
    from place_requests r join class_schedules p on p.id = r.schedule_id
   where r.status in ('waiting', 'offered') and p.end_date < (${now}::timestamptz - interval '2 days')::date
  union all
  select 'place request ' || r.id || ': its offer is over since ' || r.offered_until
    from place_requests r
   where r.status = 'offered' and r.offered_until < ${now}::timestamptz - interval '1 day'
  union all
  select 'place request ' || r.id || ': student ' || r.student_id || ' comes back, but stands behind ' || o.student_id
    from place_requests r
    join place_requests o on o.schedule_id = r.schedule_id and o.status in ('waiting', 'offered') and not o.returns
         and (o.priority > r.priority or (o.priority = r.priority and o.ticket < r.ticket))
   where r.status in ('waiting', 'offered') and r.returns and r.moved_reason = '' and o.moved_reason = ''
  union all
  select 'schedule ' || p.id || ': ' || held.n || ' hold or are offered a place of ' || p.max_participants || ' on ' || r.offered_from
    from place_requests r
    join class_schedules p on p.id = r.schedule_id
    cross join lateral (
      select (select count(*) from schedule_enrollments f
               where f.schedule_id = p.id and f.status = 'active' and f.starts_on <= r.offered_from
                 and (f.ends_on is null or f.ends_on >= r.offered_from))
           + (select count(*) from place_requests o
               where o.schedule_id = p.id and o.status = 'offered' and o.offered_from <= r.offered_from) as n) held
   where r.status = 'offered' and held.n > p.max_participants`;

/** Somebody was asked whether they stay in a term, has not answered in time, and holds the place still. */
export const renewalsNotEnded = (now: Date): RawBuilder<Offender> => sql`
  select 'fixed place ' || f.id || ': student ' || f.student_id || ' has not renewed it by ' || t.renewal_until as object
    from terms t
    join class_schedules p on p.term_id = t.id and p.status = 'published'
    join schedule_enrollments f on f.schedule_id = p.id and f.status = 'active' and f.renewal = 'asked'
   where t.renewal_needs = 'answer' and t.renewal_until < (${now}::timestamptz - interval '2 days')::date`;

/** G16: a holder without a place or a ticket on a date of theirs; with one on a date that is not; one place given twice. */
export const fixedPlacesNotKept = (now: Date): RawBuilder<Offender> => sql`
  select 'fixed place ' || f.id || ': student ' || f.student_id || ' has nothing in session ' || s.id as object
    from schedule_enrollments f
    join class_sessions s on s.schedule_id = f.schedule_id and s.scheduled_datetime > ${now}::timestamptz
         and s.status in ('scheduled', 'confirmed')
    join class_schedules p on p.id = s.schedule_id and p.status = 'published'
   where ${theirs} and not exists (
     select from class_enrollments e
      where e.session_id = s.id and e.student_id = f.student_id
        and (e.status <> 'cancelled' or (e.released and e.schedule_enrollment_id = f.id)))
  union all
  select 'enrollment ' || e.id || ': session ' || s.id || ' is not a date of fixed place ' || f.id
    from class_enrollments e
    join class_sessions s on s.id = e.session_id and s.scheduled_datetime > ${now}::timestamptz
    join schedule_enrollments f on f.id = e.schedule_enrollment_id
   where e.status in ('enrolled', 'waitlisted') and not (${theirs} and f.student_id = e.student_id)
  union all
  select 'fixed place ' || a.id || ': the same as ' || b.id || ' for some time'
    from schedule_enrollments a
    join schedule_enrollments b on b.schedule_id = a.schedule_id and b.student_id = a.student_id and b.id > a.id
         and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
   where a.status = 'active' and b.status = 'active'
  union all
  select 'fixed place ' || a.schedule_enrollment_id || ': paused twice from ' || greatest(a.starts_on, b.starts_on)
    from schedule_enrollment_pauses a
    join schedule_enrollment_pauses b on b.schedule_enrollment_id = a.schedule_enrollment_id and b.id > a.id
         and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')`;
