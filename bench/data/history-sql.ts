/** What grows with the years. */
export const tables = [
  'class_sessions',
  'class_enrollments',
  'class_attendance',
  'reservations',
  'notifications',
  'mails',
  'idempotency_keys',
  'audit_log',
];

/**
 * The groups of each year, now over, and the coaches and courts of all of them.
 * $1 organization, $2 club, $3 class type, $4 level, $5 years
 */
export const pastPeople = `
  with coaches as (
    insert into instructors (organization_id, id, display_name)
    select $1::uuid, gen_random_uuid(), 'Coach ' || i from generate_series(1, 8) i),
  places as (
    insert into courts (organization_id, id, club_id, name)
    select $1, gen_random_uuid(), $2::uuid, 'Court ' || i from generate_series(1, 8) i)
  insert into class_schedules (organization_id, id, club_id, name, class_type_id, level_id, start_date, end_date, start_time,
    duration_minutes, recurrence, min_participants, max_participants, price, currency, allow_waitlist, allow_drop_in,
    requires_package, status, published_at)
  select $1, gen_random_uuid(), $2, 'Group ' || i || ' of ' || y || ' years ago', $3::uuid, $4::uuid, current_date - 365 * (y + 1),
         current_date - 365 * y - 3, time '08:00' + ((i - 1) % 13) * interval '1 hour', 60, 'daily', 1, 8, 1500, 'EUR', true, true,
         false, 'published', now() - (365 * (y + 1) + 30) * interval '1 day'
    from generate_series(1, 40) i cross join generate_series(0, $5::int - 1) y`;

/** Ids that grow with time, as the application's do. */
const functions = `
  create function pg_temp.id_of(kind int, at timestamptz, n bigint) returns uuid immutable language sql return
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid`;

/** One row for each class, the oldest first. $1 organization, $2 classes, $3 a day */
const classes = `
  create temp table past_class as
  with groups as (
    select array_agg(id order by start_date, name) as ids, count(*)::int as n from class_schedules
     where organization_id = $1::uuid and end_date < current_date),
  coaches as (select array_agg(id) as ids from instructors where organization_id = $1),
  courts as (select array_agg(id) as ids from courts where organization_id = $1)
  select i, pg_temp.id_of(1, starts - interval '60 days', i) as id,
         groups.ids[1 + least(groups.n / 40 - 1, day * (groups.n / 40) / (1 + ($2::int - 1) / $3::int)) * 40 + slot % 40] as schedule_id,
         coaches.ids[1 + slot / 13] as instructor_id, courts.ids[1 + slot / 13] as court_id, d, h, starts, starts - interval '60 days' as created_at
    from groups, coaches, courts, generate_series(0, $2::int - 1) i
   cross join lateral (select i / $3::int as day, i % $3::int as slot) which
   cross join lateral (select current_date - 1 - ($2::int - 1) / $3::int + day as d, time '08:00' + (slot % 13) * interval '1 hour' as h) wall
   cross join lateral (select (d + h) at time zone 'Europe/Madrid' as starts) at`;

/** One row for each booking: of fifty, four cancelled and two stayed away. $1 in each class, $2 students */
const bookings = `
  create temp table past_booking as
  select n, c.id as session_id, pg_temp.id_of(2, booked_at, n) as id, ($2::uuid[])[1 + n * 7 % cardinality($2::uuid[])] as student_id,
         case when n % 50 < 4 then 'cancelled' when n % 50 < 6 then 'no_show' else 'enrolled' end as status, booked_at, c.starts
    from past_class c cross join generate_series(0, $1::int - 1) j
   cross join lateral (select c.i::bigint * $1::int + j as n, c.starts - (j + 1) * interval '20 hours' as booked_at) b
   order by n`;

