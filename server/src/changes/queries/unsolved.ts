import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addHours } from '../../kernel/time/index.ts';
import { classesWithIds } from '../../scheduling/public.ts';
import { sightOf } from '../access.ts';
import type { Unsolved, UnsolvedReason } from '../schemas/unsolved.ts';
import { classFacts } from './class-facts.ts';

interface Reason {
  id: string;
  reason: UnsolvedReason;
}

/** The list is for working through: what comes first is solved first. */
const most = 100;

/**
 * The classes ahead that cannot take place as they stand, by time: kept in spite of a change, or made beside what was
 * there. Nothing is remembered for it: a class is here as long as it is so.
 */
export async function unsolvedOf(scope: Scope, club_id?: string): Promise<Unsolved> {
  const rows = await reasonsOf(scope, club_id);
  const byClass = Map.groupBy(rows, (row) => row.id);
  const shown = await classesWithIds(scope, [...byClass.keys()].slice(0, most));
  return {
    total: byClass.size,
    results: shown.map((row) => ({
      ...classFacts(row),
      ...{ enrolled_count: row.enrolled_count, waitlisted_count: row.waitlisted_count },
      reasons: byClass.get(row.id)!.map((one) => one.reason),
    })),
  };
}

function inSight({ actor }: Scope): RawBuilder<unknown> {
  const { all, club_ids, instructor_id } = sightOf(actor);
  if (all) return sql`true`;
  return sql`(s.club_id = any(${club_ids}::uuid[]) or coalesce(s.substitute_instructor_id, s.instructor_id) = ${instructor_id}::uuid)`;
}

/** An end that no class reaches: of an open one PostgreSQL expects a third of all classes that ever were. */
const farAhead = ({ now }: Scope): Date => addHours(now, 20 * 365 * 24);

/** Each class by each thing against it; the classes of one club, or of all that the actor runs. */
async function reasonsOf(scope: Scope, club_id: string | undefined): Promise<Reason[]> {
  const { rows } = await sql<Reason>`
    with still_open as materialized (
      select s.* from class_sessions s
       where not s.is_over and s.ends_at > ${scope.now}::timestamptz and s.ends_at < ${farAhead(scope)}::timestamptz),
    coming as materialized (
      select s.id, s.club_id, s.local_date, s.local_time, s.scheduled_datetime, s.ends_at, s.court_id, s.over_capacity,
             coalesce(s.court_id, p.court_id) as wanted_court,
             coalesce(s.substitute_instructor_id, s.instructor_id) as teacher, p.instructor_id as own_teacher, k.is_active,
             (s.ends_at at time zone k.timezone) as ends_locally
        from still_open s
        join class_schedules p on p.id = s.schedule_id
        join clubs k on k.id = s.club_id
       where ${club_id === undefined ? sql`true` : sql`s.club_id = ${club_id}::uuid`} and ${inSight(scope)}
         and s.scheduled_datetime > ${scope.now}::timestamptz and s.status in ('scheduled', 'confirmed')),
    helping as materialized (
      select c.id, c.scheduled_datetime, c.ends_at, a.instructor_id as helper
        from coming c join session_instructors a on a.session_id = c.id and a.is_assistant),
    closed as materialized (
      select o.id as court_id, x.starts_at, x.ends_at from courts o
       cross join lateral (
         select * from reservations r
          where r.court_id = o.id and r.booking_type = 'closed' and r.status = 'confirmed'
            and r.ends_at > ${scope.now}::timestamptz offset 0) x),
    away as materialized (
      select i.id as instructor_id, x.starts_at, x.ends_at from instructors i
       cross join lateral (
         select * from instructor_exceptions e
          where e.instructor_id = i.id and e.kind = 'unavailable' and e.ends_at > ${scope.now}::timestamptz offset 0) x)
    select distinct id, reason, scheduled_datetime from (
      select id, scheduled_datetime, 'club_inactive' as reason from coming where not is_active
      union all
      select c.id, c.scheduled_datetime, 'club_closed' from coming c
        join club_closures x on x.club_id = c.club_id and c.local_date between x.starts_on and x.ends_on
      union all
      select c.id, c.scheduled_datetime, 'closed_hours' from coming c where ${outsideHours}
      union all
      select c.id, c.scheduled_datetime, 'coach_away' from coming c
        join away x on x.instructor_id = c.teacher and x.starts_at < c.ends_at and x.ends_at > c.scheduled_datetime
      union all
      select c.id, c.scheduled_datetime, 'coach_inactive' from coming c join instructors i on i.id = c.teacher and not i.is_active
      union all
      select c.id, c.scheduled_datetime, 'assistant_away' from helping c
        join away x on x.instructor_id = c.helper and x.starts_at < c.ends_at and x.ends_at > c.scheduled_datetime
      union all
      select c.id, c.scheduled_datetime, 'assistant_inactive' from helping c
        join instructors i on i.id = c.helper and not i.is_active
      union all
      select id, scheduled_datetime, 'without_coach' from coming where teacher is null and own_teacher is not null
      union all
      select c.id, c.scheduled_datetime, 'court_inactive' from coming c join courts o on o.id = c.court_id and not o.is_active
      union all
      select c.id, c.scheduled_datetime, 'court_closed' from coming c
        join closed x on x.court_id = c.wanted_court and x.starts_at < c.ends_at and x.ends_at > c.scheduled_datetime
      union all
      select id, scheduled_datetime, 'over_capacity' from coming where over_capacity > 0) found
     order by scheduled_datetime, id, reason`.execute(scope.tx);
  return rows;
}

/** As isOpenFor: one window of the day on which it begins holds all of it; a club without any is always open. */
const outsideHours = sql`
  exists (select from club_opening_hours h where h.club_id = c.club_id)
  and not exists (
    select from club_opening_hours h
     where h.club_id = c.club_id and h.weekday = extract(isodow from c.local_date) - 1 and h.opens_at <= c.local_time
       and h.closes_at >= case when c.ends_locally::date = c.local_date then c.ends_locally::time else time '24:00' end)`;
