import type pg from 'pg';
import type { KpiKey } from '../src/analytics/rules/kpis.ts';

/** Of whose classes, on which days: as the API is asked. */
export interface KpisOf {
  organization_id: string;
  from: string;
  until: string;
  now: Date;
  instructor_id?: string | undefined;
  class_type_id?: string | undefined;
  level_id?: string | undefined;
}

/**
 * The KPIs of docs/domain/kpis.md once more, each by a plain question of its own to the tables, whatever index there is:
 * to be held against what the API answers. Of groups that were never changed and one club.
 */
export async function independentKpis(owner: pg.Client, of: KpisOf): Promise<Record<KpiKey, number[]>> {
  const { from, until } = of;
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
  const shifted = (date: string, by: number) =>
    new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
  const values = [
    ...[of.organization_id, from, until, of.now.toISOString()],
    ...[of.instructor_id ?? null, of.class_type_id ?? null, of.level_id ?? null],
    ...[shifted(from, -days), shifted(from, -1)],
  ];
  const classes = (first: string, last: string) => `
    select s.* from class_sessions s, class_schedules p
     where p.id = s.schedule_id and s.organization_id = $1 and s.local_date >= ${first}::date and s.local_date <= ${last}::date
       and s.scheduled_datetime <= $4::timestamptz and s.cancel_reason <> 'schedule_changed'
       and ($5::uuid is null or coalesce(s.substitute_instructor_id, s.instructor_id) = $5::uuid)
       and ($6::uuid is null or p.class_type_id = $6::uuid) and ($7::uuid is null or p.level_id = $7::uuid)`;
  const all = `(${classes('$2', '$3')})`;
  const held = `(select * from ${all} a where a.status <> 'cancelled')`;
  const heldBefore = `(select * from (${classes('$8', '$9')}) a where a.status <> 'cancelled')`;
  const bookings = `(select e.*, h.local_date from class_enrollments e, ${held} h where e.session_id = h.id)`;
  const cameTo = (which: string) =>
    `(select distinct e.student_id from class_enrollments e where e.checked_in and e.session_id in (select id from ${which} h))`;
  const ask = async (numerator: string, denominator: string): Promise<number[]> => {
    const { rows } = await owner.query(
      `select coalesce((${numerator}), 0)::float8 as n, coalesce((${denominator}), 0)::float8 as d,
         row($1::uuid, $2::date, $3::date, $4::timestamptz, $5::uuid, $6::uuid, $7::uuid, $8::date, $9::date) is null as all_named`,
      values,
    );
    return [rows[0].n, rows[0].d];
  };
  const count = `select count(*) from ${held} h`;
  const first = `(select e.student_id, min(e.session_starts_at) as at from class_enrollments e
    where e.organization_id = $1 and e.checked_in group by 1)`;
  const firsts = `(select f.* from ${first} f where exists (select from ${held} h, class_enrollments e
    where e.session_id = h.id and e.student_id = f.student_id and e.checked_in and e.session_starts_at = f.at))`;
  const seen = `select count(*) from ${bookings} b where b.status = 'no_show' or b.checked_in`;
  const noShows = `select count(*) from ${bookings} b where b.status = 'no_show'`;
  const retained = `select count(*) from ${cameTo(heldBefore)} o where o.student_id in (select student_id from ${cameTo(held)} n)`;
  const ended = `(
    select p.id from student_packages p where p.organization_id = $1 and p.status = 'active'
       and ($6::uuid is null or cardinality(p.class_type_ids) = 0 or $6::uuid = any(p.class_type_ids))
       and case when (select sum(delta) from package_entries e where e.student_package_id = p.id) > 0
         then p.expires_on between $2::date and $3::date
              and p.expires_on < ($4::timestamptz at time zone (select timezone from clubs where organization_id = $1 limit 1))::date
         else (select l.kind from package_entries l where l.student_package_id = p.id and l.kind <> 'extended' order by number desc limit 1) = 'used'
          and (select (l.created_at at time zone (select timezone from clubs where organization_id = $1 limit 1))::date
                 from package_entries l where l.student_package_id = p.id and l.kind = 'used' order by number desc limit 1) between $2::date and $3::date end)`;
  await expectQuarters(owner);
  return {
    total_classes: await ask(count, count),
    average_enrollment: await ask(`select sum(enrolled_count) from ${held} h`, count),
    fill_rate: await ask(
      `select count(*) from ${bookings} b where b.status in ('enrolled', 'no_show')`,
      `select sum(max_participants) from ${held} h`,
    ),
    attended_fill_rate: await ask(
      `select count(*) from ${bookings} b where b.checked_in`,
      `select sum(max_participants) from ${held} h`,
    ),
    empty_classes: await ask(`${count} where enrolled_count = 0`, count),
    class_completion_rate: await ask(
      `select count(*) from ${all} a where status = 'completed'`,
      `select count(*) from ${all} a where status in ('completed', 'cancelled')`,
    ),
    instructor_utilization: await ask(
      `select sum(extract(epoch from h.ends_at - h.scheduled_datetime) / 60) from ${held} h where coalesce(h.substitute_instructor_id, h.instructor_id) is not null`,
      `select sum(w.minutes) from (${couldTeach(held)}) w`,
    ),
    revenue_per_class: await ask(`select round(sum(m)) from (${earned(bookings, held)}) x(m)`, count),
    cash_in: await ask(
      `select sum(m.amount) from (${throughTills}) m`,
      `select count(*) from (${throughTills}) m`,
    ),
    student_retention_rate: await ask(retained, `select count(*) from ${cameTo(heldBefore)} o`),
    churn_rate: await ask(
      `select count(*) from ${cameTo(heldBefore)} o where o.student_id not in (select student_id from ${cameTo(held)} n)`,
      `select count(*) from ${cameTo(heldBefore)} o`,
    ),
    first_visit_return: await ask(
      `select count(*) from ${firsts} f where 0 < (select count(*) from class_enrollments e where e.student_id = f.student_id and e.checked_in
         and e.session_starts_at - f.at between interval '1 second' and interval '720 hours')`,
      `select count(*) from ${firsts} f`,
    ),
    repeat_enrollment_rate: await ask(
      `select count(*) from (select student_id from ${bookings} b where status in ('enrolled', 'no_show') group by 1 having count(*) > 1) r`,
      `select count(distinct student_id) from ${bookings} b where status in ('enrolled', 'no_show')`,
    ),
    average_attendance_rate: await ask(`select count(*) from ${bookings} b where b.checked_in`, seen),
    no_show_rate: await ask(noShows, seen),
    late_cancel_rate: await ask(
      `select count(*) from ${bookings} b where b.is_late_cancellation`,
      `select count(*) from ${bookings} b where b.enrolled_at is not null`,
    ),
    package_usage_rate: await ask(
      `select -sum(x.delta) from package_entries x where x.kind in ('used', 'given_back') and x.student_package_id in ${ended}`,
      `select sum(x.delta) filter (where x.kind not in ('used', 'given_back')) from package_entries x where x.student_package_id in ${ended}`,
    ),
    instructor_satisfaction: await ask(
      `select sum(v.overall_rating) from (${said}) v`,
      `select count(*) from (${said}) v`,
    ),
    class_satisfaction: await ask(
      `select sum(a.student_rating) from class_attendance a where a.session_id in (select id from ${held} h)`,
      `select count(a.student_rating) from class_attendance a where a.session_id in (select id from ${held} h)`,
    ),
  };
}

