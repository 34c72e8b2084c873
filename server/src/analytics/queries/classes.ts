import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { type Asked, around } from './asked.ts';

/**
 * The classes that began in the period, those that were called off too, each with the type and the level that it had
 * then. One that gave way to a new timetable is none.
 */
export function classesOf(asked: Asked, { now }: Pick<Scope, 'now'>): RawBuilder<unknown> {
  const { starts_at, ends_at } = around(asked);
  const { instructor_id, class_type_id, level_id } = asked;
  const only = (column: RawBuilder<unknown>, id: string | undefined) =>
    id === undefined ? sql`` : sql`and ${column} = ${id}::uuid`;
  return sql`
    select s.id, s.club_id, s.schedule_id, s.local_date, s.local_time, s.scheduled_datetime, s.duration_minutes, s.status,
           s.enrolled_count, s.attended_count, s.max_participants, s.assistant_instructor_ids,
           coalesce(s.substitute_instructor_id, s.instructor_id) as instructor_id,
           s.substitute_instructor_id is not null as by_substitute,
           coalesce(w.class_type_id, p.class_type_id) as class_type_id,
           coalesce(w.name, p.name) as name
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id
      left join lateral (
        select g.name, g.class_type_id, g.level_id from former_groups g
         where g.schedule_id = s.schedule_id and g.until > s.scheduled_datetime order by g.until limit 1) w on true
     where s.club_id = any(${asked.club_ids}::uuid[])
       and s.scheduled_datetime >= ${starts_at}::timestamptz and s.scheduled_datetime < ${ends_at}::timestamptz
       and s.scheduled_datetime <= ${now}::timestamptz
       and s.local_date between ${asked.from}::date and ${asked.until}::date
       and s.cancel_reason <> 'schedule_changed'
       ${only(sql`coalesce(s.substitute_instructor_id, s.instructor_id)`, instructor_id)}
       ${only(sql`coalesce(w.class_type_id, p.class_type_id)`, class_type_id)}
       ${only(sql`coalesce(w.level_id, p.level_id)`, level_id)}`;
}

/** What of a booking `e` lies in the period; the classes it is of are looked at besides. */
export function duringOf(asked: Asked): RawBuilder<unknown> {
  const { starts_at, ends_at } = around(asked);
  return sql`e.session_starts_at >= ${starts_at}::timestamptz and e.session_starts_at < ${ends_at}::timestamptz`;
}
