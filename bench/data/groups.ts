import type pg from 'pg';
import { newId } from '../../server/src/kernel/ids.ts';
import type { Club } from './club.ts';

/** Classes of a day; one group for each. */
const perDay = 40;
/** Classes with students in them already, and how many each. */
const bookedShare = 4;
const bookedEach = 6;
/** Nobody is to be refused while bookings are counted. */
const places = 120;

/** Forty daily groups and their coming classes, a quarter of which have students. */
export async function addGroups(pool: pg.Pool, founded: Club, sessions: number): Promise<Club> {
  const club = { ...founded, type: newId() };
  await pool.query(
    "insert into class_types (organization_id, id, name, type, currency) values ($1, $2::uuid, 'Bench ' || $2::uuid::text, 'group', 'EUR')",
    [club.organization, club.type],
  );
  const schedules = await addSchedules(pool, club, {
    names: Array.from({ length: perDay }, (_, i) => `Group ${i + 1}`),
    days: Math.ceil(sessions / perDay),
    recurrence: 'daily',
    places,
  });
  const ids = await addSessions(pool, club, { schedules, n: sessions, places });
  const booked = Math.floor(sessions / bookedShare);
  const each = Math.min(bookedEach, club.students.length);
  await addBookings(pool, club, { sessions: ids.slice(0, booked), each, status: 'enrolled' });
  return { ...club, sessions: ids, booked };
}

export interface Groups {
  names: readonly string[];
  /** From tomorrow on. */
  days: number;
  recurrence: 'daily' | 'weekly';
  places: number;
}

/** Published groups without a coach or a court, at 8, 9, … 20 o'clock. Returns their ids. */
export async function addSchedules(
  pool: pg.Pool,
  { organization, id, type, level }: Club,
  { names, days, recurrence, places: size }: Groups,
): Promise<string[]> {
  const ids = names.map(newId);
  await pool.query(
    `insert into class_schedules (organization_id, id, club_id, name, class_type_id, level_id, start_date, end_date, start_time,
       duration_minutes, recurrence, min_participants, max_participants, price, currency, allow_waitlist, allow_drop_in,
       requires_package, enrollment_opens_days, status, published_at)
     select $1, t.id, $2, t.name, $3, $4, current_date + 1, current_date + $5::int, time '08:00' + ((i - 1) % 13) * interval '1 hour',
            60, $6, 1, $7, 1500, 'EUR', true, true, false, 400, 'published', now()
       from unnest($8::uuid[], $9::text[]) with ordinality as t(id, name, i)`,
    [organization, id, type, level, days, recurrence, size, ids, names],
  );
  return ids;
}

/** `n` classes of these groups, one of each group a day (a week: `every` 7), from tomorrow on. Returns their ids. */
export async function addSessions(
  pool: pg.Pool,
  { organization, id }: Club,
  classes: { schedules: readonly string[]; n: number; places: number; every?: number },
): Promise<string[]> {
  const { schedules, n, places: size, every = 1 } = classes;
  const ids = Array.from({ length: n }, newId);
  await pool.query(
    `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time,
       scheduled_datetime, ends_at, duration_minutes, min_participants, max_participants, price, currency)
     select $1, t.id, p.id, $2, d, p.start_time, d, p.start_time, (d + p.start_time) at time zone 'Europe/Madrid',
            (d + p.start_time) at time zone 'Europe/Madrid' + interval '60 minutes', 60, 1, $3, 1500, 'EUR'
       from unnest($4::uuid[]) with ordinality as t(id, i)
      cross join lateral (select current_date + 1 + ((i - 1) / cardinality($5::uuid[])) ::int * $6::int as d) day
       join class_schedules p on p.organization_id = $1 and p.id = ($5::uuid[])[1 + (i - 1) % cardinality($5::uuid[])]`,
    [organization, id, size, ids, schedules, every],
  );
  return ids;
}

export interface Bookings {
  sessions: readonly string[];
  each: number;
  status: 'enrolled' | 'waitlisted';
  /** Students of a class that come before these. */
  after?: number;
}

/** `each` students in every one of these classes, other ones in each. */
export async function addBookings(
  pool: pg.Pool,
  { organization, students }: Pick<Club, 'organization' | 'students'>,
  { sessions, each, status, after = 0 }: Bookings,
): Promise<void> {
  await pool.query(
    `with booked as (
       insert into class_enrollments (organization_id, id, session_id, student_id, status, enrolled_at, waitlist_sequence, source, price, currency)
       select $1, gen_random_uuid(), s.id, ($3::uuid[])[1 + ((s.i - 1) * $4 + j) % cardinality($3::uuid[])], $5::text,
              case when $5 = 'enrolled' then now() end, case when $5 = 'waitlisted' then nextval('waitlist_sequence') end, 'desk', 1500, 'EUR'
         from unnest($2::uuid[]) with ordinality as s(id, i)
        cross join generate_series($6::int, $6::int + $4::int - 1) j
       returning session_id)
     update class_sessions s
        set enrolled_count = enrolled_count + case when $5 = 'enrolled' then $4::int else 0 end,
            waitlisted_count = waitlisted_count + case when $5 = 'waitlisted' then $4::int else 0 end
      where s.organization_id = $1 and s.id = any($2::uuid[])`,
    [organization, sessions, students, each, status, after],
  );
}

/** Fixed places in a group, in all of its classes. */
export async function addHolders(
  pool: pg.Pool,
  { organization, students }: Pick<Club, 'organization' | 'students'>,
  { schedule, sessions, holders }: { schedule: string; sessions: readonly string[]; holders: number },
): Promise<void> {
  await pool.query(
    `with held as (
       insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on)
       select $1, gen_random_uuid(), $2, student, current_date from unnest($3::uuid[]) student
       returning id, student_id),
     booked as (
       insert into class_enrollments (organization_id, id, session_id, student_id, schedule_enrollment_id, status, enrolled_at, source, price, currency)
       select $1, gen_random_uuid(), s, h.student_id, h.id, 'enrolled', now(), 'fixed', 1500, 'EUR'
         from held h cross join unnest($4::uuid[]) s)
     update class_sessions set enrolled_count = $5 where organization_id = $1 and id = any($4::uuid[])`,
    [organization, schedule, students.slice(0, holders), sessions, holders],
  );
}
