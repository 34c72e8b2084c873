import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/** A month by the hour says the same as the whole one. */
const twice = (name: string) => sql`2 * coalesce(sum(${sql.ref(name)}) filter (where by_hour), 0)`;

/**
 * What the figures are read from is what the rows say: each class of the past with its bookings and what it has earned,
 * and each student's days. What was written to since the last round is to be kept anew, and is not looked at.
 */
export const figuresNotKept = (): RawBuilder<Offender> => sql`
  with recursive marked as materialized (
    select session_id, student_id, everybody from kept_marks),
  changed as materialized (
    select student_id as id from marked where student_id is not null
    union select e.student_id from marked m join class_enrollments e on e.session_id = m.session_id where m.everybody),
  past as materialized (
    select s.*, coalesce(s.substitute_instructor_id, s.instructor_id) as by_instructor,
           coalesce(g.class_type_id, p.class_type_id) as class_type_id, coalesce(g.level_id, p.level_id) as level_id
      from kept_until k
      join class_sessions s on s.scheduled_datetime < k.until and s.cancel_reason <> 'schedule_changed'
      join class_schedules p on p.id = s.schedule_id
      left join lateral (
        select f.class_type_id, f.level_id from former_groups f
         where f.schedule_id = s.schedule_id and f.until > s.scheduled_datetime order by f.until limit 1) g on true),
  down(root_id, id) as (
    select distinct h.root_id, h.root_id from charges h
    union all
    select down.root_id, f.id from down join schedule_enrollments f on f.follows_id = down.id),
  dates as (
    select e.id, e.session_id, e.schedule_enrollment_id, s.local_date from class_enrollments e join class_sessions s on s.id = e.session_id
     where e.schedule_enrollment_id is not null and s.status <> 'cancelled' and (e.status in ('enrolled', 'no_show') or e.released)),
  fees as (
    select h.id, h.currency, d.session_id, count(*) over (partition by h.id) as classes,
           coalesce((select sum(l.amount - l.refunded_amount) from payment_lines l join payments q on q.id = l.payment_id
              where l.charge_id = h.id and q.captured_at is not null), 0)
           - coalesce((select sum(l.amount) from charge_lines l where l.charge_id = h.id and l.kind = 'deposit'), 0) as amount
      from charges h
      join down on down.root_id = h.root_id
      join dates d on d.schedule_enrollment_id = down.id and d.local_date between h.period_start and h.period_end
     where h.deposit is null and h.status <> 'cancelled' and h.period_end < (select fees_until from kept_until)
       and h.period_end - h.period_start <= 800),
  money as (
    select session_id, currency, sum(amount) as amount from (
      select session_id, currency, amount::numeric / classes as amount from fees
      union all
      select e.session_id, q.currency, l.amount - l.refunded_amount
        from class_enrollments e join payment_lines l on l.enrollment_id = e.id join payments q on q.id = l.payment_id and q.captured_at is not null
       where e.payment_id is not null
      union all
      select e.session_id, b.currency, -x.delta * coalesce(b.payment_amount, b1.payment_amount, b2.payment_amount, b3.payment_amount)::numeric / b.num_classes
        from class_enrollments e
        join package_entries x on x.enrollment_id = e.id
        join student_packages b on b.id = x.student_package_id
        left join student_packages b1 on b1.id = b.transferred_from
        left join student_packages b2 on b2.id = b1.transferred_from
        left join student_packages b3 on b3.id = b2.transferred_from
       where e.student_package_id is not null) m
     group by 1, 2),
  told as (
    select s.id, row(s.club_id, s.by_instructor, s.class_type_id, s.level_id, s.local_date, s.local_time, s.duration_minutes, s.enrolled_count, s.attended_count,
             s.max_participants, s.substitute_instructor_id is not null, s.status, s.currency,
             count(e.id) filter (where e.enrolled_at is not null), count(e.id) filter (where e.status = 'no_show'),
             count(e.id) filter (where e.status = 'cancelled' and e.is_late_cancellation), count(e.id) filter (where e.enrolled_at is null))::text as says
      from past s left join class_enrollments e on e.session_id = s.id
     group by s.id, s.club_id, s.by_instructor, s.class_type_id, s.level_id, s.local_date, s.local_time, s.duration_minutes, s.enrolled_count, s.attended_count,
              s.max_participants, s.substitute_instructor_id, s.status, s.currency),
  kept as (
    select c.session_id as id, row(c.club_id, c.instructor_id, c.class_type_id, c.level_id, c.local_date, c.local_time, c.duration_minutes, c.enrolled_count,
             c.attended_count, c.max_participants, c.by_substitute, c.status, c.currency, c.enrolments, c.no_shows, c.late, c.without_place)::text as says
      from kept_classes c),
  earned as (
    select c.session_id, c.currency, c.revenue as amount from kept_classes c
    union all
    select c.session_id, o.key, o.value::numeric from kept_classes c cross join lateral jsonb_each_text(c.others) o),
  days as (
    select e.student_id, s.club_id, grouping(s.level_id) = 1 as is_whole, s.by_instructor, s.class_type_id, s.level_id,
           array_agg(s.local_date order by s.local_date) as booked,
           coalesce(array_agg(s.local_date order by s.local_date) filter (where e.checked_in), '{}') as came,
           min(e.session_starts_at) filter (where e.checked_in) as first_at,
           (array_agg(s.local_date order by e.session_starts_at) filter (where e.checked_in))[1] as first_on
      from past s join class_enrollments e on e.session_id = s.id and e.status in ('enrolled', 'no_show')
     where s.status <> 'cancelled'
     group by e.student_id, s.club_id, grouping sets ((), (s.by_instructor, s.class_type_id, s.level_id))),
  -- When they came first, and again, to whichever club.
  visits as (
    select e.student_id, array_agg(distinct e.session_starts_at order by e.session_starts_at) as times
      from class_enrollments e
     where e.checked_in and e.session_starts_at < (select u.until from kept_until u) group by e.student_id),
  -- What classes are kept as, summed up by month, hour of the week and whatever is asked for; and what they earned in other money.
  held as (
    select c.*, date_trunc('month', c.local_date)::date as month, extract(isodow from c.local_date)::int - 1 as weekday, extract(hour from c.local_time)::int as hour
      from kept_classes c),
  sums as (
    select club_id, month, weekday, hour, instructor_id, class_type_id, level_id, currency, count(*) filter (where status <> 'cancelled') as classes,
           sum(enrolled_count) filter (where status <> 'cancelled') as enrolled, sum(attended_count) filter (where status <> 'cancelled') as attended,
           sum(max_participants) filter (where status <> 'cancelled') as capacity,
           count(*) filter (where status <> 'cancelled' and enrolled_count = 0) as empty,
           count(*) filter (where status = 'completed') as completed, count(*) filter (where status = 'cancelled') as cancelled,
           sum(no_shows) filter (where status <> 'cancelled') as no_shows, sum(late) filter (where status <> 'cancelled') as late,
           sum(enrolments) filter (where status <> 'cancelled') as enrolments, sum(without_place) filter (where status <> 'cancelled') as without_place,
           sum(duration_minutes) filter (where status <> 'cancelled') as minutes,
           sum(duration_minutes) filter (where status <> 'cancelled' and by_substitute) as substituted,
           sum(revenue) filter (where status <> 'cancelled') as revenue
      from held group by 1, 2, 3, 4, 5, 6, 7, 8
    union all
    select club_id, month, weekday, hour, instructor_id, class_type_id, level_id, o.key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, o.value::numeric
      from held cross join lateral jsonb_each_text(others) o where status <> 'cancelled'
    union all
    select club_id, month, weekday, hour, instructor_id, class_type_id, level_id, currency, -classes, -enrolled, -attended, -capacity, -empty, -completed,
           -cancelled, -no_shows, -late_cancellations, -enrolments, -without_place, -minutes, -substituted_minutes, -revenue
      from kept_months where by_hour),
  by_month as (
    select club_id, month, instructor_id, class_type_id, level_id, currency, by_hour, classes, enrolled, attended, capacity, empty, completed, cancelled, no_shows,
           late_cancellations, enrolments, without_place, minutes, substituted_minutes, revenue from kept_months),
  differing as (
    select club_id, month from sums group by club_id, month, weekday, hour, instructor_id, class_type_id, level_id, currency
    having row(sum(classes), sum(enrolled), sum(attended), sum(capacity), sum(empty), sum(completed), sum(cancelled), sum(no_shows), sum(late), sum(enrolments),
               sum(without_place), sum(minutes), sum(substituted)) is distinct from row(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        or abs(sum(revenue)) > 0.001
    union all
    select club_id, month from by_month group by club_id, month, instructor_id, class_type_id, level_id, currency
    having row(sum(classes), sum(enrolled), sum(attended), sum(capacity), sum(empty), sum(completed), sum(cancelled), sum(no_shows), sum(late_cancellations),
               sum(enrolments), sum(without_place), sum(minutes), sum(substituted_minutes))
           is distinct from row(${twice('classes')}, ${twice('enrolled')}, ${twice('attended')}, ${twice('capacity')}, ${twice('empty')}, ${twice('completed')},
               ${twice('cancelled')}, ${twice('no_shows')}, ${twice('late_cancellations')}, ${twice('enrolments')}, ${twice('without_place')}, ${twice('minutes')},
               ${twice('substituted_minutes')})
        or abs(sum(case when by_hour then revenue else -revenue end)) > 0.001)
  select 'club ' || club_id || ', ' || month || ': its month is kept otherwise than the classes in it' as object from differing group by club_id, month
  union all
  select 'class ' || coalesce(t.id, k.id) || ': its figures are kept as ' || coalesce(k.says, 'nothing') || ' and are ' || coalesce(t.says, 'none') as object
    from told t full join kept k on k.id = t.id
   where t.says is distinct from k.says and not exists (select from marked m where m.session_id = coalesce(t.id, k.id))
  union all
  select 'class ' || coalesce(m.session_id, k.session_id) || ': is kept as having earned ' || coalesce(k.amount, 0) || ' and has earned ' || coalesce(m.amount, 0)
    from (select m.* from money m join past s on s.id = m.session_id) m full join earned k on k.session_id = m.session_id and k.currency = m.currency
   where abs(coalesce(m.amount, 0) - coalesce(k.amount, 0)) > 0.001
     and not exists (select from marked x where x.session_id = coalesce(m.session_id, k.session_id))
  union all
  select 'student ' || coalesce(d.student_id, k.student_id) || ': their days are kept otherwise than they are'
    from days d
    full join kept_students k on k.student_id = d.student_id and k.club_id = d.club_id and k.is_whole = d.is_whole
         and coalesce(k.instructor_id::text, '') = coalesce(d.by_instructor::text, '')
         and coalesce(k.class_type_id::text, '') = coalesce(d.class_type_id::text, '') and coalesce(k.level_id::text, '') = coalesce(d.level_id::text, '')
    left join visits v on v.student_id = coalesce(d.student_id, k.student_id)
   where row(d.booked, d.came, d.first_at, d.first_on, v.times[1], v.times[2])
         is distinct from row(k.booked, k.came, k.first_at, k.first_on, k.first_ever, k.second_at)
     and (exists (select from kept_until) or k.id is not null)
     and not exists (select from changed c where c.id = coalesce(d.student_id, k.student_id))`;

/** What the rounds have not come to, by the clock of the database, which is that of the marks. */
export const figuresBehind = (now: Date): RawBuilder<Offender> => sql`
  select 'the last round kept what began before ' || k.until as object
    from kept_until k where k.until < least(${now}::timestamptz, now()) - interval '5 days'
  union all
  select count(*) || ' marks, the oldest of ' || min(m.at) from kept_marks m having min(m.at) < now() - interval '1 hour'`;
