import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';

/** Up to when classes are kept, and which fees are in it. */
export interface Horizon {
  until: Date;
  fees_until: LocalDate;
}

/** One round at a time in an organization: the later one keeps what is later. */
export const lockRounds = ({ tx }: Scope) =>
  sql`select pg_advisory_xact_lock(hashtextextended('kept figures ' || app.current_organization_id(), 0))`.execute(
    tx,
  );

/** How far a round may go: what is over for so many days, by the clock of the database too. */
export async function goalOf({ tx, now }: Scope, days: number): Promise<Horizon> {
  const { rows } = await sql<Horizon>`
    select day at time zone 'UTC' as until, (day - interval '1 day')::date as fees_until
      from (select date_trunc('day', least(${now}::timestamptz, now()) at time zone 'UTC') - ${days} * interval '1 day' as day) d`.execute(
    tx,
  );
  return rows[0] as Horizon;
}

export async function horizonOf({ tx }: Scope): Promise<Horizon | undefined> {
  return tx.selectFrom('kept_until').select(['until', 'fees_until']).executeTakeFirst();
}

export const saveHorizon = ({ tx }: Scope, { until, fees_until }: Horizon) =>
  sql`
    insert into kept_until (organization_id, until, fees_until) values (app.current_organization_id(), ${until}, ${fees_until}::date)
    on conflict (organization_id) do update set until = excluded.until, fees_until = excluded.fees_until`.execute(
    tx,
  );

/** Some of what is kept. @returns how many rows */
export async function forgetKept({ tx }: Scope, most: number): Promise<number> {
  const some = (table: string) => sql`
    delete from ${sql.table(table)} where id = any(array(select k.id from ${sql.table(table)} k limit ${most})) returning id`;
  const { rows } = await sql<{ forgotten: number }>`
    with classes as (${some('kept_classes')}), months as (${some('kept_months')}), students as (${some('kept_students')})
    select ((select count(*) from classes) + (select count(*) from months) + (select count(*) from students))::int as forgotten`.execute(
    tx,
  );
  return rows[0]?.forgotten ?? 0;
}

