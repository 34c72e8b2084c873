import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { type Asked, around } from './asked.ts';

/**
 * The classes that began in the period, those that were called off too, where it is asked for
 * (`typed`) with the type and the level that it had then. One that gave way to a new timetable is none. Of these
 * `ids` alone, where they are told.
 */
export function classesOf(
  asked: Asked,
  { now }: Pick<Scope, 'now'>,
  how: 'typed' | 'bare' = 'bare',
  ids?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { starts_at, ends_at } = around(asked);
  const { instructor_id, class_type_id, level_id, session_ids } = asked;
  const these = ids ?? (session_ids && sql`${session_ids}::uuid[]`);
  const only = (column: RawBuilder<unknown>, id: string | undefined) =>
    id === undefined ? sql`` : sql`and ${column} = ${id}::uuid`;
  return sql`
    select s.id, s.club_id, s.schedule_id, s.local_date, s.local_time, s.scheduled_datetime, s.duration_minutes, s.status, s.currency,
           s.enrolled_count, s.attended_count, s.max_participants, s.assistant_instructor_ids,
           coalesce(s.substitute_instructor_id, s.instructor_id) as instructor_id,
           s.substitute_instructor_id is not null as by_substitute
           ${how === 'bare' ? sql`` : sql`, ${asItWas('class_type_id')} as class_type_id, ${asItWas('level_id')} as level_id`}
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id
      -- Few groups have changed since: the others are not looked up.
      left join (select distinct g.schedule_id from former_groups g where g.until > ${starts_at}::timestamptz) h on h.schedule_id = s.schedule_id
     where s.club_id = any(${asked.club_ids}::uuid[])
       and ${
         these === undefined
           ? sql`s.scheduled_datetime >= ${starts_at}::timestamptz and s.scheduled_datetime < ${ends_at}::timestamptz`
           : sql`s.id = any(${these})`
       }
       and s.scheduled_datetime <= ${now}::timestamptz
       -- The time says nearly the same: PostgreSQL, counting both, would think of one class where there are thousands.
       and coalesce(s.local_date between ${asked.from}::date and ${asked.until}::date, false)
       and s.cancel_reason <> 'schedule_changed'
       ${only(sql`coalesce(s.substitute_instructor_id, s.instructor_id)`, instructor_id)}
       ${only(asItWas('class_type_id'), class_type_id)}
       ${only(asItWas('level_id'), level_id)}`;
}

/** What a group `p` was when its class `s` began, where `h` says that it was changed since. */
const asItWas = (column: 'class_type_id' | 'level_id'): RawBuilder<unknown> => sql`
  case when h.schedule_id is null then p.${sql.ref(column)} else ${ofItsDay(column)} end`;

/** The same, looked up for each of a few classes. */
export const ofItsDay = (column: 'class_type_id' | 'level_id' | 'name'): RawBuilder<unknown> => sql`
  coalesce((
    select g.${sql.ref(column)} from former_groups g
     where g.schedule_id = s.schedule_id and g.until > s.scheduled_datetime order by g.until limit 1), p.${sql.ref(column)})`;

/** What of a booking `e` lies in the period; the classes it is of are looked at besides. */
export function duringOf(asked: Asked): RawBuilder<unknown> {
  if (asked.session_ids !== undefined) return sql`e.session_id = any(${asked.session_ids}::uuid[])`;
  const { starts_at, ends_at } = around(asked);
  return sql`e.session_starts_at >= ${starts_at}::timestamptz and e.session_starts_at < ${ends_at}::timestamptz`;
}

/**
 * Whether a booking `e` is of one of these classes. Written so that PostgreSQL knows nothing of its column: it would take
 * the bookings of a period and the classes of the same one for chance meetings, of which there are a few, and go through
 * one list for each row of the other.
 */
export const isOf = (classes: string): RawBuilder<unknown> =>
  sql`greatest(e.session_id) = ${sql.ref(`${classes}.id`)}`;
