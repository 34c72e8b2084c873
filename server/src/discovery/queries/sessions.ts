import { type RawBuilder, sql } from 'kysely';
import { containing } from '../../kernel/http/paging.ts';
import { isId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Bounds } from '../rules.ts';
import type { AvailableSession } from '../schemas.ts';

/** Which sessions of published schedules are looked for; what is not named does not narrow. */
export interface Filter {
  bounds: Bounds;
  club_id?: string | undefined;
  /** Keys or ids. */
  levels?: readonly string[] | undefined;
  class_type_ids?: readonly string[] | undefined;
  instructor_ids?: readonly string[] | undefined;
  /** 0 = Monday. */
  weekdays?: readonly number[] | undefined;
  time_from?: string | undefined;
  time_until?: string | undefined;
  q?: string | undefined;
  only_free?: boolean | undefined;
  /** Those too that have neither a place nor room on the waiting list. */
  include_full: boolean;
  /** Those too that cannot be booked yet or any more. */
  include_closed: boolean;
  include_cancelled: boolean;
}

type Stated = 'id' | 'schedule_id' | 'name' | 'local_date' | 'local_time' | 'duration_minutes' | 'class_type';
type More = 'level' | 'instructor' | 'is_substitute' | 'court' | 'location' | 'club' | 'my_waitlist_position';
export type SessionRow = Pick<AvailableSession, Stated | More | 'my_enrollment_id'> & {
  my_status: 'enrolled' | 'waitlisted' | 'no_show' | null;
  starts: Date;
};

export interface Position {
  at: Date;
  id: string;
}

/** One page of sessions by time, in one query: the index gives them in order, so a page costs what it shows. */
export async function pageOfSessions(
  { tx, now }: Scope,
  filter: Filter,
  page: { student_id: string | undefined; after: Position | undefined; size: number },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.schedule_id, p.name, s.scheduled_datetime as starts, s.local_date, s.local_time, s.duration_minutes,
           jsonb_build_object('id', t.id, 'name', t.name, 'type', t.type, 'color', t.color) as class_type,
           jsonb_build_object('id', l.id, 'name', l.name, 'display_name', l.display_name, 'color', l.color) as level,
           case when i.id is not null then jsonb_build_object('id', i.id, 'display_name', i.display_name) end as instructor,
           s.substitute_instructor_id is not null as is_substitute,
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as court, p.location,
           jsonb_build_object('id', k.id, 'slug', k.slug, 'name', k.name, 'timezone', k.timezone) as club,
           e.id as my_enrollment_id, e.status as my_status,
           case when e.status = 'waitlisted' then (
             select count(*)::int from class_enrollments w
              where w.session_id = e.session_id and w.status = 'waitlisted'
                and (w.waitlist_priority, -w.waitlist_sequence) >= (e.waitlist_priority, -e.waitlist_sequence)) end as my_waitlist_position
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id and p.status = 'published'
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      join clubs k on k.id = s.club_id and k.is_active
      left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
      left join courts o on o.id = s.court_id
      left join class_enrollments e on e.session_id = s.id and e.student_id = ${page.student_id ?? null}::uuid and e.status <> 'cancelled'
     where ${sql.join(conditions(now, filter, page.after), sql` and `)}
     order by s.scheduled_datetime, s.id
     limit ${page.size}`.execute(tx);
  return rows;
}

type Condition = RawBuilder<unknown>;

function conditions(now: Date, filter: Filter, after: Position | undefined): Condition[] {
  return [
    ...timeConditions(now, filter),
    ...classConditions(filter),
    ...stateConditions(now, filter),
    ...(after ? [sql`(s.scheduled_datetime, s.id) > (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
}

function timeConditions(now: Date, { bounds, weekdays, time_from, time_until }: Filter): Condition[] {
  const { from, until, from_date, until_date } = bounds;
  const all: (Condition | false)[] = [
    from !== null
      ? sql`s.scheduled_datetime >= ${from}::timestamptz`
      : sql`s.scheduled_datetime > ${now}::timestamptz`,
    until !== null && sql`s.scheduled_datetime < ${until}::timestamptz`,
    // Subtracted, not compared: the planner would take the same narrowing for a second one and expect no rows.
    from_date !== null && sql`s.local_date - ${from_date}::date >= 0`,
    until_date !== null && sql`s.local_date - ${until_date}::date <= 0`,
    weekdays !== undefined && sql`extract(isodow from s.local_date)::int - 1 = any(${[...weekdays]}::int[])`,
    time_from !== undefined && sql`s.local_time >= ${time_from}::time`,
    time_until !== undefined && sql`s.local_time <= ${time_until}::time`,
  ];
  return all.filter((one) => one !== false);
}

function classConditions({ club_id, levels, class_type_ids, instructor_ids, q }: Filter): Condition[] {
  const all: (Condition | false)[] = [
    club_id !== undefined && sql`s.club_id = ${club_id}::uuid`,
    levels !== undefined &&
      sql`(l.name = any(${levels.filter((one) => !isId(one))}::text[]) or l.id = any(${levels.filter(isId)}::uuid[]))`,
    class_type_ids !== undefined && sql`p.class_type_id = any(${[...class_type_ids]}::uuid[])`,
    instructor_ids !== undefined &&
      sql`(s.substitute_instructor_id = any(${[...instructor_ids]}::uuid[])
           or (s.substitute_instructor_id is null and s.instructor_id = any(${[...instructor_ids]}::uuid[])))`,
    q !== undefined &&
      q.trim() !== '' &&
      sql`concat_ws(' ', p.name, t.name, l.display_name, i.display_name, k.name, p.location) ilike ${containing(q.trim())}`,
  ];
  return all.filter((one) => one !== false);
}

/**
 * What the database can tell about bookability. The window's exact edges and the waiting list's size hang on the
 * club's clock and settings: this lets too many through, never too few, and rules.ts decides.
 */
function stateConditions(now: Date, filter: Filter): Condition[] {
  const all: (Condition | false)[] = [
    !filter.include_cancelled && sql`s.status <> 'cancelled'`,
    filter.only_free === true && sql`s.enrolled_count < s.max_participants`,
    !filter.include_full && sql`(s.enrolled_count < s.max_participants or p.allow_waitlist)`,
    !filter.include_closed &&
      sql`s.scheduled_datetime > ${now}::timestamptz
          and s.scheduled_datetime - make_interval(hours => p.enrollment_closes_hours) > ${now}::timestamptz
          and s.scheduled_datetime - make_interval(days => p.enrollment_opens_days + 2) <= ${now}::timestamptz`,
  ];
  return all.filter((one) => one !== false);
}

/** A pattern that finds `part` anywhere, taken literally. */
