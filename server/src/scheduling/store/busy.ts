import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addHours } from '../../kernel/time/index.ts';
import type { Busy } from '../rules/generation.ts';

export interface InstructorsAsked {
  instructor_ids: readonly string[];
  from: Date;
  until: Date;
  /** Sessions that do not count, for example because they are about to move. */
  except_session_ids?: readonly string[];
  /** A schedule whose sessions do not count. */
  except_schedule_id?: string | undefined;
}

/** A session lasts a day at most. */
const longestSessionHours = 24;

/** What these instructors give (themselves or as substitutes) between two instants, by instructor, by start. */
export async function busyInstructors(scope: Scope, asked: InstructorsAsked): Promise<Map<string, Busy[]>> {
  if (asked.instructor_ids.length === 0) return new Map();
  const except = [...(asked.except_session_ids ?? [])];
  const teacher = sql<string>`coalesce(s.substitute_instructor_id, s.instructor_id)`;
  const rows = await scope.tx
    .selectFrom('class_sessions as s')
    .innerJoin('class_schedules as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.schedule_id'),
    )
    .select([
      teacher.as('teacher_id'),
      's.id as session_id',
      's.scheduled_datetime as starts_at',
      's.ends_at',
      'c.name as title',
    ])
    .where(teacher, '=', sql<string>`any(${[...asked.instructor_ids]}::uuid[])`)
    .where('s.status', '<>', 'cancelled')
    .where('s.scheduled_datetime', '<', asked.until)
    .where('s.scheduled_datetime', '>=', addHours(asked.from, -longestSessionHours))
    .where('s.ends_at', '>', asked.from)
    .$if(except.length > 0, (query) => query.where(sql<boolean>`s.id <> all(${except}::uuid[])`))
    .$if(asked.except_schedule_id !== undefined, (query) =>
      query.where('s.schedule_id', '<>', asked.except_schedule_id as string),
    )
    .orderBy('s.scheduled_datetime')
    .execute();
  const busy = new Map<string, Busy[]>();
  for (const { teacher_id, ...one } of rows) {
    const list = busy.get(teacher_id);
    if (list) list.push(one);
    else busy.set(teacher_id, [one]);
  }
  return busy;
}
