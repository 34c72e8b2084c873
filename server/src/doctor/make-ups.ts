import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/**
 * Each booking that stands by a make-up, and each make-up that stands used for a booking, name each other; none is for a
 * class that its student has after all (the worker may be an hour behind), and one absence gives one.
 */
export const makeUpsNotKept = (now: Date): RawBuilder<Offender> => sql`
  with last as (
    select distinct on (l.make_up_id) l.make_up_id, l.number, l.kind, l.enrollment_id
      from make_up_entries l order by l.make_up_id, l.number desc)
  select 'enrollment ' || e.id || ': no make-up stands used for it' as object
    from class_enrollments e
   where e.by_make_up and e.status <> 'cancelled'
     and not exists (select from last l where l.enrollment_id = e.id and l.kind = 'used')
  union all
  select 'make-up ' || m.id || ': used for enrollment ' || e.id || ' of student ' || e.student_id || ', who is not paid by it'
    from last l
    join make_ups m on m.id = l.make_up_id
    join class_enrollments e on e.id = l.enrollment_id
   where l.kind = 'used' and (not e.by_make_up or (e.student_id <> m.student_id and e.status <> 'cancelled'))
  union all
  select 'make-up ' || m.id || ': student ' || m.student_id || ' has the class of it, enrollment ' || e.id
    from last l
    join make_ups m on m.id = l.make_up_id
    join class_enrollments e on e.id = m.lost_enrollment_id
   where l.kind = 'earned' and e.status in ('enrolled', 'no_show') and e.updated_at < ${now}::timestamptz - interval '1 hour'
  union all
  select 'make-up ' || m.id || ': one absence, taken along to another group, has given make-up ' || o.id || ' too'
    from last l
    join make_ups m on m.id = l.make_up_id
    join class_enrollments e on e.id = m.lost_enrollment_id
    join make_ups o on o.lost_enrollment_id = e.released_from
    join last k on k.make_up_id = o.id
   where l.kind <> 'withdrawn' and k.kind <> 'withdrawn'
  union all
  select 'make-up ' || m.id || ': has no entries, or not from 1 on'
    from make_ups m left join last l on l.make_up_id = m.id
   where l.number is distinct from (select count(*) from make_up_entries n where n.make_up_id = m.id) or l.number is null`;
