import { type RawBuilder, sql } from 'kysely';

/** What is added up of classes, each as the columns of `f` (figuresOf) say it. One that was called off counts as that alone. */
const ofClass = {
  classes: sql`1`,
  enrolled: sql`enrolled_count`,
  attended: sql`attended_count`,
  capacity: sql`max_participants`,
  empty: sql`(enrolled_count = 0)::int`,
  completed: sql`(status = 'completed')::int`,
  no_shows: sql`no_shows::int`,
  late_cancellations: sql`late::int`,
  enrolments: sql`enrolments::int`,
  without_place: sql`without_place::int`,
  minutes: sql`duration_minutes`,
  substituted_minutes: sql`duration_minutes * by_substitute::int`,
  revenue: sql`revenue`,
};
type OfClass = keyof typeof ofClass;
export const counted = [
  ...(Object.keys(ofClass) as OfClass[]).filter((name) => name !== 'revenue'),
  'cancelled' as const,
];
const measured = [...counted, 'revenue' as const];
/** By what they are told apart. */
const place = sql`
  date_trunc('month', local_date)::date as month, extract(isodow from local_date)::smallint - 1 as weekday,
  extract(hour from local_time)::int as hour, instructor_id, class_type_id`;

/** One row for each class of these, as those of `kept_months` are of many: with `of` −1, to be taken off them. */
export const sumsOfEach = (
  classes: RawBuilder<unknown>,
  { of = 1, also = sql`` }: { of?: 1 | -1; also?: RawBuilder<unknown> } = {},
): RawBuilder<unknown> => sql`
  select ${also} ${place}, ${sql.join(
    measured.map((name) =>
      name === 'cancelled'
        ? sql`(status = 'cancelled')::int * ${sql.lit(of)} as cancelled`
        : sql`case when status = 'cancelled' then 0 else ${ofClass[name]} * ${sql.lit(of)} end as ${sql.ref(name)}`,
    ),
  )} from ${classes} c`;

/** Revenue alone, of these classes. */
export const revenueOfEach = (classes: RawBuilder<unknown>, also = sql``): RawBuilder<unknown> => sql`
  select ${also} ${place}, ${sql.join(
    measured.map((name) => (name === 'revenue' ? sql`revenue` : sql`0 as ${sql.ref(name)}`)),
  )} from ${classes} c where status <> 'cancelled'`;

const also = sql`club_id, level_id, currency,`;
/** How the months are summed up that are kept. */
export const monthSums = {
  columns: sql.join(measured.map((name) => sql.ref(name))),
  summed: sql.join(measured.map((name) => sql`sum(${sql.ref(name)})`)),
  each: sql`${sumsOfEach(sql`k`, { also })} union all ${revenueOfEach(sql`others`, also)}`,
};
