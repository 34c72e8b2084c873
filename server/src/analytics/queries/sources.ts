import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { endOfLocalDay, localDateOf, startOfLocalDay } from '../../kernel/time/index.ts';
import { movementsOf } from '../../sales/public.ts';
import type { KpiKey } from '../rules/kpis.ts';
import { type Asked, around } from './asked.ts';
import { classesOf, duringOf, isOf, ofItsDay } from './classes.ts';
import { figuresOf } from './figures.ts';
import { earningsOf } from './money.ts';
import { columnsOf, type Rows } from './row-columns.ts';
import { studentRows } from './students.ts';

type OfClasses = Partial<
  Record<KpiKey, { adds: RawBuilder<unknown>; of: RawBuilder<unknown>; where?: RawBuilder<unknown> }>
>;
const one = sql`1`;
const ofClasses: OfClasses = {
  total_classes: { adds: one, of: one },
  average_enrollment: { adds: sql`enrolled_count`, of: one },
  fill_rate: { adds: sql`enrolled_count`, of: sql`max_participants` },
  attended_fill_rate: { adds: sql`attended_count`, of: sql`max_participants` },
  empty_classes: { adds: sql`(enrolled_count = 0)::int`, of: one },
  class_completion_rate: {
    ...{ adds: sql`(status = 'completed')::int`, of: one },
    where: sql`status in ('completed', 'cancelled')`,
  },
  revenue_per_class: { adds: sql`revenue`, of: one },
};

async function classRows(asked: Asked, scope: Scope, key: KpiKey): Promise<Rows> {
  const { adds, of, where = sql`status <> 'cancelled'` } = ofClasses[key] ?? { adds: one, of: one };
  // What a class has earned is asked for only where it is shown.
  const source =
    key === 'revenue_per_class'
      ? figuresOf(asked, scope, await earningsOf(scope, asked))
      : sql`f as (${classesOf(asked, scope)})`;
  return {
    with: source,
    select: sql`select ${columnsOf({
      ...{ id: sql`id`, on: sql`local_date`, session: sql`id`, instructor: sql`instructor_id` },
      ...{ club: sql`club_id`, detail: sql`status` },
    })}, ${adds}::numeric as numerator, ${of}::numeric as denominator from f where ${where}`,
  };
}

const ofBookings: Partial<Record<KpiKey, { adds: RawBuilder<unknown>; where: RawBuilder<unknown> }>> = {
  average_attendance_rate: {
    adds: sql`(e.status <> 'no_show')::int`,
    where: sql`(e.status = 'no_show' or e.status = 'enrolled' and e.checked_in)`,
  },
  no_show_rate: {
    adds: sql`(e.status = 'no_show')::int`,
    where: sql`(e.status = 'no_show' or e.status = 'enrolled' and e.checked_in)`,
  },
  late_cancel_rate: {
    adds: sql`(e.status = 'cancelled' and e.is_late_cancellation)::int`,
    where: sql`e.enrolled_at is not null`,
  },
};

function bookingRows(asked: Asked, scope: Scope, key: KpiKey): Rows {
  const { adds, where } = ofBookings[key] ?? { adds: one, where: sql`true` };
  const detail = sql`case when e.status = 'enrolled' and e.checked_in then 'present'
    when e.status = 'cancelled' and e.is_late_cancellation then 'late_cancelled' else e.status end`;
  return {
    with: sql`f as materialized (${classesOf(asked, scope)})`,
    select: sql`select ${columnsOf({
      ...{ id: sql`e.id`, on: sql`f.local_date`, session: sql`f.id`, instructor: sql`f.instructor_id` },
      ...{ client: sql`e.student_id`, club: sql`f.club_id`, detail },
    })}, ${adds}::numeric as numerator, 1::numeric as denominator
      from class_enrollments e join f on ${isOf('f')}
     where ${duringOf(asked)} and f.status <> 'cancelled' and ${where}`,
  };
}

