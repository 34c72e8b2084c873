import { sql } from 'kysely';
import type { Check, Offender } from './check.ts';
import { fixedPlacesNotKept, queuesNotKept, renewalsNotEnded } from './claims.ts';
import { debitsNotKept } from './debits.ts';
import { figuresBehind, figuresNotKept } from './kept.ts';
import { makeUpsNotKept } from './make-ups.ts';
import { chargesNotKept, moneyNotKept, onlineNotKept, receiptsNotKept, recordsNotKept } from './money.ts';
import { packagesNotKept } from './packages.ts';
import { lostReferences } from './references.ts';
import { rulesNotAsked } from './rules.ts';
import { someoneWaitsBesideAFreePlace } from './waiting.ts';

const text = (query: string) => () => sql.raw<Offender>(query);

/** What must be true in every organization. Each is also held by the database or by a transaction; this looks afterwards. */
export const checks: readonly Check[] = [
  {
    name: 'G1 places',
    why: 'A class shows a wrong number of places, or has more people than places.',
    sql: text(`
      select 'session ' || s.id || ': enrolled ' || s.enrolled_count || ' (rows ' || coalesce(e.held, 0) || ') of ' || s.max_participants
             || ', waitlisted ' || s.waitlisted_count || ' (rows ' || coalesce(e.waiting, 0) || ')' as object
        from class_sessions s left join (
          select session_id, count(*) filter (where status in ('enrolled', 'no_show')) as held,
                 count(*) filter (where status = 'waitlisted') as waiting
            from class_enrollments group by session_id) e on e.session_id = s.id
       where s.enrolled_count <> coalesce(e.held, 0) or s.waitlisted_count <> coalesce(e.waiting, 0)
          or s.over_capacity <> greatest(0, s.enrolled_count - s.max_participants)`),
  },
  {
    name: 'G2 waitlist order',
    why: 'Two people stand at the same place of a waiting list, or one stands nowhere.',
    sql: text(`
      select 'session ' || session_id || ': ' || count(*) || ' waiting with ' || count(distinct waitlist_sequence) || ' tickets' as object
        from class_enrollments where status = 'waitlisted'
       group by session_id having count(distinct waitlist_sequence) <> count(*)`),
  },
  {
    name: 'G3 promotion',
    why: 'A place stays empty while somebody who could take it waits.',
    sql: someoneWaitsBesideAFreePlace,
  },
  {
    name: 'G4 one enrollment',
    why: 'One student has two places in the same class.',
    sql: text(`
      select 'session ' || session_id || ': student ' || student_id || ' ' || count(*) || ' times' as object
        from class_enrollments where status <> 'cancelled' group by session_id, student_id having count(*) > 1`),
  },
  {
    name: 'G7 overlaps',
    why: 'A court or a coach is in two places at once.',
    sql: text(`
      select 'court ' || court_id || ': reservation ' || id || ' begins before the one before it ends' as object
        from (select id, court_id, starts_at, max(ends_at) over (partition by court_id order by starts_at, id
                     rows between unbounded preceding and 1 preceding) as busy_until
                from reservations where status = 'confirmed') r
       where starts_at < busy_until
      union all
      select 'instructor ' || coach || ': session ' || id || ' begins before the one before it ends'
        from (select s.id, c.instructor_id as coach, s.scheduled_datetime, max(s.ends_at) over (
                     partition by c.instructor_id order by s.scheduled_datetime, s.id
                     rows between unbounded preceding and 1 preceding) as busy_until
                from class_sessions s, app.staff_of(s) c) s
       where scheduled_datetime < busy_until`),
  },
  {
    name: 'G7 who is where',
    why: 'A coach’s time is not kept for a class that they give or help in, or for one at which they are not.',
    sql: text(`
      select 'session ' || coalesce(s.id, i.session_id) || ': instructor ' || coalesce(s.instructor_id, i.instructor_id) || ' '
             || case when i.id is null then 'is at it, and free' when s.id is null then 'is kept for it, and not at it'
                     else 'is kept at another time, or as something else' end as object
        from (select x.id, c.instructor_id, c.is_assistant, x.scheduled_datetime, x.ends_at from class_sessions x, app.staff_of(x) c) s
        full join session_instructors i on i.session_id = s.id and i.instructor_id = s.instructor_id
       where (s.is_assistant, s.scheduled_datetime, s.ends_at) is distinct from (i.is_assistant, i.starts_at, i.ends_at)
      union all
      select 'schedule ' || g.id || ': assistant ' || a || ' is no instructor here'
        from class_schedules g, unnest(g.assistant_instructor_ids) a
       where not exists (select from instructors i where i.id = a and i.organization_id = g.organization_id)`),
  },
  {
    name: 'G8 isolation',
    why: 'A row refers to something that its organization does not have.',
    sql: text(lostReferences()),
  },
  {
    name: 'G9 one notification',
    why: 'Somebody was told the same thing twice.',
    sql: text(`
      select 'notifications: ' || dedupe_key || ' ' || count(*) || ' times' as object from notifications group by dedupe_key having count(*) > 1
      union all
      select 'mails: ' || dedupe_key || ' ' || count(*) || ' times' from mails group by dedupe_key having count(*) > 1`),
  },
  {
    name: 'G10 idempotency',
    why: 'A repeated request could be answered in two ways.',
    sql: text(`
      select 'user ' || user_id || ': key ' || key || ' ' || count(*) || ' times' as object
        from idempotency_keys group by user_id, key having count(*) > 1`),
  },
  {
    name: 'G12 states',
    why: 'Something is in a state that its own dates and marks contradict.',
    sql: text(`
      select 'enrollment ' || id || ': ' || status as object from class_enrollments
       where not coalesce(case status
               when 'waitlisted' then waitlist_sequence is not null and not checked_in and cancelled_at is null
               when 'cancelled' then cancelled_at is not null and not checked_in
               else enrolled_at is not null and cancelled_at is null end, false)
          or status not in ('enrolled', 'waitlisted', 'cancelled', 'no_show')
          or checked_in <> (check_in_time is not null)
      union all
      select 'session ' || id || ': ' || status from class_sessions
       where (status = 'cancelled') <> (cancelled_at is not null)
          or status not in ('scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled')
      union all
      select 'schedule ' || id || ': ' || status from class_schedules
       where (status = 'cancelled') <> (cancelled_at is not null) or (status = 'published' and published_at is null)
          or (status = 'draft' and published_at is not null) or status not in ('draft', 'published', 'cancelled')
      union all
      select 'enrollment ' || e.id || ': ' || e.status || ' in a cancelled class'
        from class_enrollments e join class_sessions s on s.id = e.session_id
       where s.status = 'cancelled' and e.status <> 'cancelled'`),
  },
  {
    name: 'G13 ratings',
    why: 'The rating of a coach is not the mean of what was said and is shown.',
    sql: text(`
      select 'instructor ' || i.id || ': ' || coalesce(i.rating::text, 'none') || ' of ' || i.total_ratings || ' (rows '
             || coalesce(v.mean::text, 'none') || ' of ' || coalesce(v.number, 0) || ')' as object
        from instructors i left join (
          select instructor_id, round(avg(overall_rating), 2) as mean, count(*) as number
            from instructor_evaluations where shown_on is not null group by instructor_id) v on v.instructor_id = i.id
       where (i.rating, i.total_ratings) is distinct from (v.mean, coalesce(v.number, 0))`),
  },
  {
    name: 'G14 generation',
    why: 'One class of a schedule exists twice.',
    sql: text(`
      select 'schedule ' || schedule_id || ': ' || occurrence_date || ' ' || occurrence_time || ' ' || count(*) || ' times' as object
        from class_sessions where cancel_reason <> 'schedule_changed'
       group by schedule_id, occurrence_date, occurrence_time having count(*) > 1`),
  },
  {
    name: 'G16 fixed places',
    why: 'A holder lacks a date of their group, has one that is not theirs, or a promise was made twice.',
    sql: fixedPlacesNotKept,
  },
  {
    name: 'G17 make-ups',
    why: 'A make-up was used twice or for nothing, is somebody else’s, or a class was had without one.',
    sql: makeUpsNotKept,
  },
  {
    name: 'G5 packages',
    why: 'A ledger of a package does not add up, or a class was paid by it twice, for somebody else, or not at all.',
    sql: packagesNotKept,
  },
  {
    name: 'G6 money',
    why: 'A payment and what it is for do not name each other, a refund is of more than was paid, or an account does not add up.',
    sql: moneyNotKept,
  },
  {
    name: 'online payments',
    why: 'Nobody knows what became of a payment online, or of a refund: look at the till page and at Stripe.',
    sql: onlineNotKept,
  },
  {
    name: 'G19 charges',
    why: 'A charge is not what its lines say, a place is charged twice for a day, or a charge and its payment do not name each other.',
    sql: chargesNotKept,
  },
  {
    name: 'G21 direct debits',
    why: 'A charge is collected twice, or what a collection says and what was paid by it are not the same.',
    sql: debitsNotKept,
  },
  {
    name: 'G18 receipts',
    why: 'A series of receipts has a gap, its chain is broken, or a receipt is not over the money that it is for.',
    sql: receiptsNotKept,
  },
  {
    name: 'G20 records',
    why: 'A chain of VERI*FACTU records has a gap or is broken, or a receipt is missing in it.',
    sql: recordsNotKept,
  },
  {
    name: 'figures',
    why: 'What the analytics are read from is not what the classes say.',
    sql: figuresNotKept,
  },
  {
    name: 'figures behind',
    why: 'What was written to the past has been waiting for more than an hour to be kept, or nothing is kept of the last days: the duty keep_figures fails or cannot keep up, and figures are read the slow way.',
    sql: figuresBehind,
  },
  {
    name: 'place queues',
    why: 'Somebody waits for a fixed place in vain, or for one that they have, or one place is promised twice.',
    sql: queuesNotKept,
  },
  {
    name: 'renewals',
    why: 'Somebody has not said in time whether they stay in a term, and keeps the place.',
    sql: renewalsNotEnded,
  },
  {
    name: 'rules',
    why: 'A rule is set where nobody asks for it, and holds nowhere.',
    sql: rulesNotAsked,
  },
  {
    name: 'attendance',
    why: 'Attendance was taken of somebody who had no place, or its count is wrong.',
    sql: text(`
      select 'attendance ' || a.id || ': enrollment ' || e.id || ' is ' || e.status || ' of session ' || e.session_id as object
        from class_attendance a join class_enrollments e on e.id = a.enrollment_id
       where e.session_id <> a.session_id or e.student_id <> a.student_id or e.status not in ('enrolled', 'no_show')
      union all
      select 'session ' || s.id || ': attended ' || s.attended_count || ' (rows ' || coalesce(e.present, 0) || ')'
        from class_sessions s left join (
          select session_id, count(*) filter (where checked_in) as present from class_enrollments group by session_id) e on e.session_id = s.id
       where s.attended_count <> coalesce(e.present, 0)`),
  },
  {
    name: 'merged profiles',
    why: 'A booking, a place or a child hangs on a profile that has become another one or was erased, where nobody looks.',
    sql: (now) => sql`
      select 'client ' || c.id || ': booking ' || e.id || ' to come' as object
        from client_profiles c join class_enrollments e on e.student_id = c.id
       where (c.merged_into is not null or c.erased_at is not null) and e.status <> 'cancelled' and e.session_starts_at > ${now}::timestamptz
      union all
      select 'client ' || c.id || ': fixed place ' || f.id
        from client_profiles c join schedule_enrollments f on f.student_id = c.id
       where c.merged_into is not null or (c.erased_at is not null and f.status = 'active' and (f.ends_on is null or f.ends_on > ${now}::timestamptz::date))
      union all
      select 'client ' || c.id || ': says nobody, and has ' || x.what
        from client_profiles c cross join lateral (
          select 'notes of their health' as what from client_care t where t.client_id = c.id
          union all select 'a mandate' from debit_mandates d where d.client_id = c.id and d.ended_at is null
          union all select 'an invitation' from invitations v where v.client_id = c.id
          union all select 'an account' where c.user_id is not null or c.email is not null) x
       where c.erased_at is not null
      union all
      select 'client ' || c.id || ': in the care of ' || g.guardian_id || ' or the other way round'
        from client_profiles c join guardians g on c.id in (g.dependant_id, g.guardian_id) where (c.merged_into is not null or c.erased_at is not null)
      union all
      select 'client ' || c.id || ': has become ' || k.id || ', which is no more either'
        from client_profiles c join client_profiles k on k.id = c.merged_into where k.merged_into is not null`,
  },
  {
    name: 'levels',
    why: 'The level of a client is another than what is kept of how it came about, or a profile that is no more masters a skill.',
    sql: text(`
      select 'client ' || c.id || ': level ' || coalesce(c.level::text, 'none') || ' (history ' || coalesce(e.level::text, 'none') || ')' as object
        from client_profiles c left join lateral (
          select level from level_entries e where e.organization_id = c.organization_id and e.student_id = c.id
           order by e.number desc limit 1) e on true
       where c.merged_into is null and c.level is distinct from e.level
      union all
      select 'client ' || c.id || ': masters skill ' || t.skill_id
        from client_profiles c join student_skills t on t.student_id = c.id where c.merged_into is not null`),
  },
  {
    name: 'courts',
    why: 'A class is announced on a court that is not reserved for it, or keeps one that it does not use.',
    sql: (now) => sql`
      select 'session ' || s.id || ': court ' || s.court_id || ' is not reserved for its time' as object
        from class_sessions s
       where s.status <> 'cancelled' and s.court_id is not null and s.ends_at > ${now}::timestamptz and not exists (
         select from reservations r where r.class_session_id = s.id and r.status = 'confirmed' and r.court_id = s.court_id
            and r.starts_at = s.scheduled_datetime and r.ends_at = s.ends_at)
      union all
      select 'reservation ' || r.id || ': session ' || s.id || ' is ' || s.status || coalesce(' on court ' || s.court_id, ' without a court')
        from reservations r join class_sessions s on s.id = r.class_session_id
       where r.status = 'confirmed' and (s.status = 'cancelled' or s.court_id is null
          or (s.ends_at > ${now}::timestamptz and (r.court_id <> s.court_id or r.starts_at <> s.scheduled_datetime or r.ends_at <> s.ends_at)))
      union all
      select 'session ' || class_session_id || ': ' || count(*) || ' reservations' from reservations
       where status = 'confirmed' and class_session_id is not null group by class_session_id having count(*) > 1`,
  },
  {
    name: 'changes',
    why: 'A class is said to be as before a change, and still is as the change left it.',
    sql: text(`
      select 'change ' || c.id || ': session ' || s.id || ' came back, and is ' || s.status || ' by it' as object
        from change_classes x
        join changes c on c.id = x.change_id
        join class_sessions s on s.id = x.session_id
       where x.undone_at is not null and x.action = 'cancel' and s.cancelled_at = c.created_at`),
  },
  {
    name: 'local times',
    why: 'A class is at another moment than its date and time say at the club.',
    // When clocks go back an hour happens twice, so the way back is tried too; when they go forward, only the way there works.
    sql: text(`
      select 'session ' || s.id || ': ' || s.local_date || ' ' || s.local_time || ' ' || c.timezone || ' is not ' || s.scheduled_datetime as object
        from class_sessions s join clubs c on c.id = s.club_id
       where s.scheduled_datetime <> (s.local_date + s.local_time) at time zone c.timezone
         and s.scheduled_datetime at time zone c.timezone <> s.local_date + s.local_time
         and s.scheduled_datetime > c.timezone_since
      union all
      select 'session ' || id || ': ends at ' || ends_at from class_sessions
       where ends_at <> scheduled_datetime + duration_minutes * interval '1 minute'`),
  },
  {
    name: 'wishes',
    why: 'What somebody wants of a term says one hour twice, more than fits, names nobody but its student, or is of somebody who is no one any more.',
    sql: text(`
      select 'wish ' || a.wish_id || ': ' || a.weekday || ' ' || a.starts_at || ' meets ' || b.starts_at as object
        from wish_times a join wish_times b on b.organization_id = a.organization_id and b.wish_id = a.wish_id and b.weekday = a.weekday
             and b.id <> a.id and (b.starts_at, b.id) > (a.starts_at, a.id)
       where b.starts_at < a.ends_at
      union all
      select 'wish ' || wish_id || ': ' || count(*) || ' times' from wish_times group by wish_id having count(*) > 40
      union all
      select 'wish ' || wish_id || ': ' || count(*) || ' people of one kind' from wish_people group by wish_id, kind having count(*) > 10
      union all
      select 'wish ' || w.id || ': student ' || w.student_id || ' names themselves'
        from wishes w join wish_people p on p.organization_id = w.organization_id and p.wish_id = w.id and p.client_id = w.student_id
      union all
      select 'wish ' || w.id || ': student ' || w.student_id || ' is no client here any more'
        from wishes w join client_profiles c on c.organization_id = w.organization_id and c.id = w.student_id
       where c.merged_into is not null or c.erased_at is not null`),
  },
];