/** $1 organization, $2 club */
const rows = [
  `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time,
     scheduled_datetime, ends_at, duration_minutes, actual_start_time, actual_end_time, instructor_id, court_id, min_participants,
     max_participants, price, currency, enrolled_count, attended_count, status, created_at, updated_at)
   select $1::uuid, c.id, c.schedule_id, $2::uuid, d, h, d, h, starts, starts + interval '60 minutes', 60, starts, starts + interval '60 minutes',
          c.instructor_id, c.court_id, 1, 8, 1500, 'EUR', b.places, b.came, 'completed', c.created_at, starts + interval '60 minutes'
     from past_class c
     join (select session_id, count(*) filter (where status <> 'cancelled') as places, count(*) filter (where status = 'enrolled') as came
             from past_booking group by session_id) b on b.session_id = c.id
    order by c.i`,
  `insert into reservations (organization_id, id, court_id, starts_at, ends_at, booking_type, class_session_id, title, created_at)
   select $1::uuid, pg_temp.id_of(3, created_at, i), court_id, starts, starts + interval '60 minutes', 'class', id, 'Group', created_at
     from past_class where $2::uuid is not null order by i`,
  `insert into class_enrollments (organization_id, id, session_id, session_starts_at, session_ends_at, student_id, status, source, price, currency, checked_in, check_in_time,
     check_in_method, enrolled_at, cancelled_at, created_at, updated_at)
   select $1::uuid, id, session_id, starts, starts + interval '60 minutes', student_id, status, 'self', 1500, 'EUR', status = 'enrolled', case when status = 'enrolled' then starts end,
          case when status = 'enrolled' then 'instructor' end, booked_at, case when status = 'cancelled' then booked_at + interval '2 hours' end,
          booked_at, starts
     from past_booking where $2::uuid is not null order by n`,
  `insert into class_attendance (organization_id, id, session_id, enrollment_id, student_id, present, arrival_time, marked_at, updated_at)
   select $1::uuid, pg_temp.id_of(4, starts, n), session_id, id, student_id, status = 'enrolled', case when status = 'enrolled' then starts end, starts, starts
     from past_booking where status <> 'cancelled' and $2::uuid is not null order by n`,
  `insert into notifications (organization_id, id, dedupe_key, client_id, user_id, kind, params, locale, subject, body, link, created_at, read_at)
   select $1::uuid, pg_temp.id_of(5, booked_at, n), 'enrollment_confirmed:' || b.id, student_id, c.user_id, 'enrollment_confirmed',
          jsonb_build_object('reason', '', 'student_name', null, 'classes', jsonb_build_array(jsonb_build_object(
            'session_id', session_id, 'starts_at', starts, 'class_name', 'Group'))),
          'es', 'Reserva confirmada: Group', 'Tienes plaza en Group.', '/my-classes', booked_at, starts
     from past_booking b join client_profiles c on c.organization_id = $1 and c.id = b.student_id
    where $2::uuid is not null order by n`,
  // A tenth of what is told goes out by mail too.
  `insert into mails (organization_id, id, dedupe_key, to_email, subject, body, status, created_at, sent_at)
   select $1::uuid, pg_temp.id_of(6, starts, n), 'notification:class_reminder:' || id, 'student@example.test', 'Recuerda: Group',
          'Tienes clase de Group.', 'sent', starts - interval '1 day', starts - interval '1 day'
     from past_booking where n % 10 = 9 and $2::uuid is not null order by n`,
];

export const pastClasses = { functions, classes, bookings, rows };

const audit =
  'insert into audit_log (organization_id, at, user_id, via, request_id, ip, user_agent, action, entity, entity_id, changes)';
const who = `$2::uuid, 'web', 'req-' || o.n, '192.0.2.7', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'`;

/** $1 organization, $2 who did all this */
export const auditHistory = [
  `${audit} select $1::uuid, o.created_at, ${who}, 'create', 'class_sessions', o.id, app.audited(to_jsonb(s))
     from (select i as n, id, created_at from past_class) o join class_sessions s on s.organization_id = $1 and s.id = o.id order by o.n`,
  `${audit} select $1::uuid, o.starts, ${who}, 'update', 'class_sessions', o.id, '{"status": ["scheduled", "completed"]}'
     from (select i as n, id, starts from past_class) o order by o.n`,
  `${audit} select $1::uuid, o.booked_at, ${who}, 'create', 'class_enrollments', o.id, app.audited(to_jsonb(e))
     from past_booking o join class_enrollments e on e.organization_id = $1 and e.id = o.id order by o.n`,
  `${audit} select $1::uuid, o.starts, ${who}, 'update', 'class_enrollments', o.id,
          jsonb_build_object('status', jsonb_build_array('enrolled', status), 'updated_at', jsonb_build_array(o.booked_at, o.starts))
     from past_booking o order by o.n`,
  `${audit} select $1::uuid, o.starts, ${who}, 'create', 'class_attendance', a.id, app.audited(to_jsonb(a))
     from past_booking o join class_attendance a on a.organization_id = $1 and a.enrollment_id = o.id order by o.n`,
  // Kept for two days.
  `insert into idempotency_keys (organization_id, user_id, key, request_hash, status, body, created_at)
   select $1::uuid, $2::uuid, o.id::text, md5(o.id::text) || md5(o.n::text), 201, jsonb_build_object('results', jsonb_build_array(to_jsonb(e))), o.booked_at
     from past_booking o join class_enrollments e on e.organization_id = $1 and e.id = o.id where o.booked_at > now() - interval '2 days'`,
];