/** Some of the marks, of which nothing is kept. @returns how many */
export async function forgetMarks({ tx }: Scope, most: number): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    with gone as (delete from kept_marks where id = any(array(select m.id from kept_marks m limit ${most})) returning id)
    select count(*)::int as forgotten from gone`.execute(tx);
  return rows[0]?.forgotten ?? 0;
}

/** The next classes from then on, in order, and where they end. */
export async function classesFrom(
  { tx }: Scope,
  { from, goal, most }: { from: Date; goal: Date; most: number },
): Promise<{ ids: string[]; until: Date }> {
  const found = await tx
    .selectFrom('class_sessions')
    .select(['id', 'scheduled_datetime'])
    .where('scheduled_datetime', '>=', from)
    .where('scheduled_datetime', '<', goal)
    .orderBy('scheduled_datetime')
    .limit(most)
    .execute();
  const last = found.at(-1)?.scheduled_datetime;
  if (found.length < most || !last) return { ids: found.map(({ id }) => id), until: goal };
  // Those that begin together stay together.
  const ids = found.filter(({ scheduled_datetime }) => scheduled_datetime < last).map(({ id }) => id);
  return ids.length > 0
    ? { ids, until: last }
    : classesFrom({ tx } as Scope, { from, goal, most: most * 10 });
}

export async function firstClassAt({ tx }: Scope): Promise<Date | undefined> {
  const first = await tx
    .selectFrom('class_sessions')
    .select('scheduled_datetime')
    .orderBy('scheduled_datetime')
    .limit(1)
    .executeTakeFirst();
  return first?.scheduled_datetime;
}

/** Whoever is in these classes is to be kept anew. */
export const markStudentsOf = ({ tx }: Scope, sessionIds: readonly string[]) =>
  sql`
    insert into kept_marks (organization_id, student_id)
    select app.current_organization_id(), x.student_id from (
      select e.student_id from class_enrollments e where e.session_id = any(${sessionIds}::uuid[]) and e.status in ('enrolled', 'no_show')
      except
      select m.student_id from kept_marks m where m.session_id is null) x`.execute(tx);

/** The classes that share a fee whose period ended on that day are to be kept anew, each once. */
export const markFeesEnded = ({ tx }: Scope, day: LocalDate) =>
  sql`
    insert into kept_marks (organization_id, session_id)
    with recursive ended as materialized (
      select h.root_id, h.period_start, h.period_end from charges h
       where h.club_id = any(array(select k.id from clubs k)) and h.period_start between ${day}::date - 800 and ${day}::date and h.period_end = ${day}::date),
    down(root_id, id) as (
      select root_id, root_id from ended
      union
      select down.root_id, f.id from down join schedule_enrollments f on f.follows_id = down.id)
    select distinct app.current_organization_id(), s.id
      from ended join down on down.root_id = ended.root_id
      -- A day of slack for zones: the index of a place's dates serves both ends.
      join class_enrollments e on e.schedule_enrollment_id = down.id
       and e.session_starts_at > ended.period_start - 2 and e.session_starts_at < ended.period_end + 3
      join class_sessions s on s.id = e.session_id and s.local_date between ended.period_start and ended.period_end and s.scheduled_datetime < now()`.execute(
    tx,
  );

interface Marked {
  sessions: string[];
  students: string[];
}

/** Takes some of the marks away: whatever they are of was written before the statements that follow. */
export async function takeMarks({ tx }: Scope, most: number): Promise<Marked | undefined> {
  const { rows } = await sql<{ taken: number } & Marked>`
    with taken as (
      delete from kept_marks where id = any(array(select m.id from kept_marks m limit ${most}))
      returning session_id, student_id, everybody)
    select (select count(*) from taken)::int as taken,
           array(select distinct session_id from taken where session_id is not null) as sessions,
           array(select student_id from taken where student_id is not null
                 union select e.student_id from taken t join class_enrollments e on e.session_id = t.session_id where t.everybody) as students`.execute(
    tx,
  );
  return rows[0] && rows[0].taken > 0 ? rows[0] : undefined;
}

/** These classes, as far as they began before then, the days on which they were, and all clubs. */
export async function classesAmong({ tx }: Scope, ids: readonly string[], until: Date) {
  const { rows } = await sql<{
    session_ids: string[] | null;
    from: LocalDate;
    until: LocalDate;
    club_ids: string[];
  }>`
    select array_agg(s.id) as session_ids, min(s.local_date) as "from", max(s.local_date) as until, array(select k.id from clubs k) as club_ids
      from class_sessions s where s.id = any(${ids}::uuid[]) and s.scheduled_datetime < ${until}`.execute(tx);
  const [found] = rows;
  return found?.session_ids ? { ...found, session_ids: found.session_ids } : undefined;
}

/** A month of a club, told by its first day. */
export interface ClubMonth {
  club_id: string;
  month: LocalDate;
}

/** @returns the months that they were in */
export async function forgetClasses({ tx }: Scope, ids: readonly string[]): Promise<ClubMonth[]> {
  const { rows } = await sql<ClubMonth>`
    with gone as (delete from kept_classes where session_id = any(${ids}::uuid[]) returning club_id, local_date)
    select distinct club_id, date_trunc('month', local_date)::date as month from gone`.execute(tx);
  return rows;
}

/** The months in which these classes are, as they are kept now. */
export async function monthsOf({ tx }: Scope, ids: readonly string[]): Promise<ClubMonth[]> {
  const { rows } = await sql<ClubMonth>`
    select distinct club_id, date_trunc('month', local_date)::date as month from kept_classes
     where session_id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** How classes are summed up: the columns, each of them summed up, and a row for each class of `k` and what it earned in `others`. */
interface MonthSums {
  columns: RawBuilder<unknown>;
  summed: RawBuilder<unknown>;
  each: RawBuilder<unknown>;
}

/** Sums these months up anew, of the classes that are kept now. */
export async function saveMonths(
  { tx }: Scope,
  months: readonly ClubMonth[],
  { columns, summed, each }: MonthSums,
): Promise<void> {
  if (months.length === 0) return;
  const these = sql`
    unnest(${months.map(({ club_id }) => club_id)}::uuid[], ${months.map(({ month }) => month)}::date[]) as w(club_id, month)`;
  await sql`delete from kept_months k using ${these} where k.club_id = w.club_id and k.month = w.month`.execute(
    tx,
  );
  await sql`
    with k as materialized (
      select c.* from ${these}
        join kept_classes c on c.club_id = w.club_id and c.local_date >= w.month and c.local_date < (w.month + interval '1 month')::date),
    others as (
      select k.club_id, k.level_id, o.key as currency, k.local_date, k.local_time, k.instructor_id, k.class_type_id, k.status, o.value::numeric as revenue
        from k cross join lateral jsonb_each_text(k.others) o),
    each_one as (${each})
    insert into kept_months (organization_id, by_hour, club_id, month, weekday, hour, instructor_id, class_type_id, level_id, currency, ${columns})
    select app.current_organization_id(), grouping(hour) = 0, club_id, month, weekday, hour, instructor_id, class_type_id, level_id, currency, ${summed}
      from each_one group by club_id, month, instructor_id, class_type_id, level_id, currency, grouping sets ((), (weekday, hour))`.execute(
    tx,
  );
}

