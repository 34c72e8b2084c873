import { type RawBuilder, sql } from 'kysely';
import type { SessionRow as Decisive } from '../../enrollments/public.ts';
import { isId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly, type Search, searchFor } from '../../kernel/search.ts';
import { assistantsSearch } from '../../scheduling/public.ts';
import type { Filter, Position, Question } from '../rules.ts';

/** What decisions and screens need of a session, the same for everybody. */
export interface SessionRow extends Decisive {
  name: string;
  location: string;
  local_date: string;
  local_time: string;
  duration_minutes: number;
  type_id: string;
  type_name: string;
  type: string;
  type_color: string;
  level_id: string;
  level_name: string;
  level_display_name: string;
  level_color: string;
  coach_id: string | null;
  coach_name: string | null;
  coach_is_public: boolean | null;
  /** Who helps, in their order. */
  assistants: { id: string; display_name: string; is_public: boolean }[];
  court_id: string | null;
  court_name: string | null;
  club_slug: string;
  club_name: string;
}

/** One page of sessions by time, in one query: the index gives them in order, so a page costs what it shows. */
export async function pageOfSessions(
  { tx, now }: Scope,
  { filter, after, size }: Question,
): Promise<SessionRow[]> {
  return selected(searchFor(filter.q), async (where) => {
    const { rows } = await sql<SessionRow>`${columns} ${joined}
       where ${where({ now, filter, after })}
       order by s.scheduled_datetime, s.id
       limit ${size}`.execute(tx);
    return rows;
  });
}

interface Looked {
  now: Date;
  filter: Filter;
  after?: Position | undefined;
}
type Where = (looked: Looked) => RawBuilder<unknown>;

/** Rows of `joined`: as the words were typed, and when there are none, with a slip. */
export const selected = <T>(search: Search | undefined, rows: (where: Where) => Promise<T[]>): Promise<T[]> =>
  foundOrNearly(search, (matches) => {
    const named = search ? [matches(foundBy, search)] : [];
    return rows(({ now, filter, after }) =>
      sql.join([...conditions(now, filter, after), ...named], sql` and `),
    );
  });

const foundBy = sql`concat(p.search, t.search, l.search, i.search, ${assistantsSearch('s')}, k.search)`;

/** Not whoever of them gives it meanwhile. */
const assistants = sql`case when s.assistant_instructor_ids = '{}' then '[]'::jsonb else (
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'display_name', a.display_name, 'is_public', a.is_public) order by n.at), '[]')
    from unnest(s.assistant_instructor_ids) with ordinality n (id, at)
    join instructors a on a.organization_id = s.organization_id and a.id = n.id
   where n.id is distinct from coalesce(s.substitute_instructor_id, s.instructor_id)) end`;

const columns = sql`
  select s.id, s.club_id, s.schedule_id, p.class_type_id, s.instructor_id, s.substitute_instructor_id, s.status, true as published, true as club_active,
         s.scheduled_datetime as starts_at, s.ends_at, s.enrolled_count, s.waitlisted_count, s.max_participants,
         s.price, s.member_price, s.currency, s.local_date, s.local_time, s.duration_minutes,
         p.allow_waitlist, p.allow_drop_in, p.requires_package, p.enrollment_opens_days, p.enrollment_closes_hours,
         p.name, p.location,
         t.id as type_id, t.name as type_name, t.type, t.color as type_color,
         l.id as level_id, l.name as level_name, l.display_name as level_display_name, l.color as level_color,
         l.rating_min, l.rating_max, p.min_age, p.max_age,
         i.id as coach_id, i.display_name as coach_name, i.is_public as coach_is_public, ${assistants} as assistants,
         o.id as court_id, o.name as court_name, k.slug as club_slug, k.name as club_name, k.timezone`;

/** Sessions of published schedules with all that lists know of them. */
export const joined = sql`
    from class_sessions s
    join class_schedules p on p.id = s.schedule_id and p.status = 'published'
    join class_types t on t.id = p.class_type_id
    join class_levels l on l.id = p.level_id
    join clubs k on k.id = s.club_id and k.is_active
    left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
    left join courts o on o.id = s.court_id`;

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

function classConditions({ club_id, levels, class_type_ids, instructor_ids }: Filter): Condition[] {
  const all: (Condition | false)[] = [
    club_id !== undefined && sql`s.club_id = ${club_id}::uuid`,
    levels !== undefined &&
      sql`(l.name = any(${levels.filter((one) => !isId(one))}::text[]) or l.id = any(${levels.filter(isId)}::uuid[]))`,
    class_type_ids !== undefined && sql`p.class_type_id = any(${[...class_type_ids]}::uuid[])`,
    instructor_ids !== undefined &&
      sql`(s.substitute_instructor_id = any(${[...instructor_ids]}::uuid[])
           or (s.substitute_instructor_id is null and s.instructor_id = any(${[...instructor_ids]}::uuid[]))
           or s.assistant_instructor_ids && ${[...instructor_ids]}::uuid[])`,
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
