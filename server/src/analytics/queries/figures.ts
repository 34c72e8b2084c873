import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Asked } from './asked.ts';
import { classesOf, duringOf } from './classes.ts';
import type { Shares } from './fees.ts';
import { type KeptFor, keptClasses, runningFees } from './kept.ts';
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

const ofBookings = sql`
  count(*) filter (where e.enrolled_at is not null) as enrolments,
  count(*) filter (where e.status = 'no_show') as no_shows,
  count(*) filter (where e.status = 'cancelled' and e.is_late_cancellation) as late,
  count(*) filter (where e.enrolled_at is null) as without_place`;

/** What became of bookings, by class: of a few classes looked up for each, of a period all of them at once. */
const bookingsOf = (asked: Asked): RawBuilder<unknown> =>
  asked.session_ids === undefined
    ? sql`left join (select e.session_id, ${ofBookings} from class_enrollments e where ${duringOf(asked)} group by e.session_id) b on b.session_id = c.id`
    : sql`left join lateral (select ${ofBookings} from class_enrollments e where e.session_id = c.id) b on true`;

/** `f`: one row for each class of the period, with what became of its bookings and what it has earned. */
export const figuresOf = (asked: Asked, scope: Scope, earned: Shares): RawBuilder<unknown> => sql`
  c as materialized (${classesOf(asked, scope, 'typed')}),
  earned as (
    select m.session_id, sum(m.amount) as amount
      from unnest(${earned.session_ids}::uuid[], ${earned.amounts}::numeric[]) as m(session_id, amount) group by m.session_id),
  f as (
    select c.id, c.club_id, c.local_date, c.local_time, c.duration_minutes, c.status, c.enrolled_count, c.attended_count,
           c.max_participants, c.instructor_id, c.by_substitute, c.class_type_id, c.level_id, c.currency, c.status <> 'cancelled' as held,
           coalesce(b.enrolments, 0) as enrolments, coalesce(b.no_shows, 0) as no_shows,
           coalesce(b.late, 0) as late, coalesce(b.without_place, 0) as without_place, coalesce(m.amount, 0) as revenue
      from c ${bookingsOf(asked)} left join earned m on m.session_id = c.id)`;

/** `f`, of what is kept where it is, and of the rest as it is. */
async function allFigures(
  scope: Scope,
  asked: Asked,
  kept: KeptFor | undefined,
): Promise<RawBuilder<unknown>> {
  if (!kept) return figuresOf(asked, scope, await earningsOf(scope, asked));
  const live = { ...asked, session_ids: kept.live_ids };
  const earned = await earningsOf(scope, live);
  return sql`
    live as (with ${figuresOf(live, scope, earned)} select * from f),
    f as (select * from live union all ${keptClasses(asked, kept, await runningFees(scope, asked, kept))})`;
}

/** Sums of `f`, with what they have earned in the end. */
const sumsOf = (revenue: RawBuilder<unknown>) => sql`
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
  ${revenue} as revenue`;
const sums = sumsOf(sql`round(coalesce(sum(revenue) filter (where held), 0))::float8`);
/** What is added up of them as it is. */
const added = [
  ...['classes', 'enrolled', 'attended', 'capacity', 'empty', 'completed', 'cancelled', 'no_shows'],
  ...['late_cancellations', 'enrolments', 'without_place', 'minutes'],
];

interface Totals extends Figures {
  /** Minutes given, by instructor. */
  taught: ReadonlyMap<string, number>;
}

/** All classes of the period together. */
export async function totalsOf(scope: Scope, asked: Asked, kept: KeptFor | undefined): Promise<Totals> {
  const { rows } = await sql<Figures & { taught: [string, number][] }>`
    with ${await allFigures(scope, asked, kept)},
    by_instructor as materialized (select instructor_id, ${sumsOf(sql`coalesce(sum(revenue) filter (where held), 0)`)} from f group by instructor_id)
    select ${sql.join(added.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::int as ${sql.ref(name)}`))},
           round(coalesce(sum(revenue), 0))::float8 as revenue,
           coalesce(jsonb_agg(jsonb_build_array(instructor_id, minutes)) filter (where instructor_id is not null and classes > 0), '[]') as taught
      from by_instructor`.execute(scope.tx);
  const { taught, ...figures } = rows[0] as Figures & { taught: [string, number][] };
  return { ...figures, taught: new Map(taught) };
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
export async function groupsOf(scope: Scope, asked: Asked, kept: KeptFor | undefined): Promise<Grouped[]> {
  const { rows } = await sql<Grouped>`
    with ${await allFigures(scope, asked, kept)},
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