interface Earned {
  session_ids: readonly string[];
  currencies: readonly string[];
  amounts: readonly string[];
}

/** Keeps classes: `figures` makes `f`, a row for each of them. */
export const saveClasses = ({ tx }: Scope, figures: RawBuilder<unknown>, earned: Earned) =>
  sql`
    with ${figures},
    money as (
      select m.session_id, m.currency, sum(m.amount) as amount
        from unnest(${earned.session_ids}::uuid[], ${earned.currencies}::text[], ${earned.amounts}::numeric[]) as m(session_id, currency, amount)
       group by 1, 2)
    insert into kept_classes (organization_id, session_id, club_id, instructor_id, class_type_id, level_id, local_date, local_time,
      duration_minutes, enrolled_count, attended_count, max_participants, enrolments, no_shows, late, without_place, by_substitute, status,
      currency, revenue, others)
    select app.current_organization_id(), f.id, f.club_id, f.instructor_id, f.class_type_id, f.level_id, f.local_date, f.local_time,
           f.duration_minutes, f.enrolled_count, f.attended_count, f.max_participants, f.enrolments, f.no_shows, f.late, f.without_place,
           f.by_substitute, f.status, f.currency, coalesce(o.amount, 0),
           (select jsonb_object_agg(m.currency, m.amount) from money m where m.session_id = f.id and m.currency <> f.currency)
      from f left join money o on o.session_id = f.id and o.currency = f.currency
     -- As everybody locks classes.
     order by f.id`.execute(tx);

export async function allClubs({ tx }: Scope): Promise<string[]> {
  return (await tx.selectFrom('clubs').select('id').execute()).map(({ id }) => id);
}

/** The classes of `booked`, below. */
export const bookedClasses = sql`array(select session_id from booked)`;

/** Keeps the days of these students: `classes` are those of `booked`, with their type and level. */
export async function saveStudents(
  { tx }: Scope,
  ids: readonly string[],
  until: Date,
  classes: RawBuilder<unknown>,
): Promise<void> {
  await sql`delete from kept_students where student_id = any(${ids}::uuid[])`.execute(tx);
  await sql`
    with booked as materialized (
      select e.student_id, e.session_id, e.session_starts_at, e.checked_in,
             min(e.session_starts_at) filter (where e.checked_in) over (partition by e.student_id) as first_ever
        from class_enrollments e
       where e.student_id = any(${ids}::uuid[]) and e.session_starts_at < ${until} and e.status in ('enrolled', 'no_show')),
    k as materialized (${classes}),
    cells as (
      select e.student_id, k.club_id, grouping(k.level_id) = 1 as is_whole, k.instructor_id, k.class_type_id, k.level_id, min(e.first_ever) as first_ever,
             array_agg(k.local_date order by k.local_date) as booked,
             coalesce(array_agg(k.local_date order by k.local_date) filter (where e.checked_in), '{}') as came,
             min(e.session_starts_at) filter (where e.checked_in) as first_at,
             (array_agg(k.local_date order by e.session_starts_at) filter (where e.checked_in))[1] as first_on
        from booked e join k on k.id = e.session_id
       where k.status <> 'cancelled'
       group by e.student_id, k.club_id, grouping sets ((), (k.instructor_id, k.class_type_id, k.level_id)))
    insert into kept_students (organization_id, student_id, club_id, is_whole, instructor_id, class_type_id, level_id, booked, came, first_at, first_on, first_ever, second_at)
    select app.current_organization_id(), c.student_id, c.club_id, c.is_whole, c.instructor_id, c.class_type_id, c.level_id, c.booked, c.came,
           c.first_at, c.first_on, c.first_ever,
           (select x.session_starts_at from class_enrollments x
             where x.student_id = c.student_id and x.checked_in and x.session_starts_at > c.first_ever and x.session_starts_at < ${until}
             order by x.session_starts_at limit 1)
      from cells c order by c.student_id`.execute(tx);
}