const clubZone = '(select timezone from clubs where organization_id = $1 limit 1)';

/**
 * How long each coach could have taught, week by week, quarter of an hour by quarter of an hour until now: what lies in
 * their weekly hours or was given besides, and not in a leave, at most as much as they teach in a week. Of those who teach at
 * the club, and of who taught in the period.
 */
const couldTeach = (held: string): string => `
  select least(15 * count(*), max(i.max_weekly_hours) * 60) as minutes
    from instructors i,
         generate_series($2::timestamp at time zone ${clubZone},
                         least(($3::date + 1)::timestamp at time zone ${clubZone}, $4::timestamptz) - interval '15 minutes', interval '15 minutes') q(at),
         lateral (select q.at at time zone ${clubZone} as wall) l
   where i.organization_id = $1 and ($5::uuid is null or i.id = $5::uuid)
     and (i.is_active or i.id in (select coalesce(h.substitute_instructor_id, h.instructor_id) from ${held} h))
     and not exists (select from instructor_exceptions x where x.instructor_id = i.id and x.kind = 'unavailable' and q.at >= x.starts_at and q.at < x.ends_at)
     and (not exists (select from instructor_windows w where w.instructor_id = i.id)
       or exists (select from instructor_windows w where w.instructor_id = i.id and w.weekday = extract(isodow from l.wall) - 1
                     and l.wall::time >= w.starts_at and l.wall::time < w.ends_at)
       or exists (select from instructor_exceptions x where x.instructor_id = i.id and x.kind = 'extra' and q.at >= x.starts_at and q.at < x.ends_at))
   group by i.id, date_trunc('week', l.wall)`;

/** That is right only of hours that begin and end with a quarter. */
async function expectQuarters(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`
    select t from (select starts_at as t from instructor_windows union all select ends_at from instructor_windows) w where extract(epoch from t)::int % 900 <> 0
    union all
    select t::time from (select starts_at as t from instructor_exceptions union all select ends_at from instructor_exceptions) x where extract(epoch from t)::int % 900 <> 0`);
  if (rows.length > 0) throw new Error(`hours that are not whole quarters: ${JSON.stringify(rows)}`);
}

