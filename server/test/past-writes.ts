import type { Random } from '../src/demo/random.ts';

/**
 * What is written to the past of a club: statements as commands and people at a prompt send them, each to some rows that
 * `limit` says. Not all of it could be done in the app; what is kept has to follow all of it.
 */
interface PastWrite {
  what: string;
  sql(dice: Random): string;
}

const some = (table: string, where: string, dice: Random, most = 3) =>
  `id in (select id from (select id from ${table} where ${where} order by md5(id::text || '${dice.whole(1, 1_000_000)}') limit ${dice.whole(1, most)}) x)`;
const past = `session_starts_at < '2026-06-14'`;
const over = `scheduled_datetime < '2026-06-14'`;

export const pastWrites: readonly PastWrite[] = [
  {
    what: 'somebody was not there after all',
    sql: (dice) =>
      `update class_enrollments set status = 'no_show', checked_in = false, check_in_time = null where ${some('class_enrollments', `status = 'enrolled' and ${past}`, dice)}`,
  },
  {
    what: 'somebody was there after all',
    sql: (dice) =>
      `update class_enrollments set status = 'enrolled', checked_in = true, check_in_time = session_starts_at where ${some('class_enrollments', `status = 'no_show' and ${past}`, dice)}`,
  },
  {
    what: 'a booking is cancelled, late',
    sql: (dice) =>
      `update class_enrollments set status = 'cancelled', checked_in = false, check_in_time = null, cancelled_at = now(), is_late_cancellation = ${dice.chance(0.5)}
        where ${some('class_enrollments', `status = 'enrolled' and ${past}`, dice)}`,
  },
  {
    what: 'bookings become somebody else’s',
    sql: (dice) =>
      `update class_enrollments e set student_id = (select c.id from client_profiles c order by md5(c.id::text || '${dice.whole(1, 1_000_000)}') limit 1)
        where e.${some('class_enrollments', `${past} and status = 'cancelled'`, dice)}
           or e.id in (select k.id from class_enrollments k where k.${past} and k.status = 'enrolled' and not exists (
                select from class_enrollments o where o.session_id = k.session_id and o.id <> k.id) order by md5(k.id::text || '${dice.whole(1, 1_000_000)}') limit 2)`,
  },
  {
    what: 'somebody is put into a class afterwards',
    sql: (dice) =>
      `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at, checked_in, check_in_time)
       select s.organization_id, gen_random_uuid(), s.id, c.id, 'enrolled', s.currency, now(), true, now()
         from class_sessions s, lateral (
           select c.id from client_profiles c
            where not exists (select from class_enrollments e where e.session_id = s.id and e.student_id = c.id)
            order by md5(c.id::text || '${dice.whole(1, 1_000_000)}') limit 1) c
        where s.status <> 'cancelled' and s.${some('class_sessions', over, dice)}`,
  },
  {
    what: 'money of a booking goes back',
    sql: (dice) =>
      `update payment_lines set refunded_amount = amount / ${dice.whole(1, 4)} where ${some('payment_lines', 'amount > 0', dice, 5)}`,
  },
  {
    what: 'a payment was none',
    sql: (dice) =>
      `update class_enrollments set paid = false, payment_id = null, paid_at = null, payment_method = '' where ${some('class_enrollments', `payment_id is not null and ${past}`, dice)}`,
  },
  {
    what: 'a package had another price',
    sql: (dice) =>
      `update student_packages set payment_amount = payment_amount + ${dice.whole(1, 5_000)} where ${some('student_packages', 'payment_amount is not null', dice)}`,
  },
  {
    what: 'a class of a package is given back',
    sql: () =>
      `insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance, enrollment_id)
       select x.organization_id, gen_random_uuid(), x.student_package_id, n.number + 1, 'given_back', 1, n.balance + 1, x.enrollment_id
         from (select * from package_entries where kind = 'used' order by random() limit 1) x, lateral (
           select y.number, y.balance from package_entries y where y.student_package_id = x.student_package_id order by y.number desc limit 1) n`,
  },
  {
    what: 'a fee is called off',
    sql: (dice) =>
      `update charges set status = 'cancelled', cancelled_at = now() where ${some('charges', `status = 'open'`, dice)}`,
  },
  {
    what: 'a fee is paid',
    sql: (dice) =>
      `with h as (select * from charges where deposit is null and payment_id is null and status = 'open' order by md5(id::text || '${dice.whole(1, 1_000_000)}') limit 3),
       q as (insert into payments (organization_id, id, club_id, payer_id, method, amount, currency, captured_at)
             select organization_id, gen_random_uuid(), club_id, student_id, 'cash', 6100, currency, now() from h returning *)
       insert into payment_lines (organization_id, id, payment_id, charge_id, amount)
       select h.organization_id, gen_random_uuid(), q.id, h.id, 6100 from h join q on q.payer_id = h.student_id`,
  },
  {
    what: 'a date of a place is given back, and taken from its fee',
    sql: (dice) =>
      `update class_enrollments set status = 'cancelled', checked_in = false, check_in_time = null, cancelled_at = now(), released = ${dice.chance(0.5)}
        where ${some('class_enrollments', `schedule_enrollment_id is not null and status = 'enrolled' and ${past}`, dice, 5)}`,
  },
  {
    what: 'a class that was called off was given after all',
    sql: (dice) =>
      `update class_sessions set status = 'scheduled', cancelled_at = null, instructor_id = null, substitute_instructor_id = null, assistant_instructor_ids = '{}'
        where ${some('class_sessions', `status = 'cancelled' and cancel_reason <> 'schedule_changed' and ${over}`, dice)}`,
  },
  {
    what: 'a class is called off afterwards',
    sql: (dice) =>
      `with e as (update class_enrollments set status = 'cancelled', checked_in = false, check_in_time = null, cancelled_at = now()
                   where status = 'enrolled' and session_id in (select id from class_sessions where status in ('scheduled', 'confirmed', 'in_progress') and ${over}))
       update class_sessions set status = 'cancelled', cancelled_at = now() where ${some('class_sessions', `status in ('scheduled', 'confirmed', 'in_progress') and ${over}`, dice)}`,
  },
  {
    what: 'somebody else gave a class',
    sql: (dice) =>
      `update class_sessions s set substitute_instructor_id = (
           select i.id from instructors i where not exists (
             select from session_instructors b where b.instructor_id = i.id and b.starts_at < s.ends_at and b.ends_at > s.scheduled_datetime)
            and i.id is distinct from s.instructor_id limit 1)
        where s.status <> 'cancelled' and s.${some('class_sessions', over, dice, 2)}`,
  },
  {
    what: 'a class had another length and more places',
    sql: (dice) =>
      `update class_sessions set max_participants = max_participants + ${dice.whole(1, 5)} where ${some('class_sessions', over, dice)}`,
  },
  {
    what: 'a class was on another day',
    sql: (dice) =>
      `update class_sessions set scheduled_datetime = scheduled_datetime - interval '40 days 3 hours', ends_at = ends_at - interval '40 days 3 hours',
              local_date = local_date - 40, instructor_id = null, substitute_instructor_id = null, assistant_instructor_ids = '{}'
        where ${some('class_sessions', `${over} and scheduled_datetime > '2026-03-01'`, dice, 2)}`,
  },
  {
    what: 'a class that was long ago is yesterday’s',
    sql: () =>
      `update class_sessions set scheduled_datetime = '2026-06-13T02:00:00Z', ends_at = '2026-06-13T02:00:00Z'::timestamptz + duration_minutes * interval '1 minute',
              local_date = '2026-06-13', instructor_id = null, substitute_instructor_id = null, assistant_instructor_ids = '{}'
        where id = (select id from class_sessions where ${over} order by scheduled_datetime limit 1)`,
  },
  {
    what: 'a place goes on from another one, or from none',
    sql: (dice) =>
      // One that no other goes on from: there are no rings.
      `update schedule_enrollments p set follows_id = case when p.follows_id is not null then null else (
           select r.root_id from charges r where r.root_id <> p.id order by md5(r.id::text || '${dice.whole(1, 1_000_000)}') limit 1) end
        where p.id in (
          select e.schedule_enrollment_id from class_enrollments e where e.schedule_enrollment_id is not null and e.${past}
             and not exists (select from schedule_enrollments f where f.follows_id = e.schedule_enrollment_id)
           group by 1 order by md5(e.schedule_enrollment_id::text || '${dice.whole(1, 1_000_000)}') limit 1)`,
  },
  {
    what: 'a class is written down afterwards',
    sql: (dice) =>
      `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time, scheduled_datetime,
              ends_at, duration_minutes, min_participants, max_participants, price, currency, status)
       select organization_id, gen_random_uuid(), schedule_id, club_id, occurrence_date - ${dice.whole(2_000, 9_000)}, occurrence_time, local_date, local_time,
              scheduled_datetime, ends_at, duration_minutes, min_participants, max_participants, price, currency, 'scheduled'
         from class_sessions where status <> 'cancelled' and ${some('class_sessions', over, dice, 2)}`,
  },
  {
    what: 'a class without anybody is deleted',
    sql: (dice) =>
      `delete from class_sessions where ${some('class_sessions', `${over} and court_id is null and not exists (select from class_enrollments e where e.session_id = class_sessions.id)`, dice, 2)}`,
  },
  {
    what: 'a group is of another level from now on',
    sql: (dice) =>
      `update class_schedules set level_id = (select id from class_levels order by md5(id::text || '${dice.whole(1, 1_000_000)}') limit 1)
        where ${some('class_schedules', 'true', dice)}`,
  },
];
