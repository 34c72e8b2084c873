import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Asked } from './asked.ts';
import { classesOf, duringOf } from './classes.ts';
import type { Shares } from './fees.ts';
import { earningsOf } from './money.ts';

/** What is summed up of the classes of a period. */
export interface Figures {
  classes: number;
  enrolled: number;
  attended: number;
  capacity: number;
  empty: number;
  completed: number;
  cancelled: number;
  no_shows: number;
  late_cancellations: number;
  enrolments: number;
  without_place: number;
  minutes: number;
  /** Minor units. */
  revenue: number;
}

/** `f`: one row for each class of the period, with what became of its bookings and what it has earned. */
export const figuresOf = (
  asked: Asked,
  scope: Scope,
  earned: Shares,
  how?: 'typed',
): RawBuilder<unknown> => sql`
  c as materialized (${classesOf(asked, scope, how)}),
  of_bookings as (
    select e.session_id, count(*) filter (where e.enrolled_at is not null) as enrolments,
           count(*) filter (where e.status = 'no_show') as no_shows,
           count(*) filter (where e.status = 'cancelled' and e.is_late_cancellation) as late,
           count(*) filter (where e.enrolled_at is null) as without_place
      from class_enrollments e where ${duringOf(asked)} group by e.session_id),
  earned as (
    select m.session_id, sum(m.amount) as amount
      from unnest(${earned.session_ids}::uuid[], ${earned.amounts}::numeric[]) as m(session_id, amount) group by m.session_id),
  f as (
    select c.*, c.status <> 'cancelled' as held, coalesce(b.enrolments, 0) as enrolments, coalesce(b.no_shows, 0) as no_shows,
           coalesce(b.late, 0) as late, coalesce(b.without_place, 0) as without_place, coalesce(m.amount, 0) as revenue
      from c left join of_bookings b on b.session_id = c.id left join earned m on m.session_id = c.id)`;

const sums = sql`
  count(*) filter (where held)::int as classes,
  coalesce(sum(enrolled_count) filter (where held), 0)::int as enrolled,
  coalesce(sum(attended_count) filter (where held), 0)::int as attended,
  coalesce(sum(max_participants) filter (where held), 0)::int as capacity,
  count(*) filter (where held and enrolled_count = 0)::int as empty,
  count(*) filter (where status = 'completed')::int as completed,
  count(*) filter (where not held)::int as cancelled,
  coalesce(sum(no_shows) filter (where held), 0)::int as no_shows,
  coalesce(sum(late) filter (where held), 0)::int as late_cancellations,
  coalesce(sum(enrolments) filter (where held), 0)::int as enrolments,
  coalesce(sum(without_place) filter (where held), 0)::int as without_place,
  coalesce(sum(duration_minutes) filter (where held), 0)::int as minutes,
  round(coalesce(sum(revenue) filter (where held), 0))::float8 as revenue`;

/** All classes of the period together. */
export async function totalsOf(scope: Scope, asked: Asked): Promise<Figures> {
  const { rows } =
    await sql<Figures>`with ${figuresOf(asked, scope, await earningsOf(scope, asked))} select ${sums} from f`.execute(
      scope.tx,
    );
  return rows[0] as Figures;
}

export interface Grouped extends Figures {
  weekday: number | null;
  hour: number | null;
  month: string | null;
  class_type_id: string | null;
  instructor_id: string | null;
  substituted_minutes: number;
  of: 'heat' | 'months' | 'types' | 'instructors';
}

/** The same by hour of the week, by month, by type and by who gave them. */
export async function groupsOf(scope: Scope, asked: Asked): Promise<Grouped[]> {
  const { rows } = await sql<Grouped>`
    with ${figuresOf(asked, scope, await earningsOf(scope, asked), 'typed')},
    g as (
      select f.*, extract(isodow from local_date)::int - 1 as weekday, extract(hour from local_time)::int as hour,
             to_char(local_date, 'YYYY-MM') as month from f where held)
    select weekday, hour, month, class_type_id, instructor_id,
           coalesce(sum(duration_minutes) filter (where by_substitute), 0)::int as substituted_minutes,
           case when grouping(hour) = 0 then 'heat' when grouping(month) = 0 then 'months'
                when grouping(class_type_id) = 0 then 'types' else 'instructors' end as of,
           ${sums}
      from g
     group by grouping sets ((weekday, hour), (month), (class_type_id), (instructor_id))
     order by weekday, hour, month, classes desc, class_type_id, instructor_id`.execute(scope.tx);
  return rows;
}