/** Money that came into the till, and that went out. */
const throughTills = `
  select * from (
    select captured_at as at, amount - credit_amount as amount, currency from payments where organization_id = $1 and amount - credit_amount > 0
    union all
    select f.created_at, -f.amount, p.currency from refunds f, payments p where f.organization_id = $1 and p.id = f.payment_id and f.method <> 'account_credit' and f.amount > 0
    union all
    select created_at, delta, currency from account_entries where organization_id = $1 and kind = 'paid_out') a
   where (a.at at time zone ${clubZone})::date between $2::date and $3::date
     and a.currency = (select currency from clubs where organization_id = $1 limit 1)`;

/** What is shown of what was said of coaches: signed by the class that it is about, the rest of whoever it is about. */
const said = `
  select e.overall_rating from instructor_evaluations e
   where e.organization_id = $1 and e.shown_on >= $2::date and e.shown_on <= $3::date and ($5::uuid is null or e.instructor_id = $5::uuid)
     and ($6::uuid is null or e.class_type_id = $6::uuid)
     and ($7::uuid is null or $7::uuid = (select p.level_id from class_sessions s, class_schedules p where s.id = e.session_id and p.id = s.schedule_id))`;

/** What the classes have earned: by payments, by packages and by fees. */
const earned = (bookings: string, held: string): string => `
  select sum(l.amount - l.refunded_amount) from payment_lines l, payments q
   where q.id = l.payment_id and q.status in ('captured', 'partially_refunded', 'refunded') and l.enrollment_id in (select id from ${bookings} b)
  union all
  select sum(-x.delta * p.payment_amount::numeric / p.num_classes) from package_entries x, student_packages p
   where p.id = x.student_package_id and x.enrollment_id in (select id from ${bookings} b)
  union all
  select sum((select sum(l.amount - l.refunded_amount) from payment_lines l, payments q
                where l.charge_id = h.id and q.id = l.payment_id and q.captured_at is not null)
             * (select count(*) from class_enrollments e, class_sessions s where s.id = e.session_id and e.schedule_enrollment_id = h.place_id
                   and s.local_date between h.period_start and h.period_end and s.status <> 'cancelled'
                   and (e.status in ('enrolled', 'no_show') or e.released) and s.id in (select id from ${held} k))::numeric
             / nullif((select count(*) from class_enrollments e, class_sessions s where s.id = e.session_id and e.schedule_enrollment_id = h.place_id
                   and s.local_date between h.period_start and h.period_end and s.status <> 'cancelled'
                   and (e.status in ('enrolled', 'no_show') or e.released)), 0))
    from charges h where h.organization_id = $1 and h.deposit is null and h.status <> 'cancelled'`;

/** The packages sold, of one club: by kind, how many, what was paid, and the classes used, left and expired; whoever has them now. */
export async function independentPackages(
  owner: pg.Client,
  { organization_id, from, until, now, class_type_id = undefined }: KpisOf,
): Promise<Record<string, number[]>> {
  const { rows } = await owner.query(
    `with recursive zone as (select timezone from clubs where organization_id = $1 limit 1),
     entry as (
       select e.*, p.package_id, p.expires_on, coalesce(p4.id, p3.id, p2.id, p1.id, p.id) as first_id
         from package_entries e join student_packages p on p.id = e.student_package_id
         left join student_packages p1 on p1.id = p.transferred_from left join student_packages p2 on p2.id = p1.transferred_from
         left join student_packages p3 on p3.id = p2.transferred_from left join student_packages p4 on p4.id = p3.transferred_from
        where e.organization_id = $1),
     sold as (
       select * from student_packages s where s.organization_id = $1 and s.purchased_at is not null and s.status = 'active' and s.transferred_from is null
          and to_char(s.purchased_at at time zone (select timezone from zone), 'YYYY-MM-DD') between $2 and $3
          and ($5::uuid is null or s.class_type_ids = '{}' or s.class_type_ids @> array[$5::uuid]))
     select s.package_id, count(*) filter (where s.payment_amount is not null) as sold, count(*) filter (where s.payment_amount is null) as given,
            coalesce(sum(s.payment_amount - s.refunded_amount), 0) as paid,
            (select count(*) filter (where e.kind = 'used') - count(*) filter (where e.kind = 'given_back') from entry e where e.first_id in (select o.id from sold o where o.package_id = s.package_id)) as used,
            (select coalesce(sum(e.delta), 0) from entry e where e.first_id in (select o.id from sold o where o.package_id = s.package_id)
                and e.expires_on >= ($4::timestamptz at time zone (select timezone from zone))::date) as "left",
            (select coalesce(sum(e.delta), 0) from entry e where e.first_id in (select o.id from sold o where o.package_id = s.package_id)
                and e.expires_on < ($4::timestamptz at time zone (select timezone from zone))::date) as expired
       from sold s group by s.package_id`,
    [organization_id, from, until, now.toISOString(), class_type_id ?? null],
  );
  return Object.fromEntries(
    rows.map(({ package_id, ...row }) => [
      package_id,
      [row.sold, row.given, row.paid, row.used, row.left, row.expired].map(Number),
    ]),
  );
}
