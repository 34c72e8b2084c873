-- A fixed place is a claim on every date of its group; docs/domain/fixed-places.md says which.

-- A date that its holder has given back stays theirs to take back: it is a mark on the booking that ended.
alter table class_enrollments add column released boolean not null default false,
  add constraint class_enrollments_released_check check (not released or (status = 'cancelled' and schedule_enrollment_id is not null));
comment on column class_enrollments.released is 'The holder of the fixed place has given this date back and not taken it again';

-- A date that somebody gave back by hand; what ended for another reason (a pause, a move, the class itself) says so.
update class_enrollments e set released = true
  from class_sessions s
 where s.organization_id = e.organization_id and s.id = e.session_id and s.scheduled_datetime > now()
   and e.status = 'cancelled' and e.source = 'fixed' and e.schedule_enrollment_id is not null and e.cancelled_by is not null
   and e.cancel_reason not in ('paused', 'moved', 'session_cancelled')
   and not exists (select from class_enrollments o
                    where o.organization_id = e.organization_id and o.session_id = e.session_id and o.student_id = e.student_id
                      and (o.status <> 'cancelled' or (o.created_at, o.id) > (e.created_at, e.id)));

create unique index class_enrollments_released on class_enrollments (organization_id, schedule_enrollment_id, session_id) where released;
-- Dates of fixed places that something stands in the way of.
create index class_enrollments_hindered on class_enrollments (organization_id, session_starts_at)
  where status = 'waitlisted' and schedule_enrollment_id is not null;

-- What the desk overlooked when it gave the place holds for every date of it.
alter table schedule_enrollments add column despite_overlap boolean not null default false;
comment on column schedule_enrollments.despite_overlap is 'The desk allowed other classes at the same time';

-- Pauses of one place that overlap are one pause.
with numbered as (
  select p.*, (p.starts_on > coalesce(max(p.ends_on) over (partition by p.schedule_enrollment_id order by p.starts_on, p.id
                                        rows between unbounded preceding and 1 preceding), '-infinity'::date))::int as fresh
    from schedule_enrollment_pauses p),
islands as (
  select n.*, sum(n.fresh) over (partition by n.schedule_enrollment_id order by n.starts_on, n.id) as island from numbered n),
ranked as (
  select i.id, row_number() over (partition by i.schedule_enrollment_id, i.island order by i.starts_on, i.id) as place,
         max(i.ends_on) over (partition by i.schedule_enrollment_id, i.island) as until
    from islands i),
gone as (delete from schedule_enrollment_pauses p using ranked r where r.id = p.id and r.place > 1)
update schedule_enrollment_pauses p set ends_on = r.until from ranked r where r.id = p.id and r.place = 1 and p.ends_on <> r.until;
alter table schedule_enrollment_pauses add constraint schedule_enrollment_pauses_once exclude using gist (
  organization_id with =, schedule_enrollment_id with =, daterange(starts_on, ends_on, '[]') with &&);
