import { sql } from 'kysely';
import { byName } from '../../kernel/http/by-name.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { scheduleAbilities, seesSchedule } from '../access.ts';
import type { Schedule, ScheduleFilter } from '../schemas/schedule.ts';
import { assistantsOf, assistantsSearch, partsOf } from './present.ts';

const rows = ({ tx, now }: Scope) =>
  tx
    .selectFrom('class_schedules as c')
    .innerJoin('clubs as k', (on) =>
      on.onRef('k.organization_id', '=', 'c.organization_id').onRef('k.id', '=', 'c.club_id'),
    )
    .innerJoin('class_types as t', (on) =>
      on.onRef('t.organization_id', '=', 'c.organization_id').onRef('t.id', '=', 'c.class_type_id'),
    )
    .innerJoin('class_levels as l', (on) =>
      on.onRef('l.organization_id', '=', 'c.organization_id').onRef('l.id', '=', 'c.level_id'),
    )
    .leftJoin('instructors as i', (on) =>
      on.onRef('i.organization_id', '=', 'c.organization_id').onRef('i.id', '=', 'c.instructor_id'),
    )
    .leftJoin('courts as o', (on) =>
      on.onRef('o.organization_id', '=', 'c.organization_id').onRef('o.id', '=', 'c.court_id'),
    )
    .selectAll('c')
    .select([
      'k.name as club_name',
      'k.slug as club_slug',
      'k.timezone',
      't.id as type_id',
      't.name as type_name',
      't.type as type_type',
      't.color as type_color',
      'l.name as level_name',
      'l.display_name as level_display_name',
      'l.color as level_color',
      'i.display_name as instructor_name',
      assistantsOf('c').as('assistants'),
      'o.name as court_name',
      (select) =>
        select
          .selectFrom('class_sessions as s')
          .select((min) => min.fn.min('s.scheduled_datetime').as('at'))
          .whereRef('s.organization_id', '=', 'c.organization_id')
          .whereRef('s.schedule_id', '=', 'c.id')
          .where('s.scheduled_datetime', '>', now)
          .where('s.status', 'in', ['scheduled', 'confirmed'])
          .as('next_session_at'),
    ]);
type Row = Omit<Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>, 'sort_name'>;

/** A schedule as the actor may see it; somebody else's draft answers as one that does not exist. */
export async function getSchedule(scope: Scope, id: string): Promise<Schedule> {
  const row = found(await rows(scope).where('c.id', '=', id).executeTakeFirst(), 'schedule');
  if (!seesSchedule(scope.actor, row)) found(undefined, 'schedule');
  return present(scope, row);
}

/** A class is known by its own name, and by what it is, for whom, and who gives it or helps. */
const foundBy = sql`concat(c.search, t.search, l.search, i.search, ${assistantsSearch('c')})`;

/** Schedules by name: the published ones, and what the actor runs. */
export async function listSchedules(scope: Scope, asked: ScheduleFilter) {
  const list = byName('c', asked, foundBy);
  const all = await foundOrNearly(list.search, (matches) =>
    filtered(scope, asked)
      .select(list.columns)
      .where(list.rows(matches))
      .orderBy(list.order)
      .limit(list.limit)
      .execute(),
  );
  const page = list.page(all);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

function filtered(scope: Scope, asked: ScheduleFilter) {
  const { club_id, status, level_id, class_type_id, instructor_id, weekday } = asked;
  let query = rows(scope);
  if (!administers(scope.actor, null)) query = query.where(visible(scope));
  if (club_id !== undefined) query = query.where('c.club_id', '=', club_id);
  if (status !== undefined) query = query.where('c.status', '=', status);
  if (level_id !== undefined) query = query.where('c.level_id', '=', level_id);
  if (class_type_id !== undefined) query = query.where('c.class_type_id', '=', class_type_id);
  if (instructor_id !== undefined)
    query = query.where(
      sql<boolean>`(c.instructor_id = ${instructor_id}::uuid or ${instructor_id}::uuid = any(c.assistant_instructor_ids))`,
    );
  if (weekday !== undefined) query = query.where(onWeekday(weekday));
  return query;
}

/** The same as `seesSchedule`, for many rows. */
function visible({ actor }: Scope) {
  const own = ownInstructorId(actor) ?? null;
  return sql<boolean>`(c.status = 'published' or c.instructor_id = ${own}::uuid or c.club_id = any(${clubsRun(actor)}::uuid[]))`;
}

/** Whether the pattern names a weekday; monthly and custom rules name dates instead and are asked by their sessions. */
const onWeekday = (weekday: number) => sql<boolean>`(
  ${weekday} = any(c.recurrence_days)
  or (c.recurrence_days = '{}' and c.recurrence = 'daily')
  or (c.recurrence_days = '{}' and c.recurrence in ('once', 'weekly', 'biweekly')
      and extract(isodow from c.start_date) - 1 = ${weekday})
  or c.id = any(array(
      select r.id from class_schedules r where r.recurrence in ('monthly', 'custom') and exists (
        select from class_sessions s where s.organization_id = r.organization_id and s.schedule_id = r.id
           and s.status <> 'cancelled' and extract(isodow from s.local_date) - 1 = ${weekday}))))`;

function present({ actor }: Scope, row: Row): Schedule {
  const instant = (at: Date | null) => (at === null ? null : offsetDateTime(at, row.timezone));
  return {
    id: row.id,
    ...partsOf(row),
    assistant_instructors: row.assistants,
    name: row.name,
    description: row.description,
    location: row.location,
    start_date: row.start_date,
    end_date: row.end_date,
    start_time: row.start_time,
    duration_minutes: row.duration_minutes,
    recurrence: row.recurrence as Schedule['recurrence'],
    recurrence_days: row.recurrence_days,
    rrule: row.rrule,
    exdates: row.exdates,
    min_participants: row.min_participants,
    max_participants: row.max_participants,
    price: row.price,
    member_price: row.member_price,
    currency: row.currency,
    allow_waitlist: row.allow_waitlist,
    allow_drop_in: row.allow_drop_in,
    requires_package: row.requires_package,
    term_id: row.term_id,
    min_age: row.min_age,
    max_age: row.max_age,
    enrollment_opens_days: row.enrollment_opens_days,
    enrollment_closes_hours: row.enrollment_closes_hours,
    status: row.status as Schedule['status'],
    published_at: instant(row.published_at),
    cancelled_at: instant(row.cancelled_at),
    cancel_reason: row.cancel_reason,
    next_session_at: instant(row.next_session_at),
    abilities: scheduleAbilities(actor, row),
  };
}