/** Packages that have ended: used up on the day of that booking, or with classes left after their last day. */
function packageRows(asked: Asked, { now }: Scope): Rows {
  const { starts_at, ends_at } = around(asked);
  const zone = asked.clubs[0]?.timezone ?? 'UTC';
  const today = localDateOf(now, zone);
  const day = sql`(x.created_at at time zone coalesce(k.timezone, ${zone}))::date`;
  const ofClub = sql`(b.club_id = any(${asked.club_ids}::uuid[]) ${asked.whole ? sql`or b.club_id is null` : sql``})
    ${asked.class_type_id === undefined ? sql`` : sql`and (b.class_type_ids = '{}' or ${asked.class_type_id}::uuid = any(b.class_type_ids))`}`;
  return {
    with: sql`
      over as materialized (
        select b.id, b.student_id, b.name, b.club_id, b.class_type_ids, b.expires_on as ended_on
          from student_packages b
         where b.status = 'active' and b.expires_on between ${asked.from}::date and ${asked.until}::date and b.expires_on < ${today}::date),
      used as materialized (
        select x.student_package_id, x.number, x.created_at from package_entries x
         where x.balance = 0 and x.kind = 'used' and x.created_at >= ${starts_at}::timestamptz and x.created_at < ${ends_at}::timestamptz),
      ended as materialized (
        select b.id, b.student_id, b.name, b.club_id, b.ended_on, 'expired' as how
          from over b
         where ${ofClub}
           and (select x.balance from package_entries x where x.student_package_id = b.id order by x.number desc limit 1) > 0
        union all
        select b.id, b.student_id, b.name, b.club_id, ${day}, 'used_up'
          from used x
          join student_packages b on b.id = x.student_package_id
          left join clubs k on k.id = b.club_id
         where ${day} between ${asked.from}::date and ${asked.until}::date and ${ofClub}
           and not exists (select from package_entries y where y.student_package_id = x.student_package_id and y.number > x.number and y.balance > 0)),
      counted as (
        select ended.*, l.used, l.used + l.left as classes
          from ended cross join lateral (
            select coalesce(-sum(x.delta) filter (where x.kind in ('used', 'given_back')), 0) as used, coalesce(sum(x.delta), 0) as left
              from package_entries x where x.student_package_id = ended.id) l)`,
    select: sql`select ${columnsOf({
      ...{
        id: sql`id`,
        on: sql`ended_on`,
        client: sql`student_id`,
        club: sql`club_id`,
        label: sql`name`,
        detail: sql`how`,
      },
    })}, used::numeric as numerator, classes::numeric as denominator from counted`,
  };
}

/** Evaluations that are shown. One without a name says neither where nor of what: it counts where all of its coach is asked for. */
function evaluationRows(asked: Asked): Rows {
  const { club_ids, instructor_id, class_type_id, level_id } = asked;
  const nameless =
    class_type_id === undefined && level_id === undefined
      ? sql`or v.is_anonymous and ${
          asked.whole
            ? sql`true`
            : sql`exists (select from instructor_clubs i where i.instructor_id = v.instructor_id)
          and not exists (select from instructor_clubs i where i.instructor_id = v.instructor_id and i.club_id <> all(${club_ids}::uuid[]))`
        }`
      : sql``;
  const coaches =
    instructor_id === undefined
      ? sql`any(array(select i.id from instructors i))`
      : sql`${instructor_id}::uuid`;
  return {
    with: sql`
      said as (
        select v.id, v.shown_on, v.overall_rating, v.instructor_id, s.id as session_id, s.club_id, v.is_anonymous
          from instructor_evaluations v
          left join class_sessions s on s.id = v.session_id
          left join class_schedules p on p.id = s.schedule_id
         where v.instructor_id = ${coaches} and v.shown_on between ${asked.from}::date and ${asked.until}::date
           and (s.club_id = any(${club_ids}::uuid[]) ${nameless})
           ${class_type_id === undefined ? sql`` : sql`and v.class_type_id = ${class_type_id}::uuid`}
           ${level_id === undefined ? sql`` : sql`and ${ofItsDay('level_id')} = ${level_id}::uuid`})`,
    // Of one without a name the first of the month in which it was shown.
    select: sql`select ${columnsOf({
      ...{
        id: sql`id`,
        on: sql`shown_on`,
        session: sql`session_id`,
        instructor: sql`instructor_id`,
        club: sql`club_id`,
      },
      detail: sql`case when is_anonymous then 'anonymous' else '' end`,
    })}, overall_rating::numeric as numerator, 1::numeric as denominator from said`,
  };
}

/** What students said of classes. Whose mark it is is not told with it. */
const ratingRows = (asked: Asked, scope: Scope): Rows => ({
  with: sql`f as materialized (${classesOf(asked, scope)})`,
  select: sql`select ${columnsOf({
    ...{ id: sql`a.id`, on: sql`f.local_date`, session: sql`f.id`, instructor: sql`f.instructor_id` },
    ...{ club: sql`f.club_id` },
  })}, a.student_rating::numeric as numerator, 1::numeric as denominator
    from f join class_attendance a on a.session_id = f.id and a.student_rating is not null where f.status <> 'cancelled'`,
});

/** What went through the tills. */
function tillRows(asked: Asked): Rows {
  const moved = asked.clubs.map(({ id, timezone }) => {
    const days = {
      ...{ club_id: id, starts_at: startOfLocalDay(asked.from, timezone) },
      ends_at: endOfLocalDay(asked.until, timezone),
    };
    return sql`select m.*, ${id}::uuid as club_id, (m.at at time zone ${timezone})::date as day from (${movementsOf(days)}) m`;
  });
  return {
    with: sql`moved as materialized (${sql.join(moved, sql` union all `)})`,
    select: sql`select ${columnsOf({
      ...{ id: sql`id`, on: sql`day`, club: sql`club_id`, label: sql`kind`, detail: sql`method` },
    })}, amount::numeric as numerator, 1::numeric as denominator from moved where currency = ${asked.currency}`,
  };
}

const sources = {
  classes: classRows,
  bookings: bookingRows,
  students: studentRows,
  packages: packageRows,
  evaluations: evaluationRows,
  ratings: ratingRows,
  till: tillRows,
} as const;

export const rowsOf = (
  source: keyof typeof sources,
  { scope, asked, key }: { scope: Scope; asked: Asked; key: KpiKey },
): Rows | Promise<Rows> => sources[source](asked, scope, key);
