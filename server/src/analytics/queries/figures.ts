import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Asked } from './asked.ts';
import { classesOf, duringOf } from './classes.ts';
import type { Shares } from './fees.ts';
import { type HowSummed, type KeptFor, keptSums, runningFees } from './kept.ts';
import { earningsOf } from './money.ts';
import { counted, sumsOfEach } from './sums.ts';

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
  /** Of them, given in the place of somebody else. */
  substituted_minutes: number;
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
           c.max_participants, c.instructor_id, c.by_substitute, c.class_type_id, c.level_id, c.currency,
           coalesce(b.enrolments, 0) as enrolments, coalesce(b.no_shows, 0) as no_shows,
           coalesce(b.late, 0) as late, coalesce(b.without_place, 0) as without_place, coalesce(m.amount, 0) as revenue
      from c ${bookingsOf(asked)} left join earned m on m.session_id = c.id)`;

/**
 * `m`: rows of sums (sums.ts), of what is kept where it is, by the hour or not, and of the rest class by class as it is. What they
 * have earned is asked for once.
 */
async function allSums(
  scope: Scope,
  asked: Asked,
  kept: KeptFor | undefined,
): Promise<(how: HowSummed) => RawBuilder<unknown>> {
  const live = kept ? { ...asked, session_ids: kept.live_ids } : asked;
  const figures = figuresOf(live, scope, await earningsOf(scope, live));
  if (!kept) return () => sql`${figures}, m as (${sumsOfEach(sql`f`)})`;
  const running = await runningFees(scope, asked, kept);
  return (how) =>
    sql`${figures}, m as (${sumsOfEach(sql`f`)} union all ${keptSums(asked, kept, { running, how })})`;
}

const totals = sql.join(
  counted.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::int as ${sql.ref(name)}`),
);
const revenue = sql`coalesce(sum(revenue), 0)`;

interface Totals extends Figures {
  /** Minutes given, by instructor. */
  taught: ReadonlyMap<string, number>;
}

/** All classes of the period together. */
export async function totalsOf(scope: Scope, asked: Asked, kept: KeptFor | undefined): Promise<Totals> {
  const sums = await allSums(scope, asked, kept);
  const { rows } = await sql<Figures & { taught: [string, number][] }>`
    with ${sums('whole')},
    by_instructor as materialized (select instructor_id, ${totals}, ${revenue} as revenue from m group by instructor_id)
    select ${totals}, round(${revenue})::float8 as revenue,
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
  of: 'heat' | 'months' | 'types' | 'instructors';
}

/** The same by hour of the week, by month, by type and by who gave them. */
export async function groupsOf(scope: Scope, asked: Asked, kept: KeptFor | undefined): Promise<Grouped[]> {
  const sums = await allSums(scope, asked, kept);
  const figures = sql`${totals}, round(${revenue})::float8 as revenue`;
  const heat = await sql<Grouped>`
    with ${sums('by_hour')}
    select weekday, hour, null as month, null as class_type_id, null as instructor_id, 'heat' as of, ${figures}
      from m group by weekday, hour having sum(classes) > 0 order by weekday, hour`.execute(scope.tx);
  const rest = await sql<Grouped>`
    with ${sums('whole')}
    select null as weekday, null as hour, to_char(month, 'YYYY-MM') as month, class_type_id, instructor_id,
           case when grouping(month) = 0 then 'months' when grouping(class_type_id) = 0 then 'types' else 'instructors' end as of, ${figures}
      from m
     group by grouping sets ((month), (class_type_id), (instructor_id))
    having sum(classes) > 0
     order by month, classes desc, class_type_id, instructor_id`.execute(scope.tx);
  return [...heat.rows, ...rest.rows];
}
