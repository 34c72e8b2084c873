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

/** At which classes these instructors are (giving them or helping) between two instants, by instructor, by start. */
export async function busyInstructors(scope: Scope, asked: InstructorsAsked): Promise<Map<string, Busy[]>> {
  if (asked.instructor_ids.length === 0) return new Map();
  const except = [...(asked.except_session_ids ?? [])];
  const rows = await scope.tx
    .selectFrom('session_instructors as i')
    .innerJoin('class_sessions as s', (on) =>
      on.onRef('s.organization_id', '=', 'i.organization_id').onRef('s.id', '=', 'i.session_id'),
    )
    .innerJoin('class_schedules as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.schedule_id'),
    )
    .select(['i.instructor_id', 'i.session_id', 'i.starts_at', 'i.ends_at', 'c.name as title'])
    .where('i.instructor_id', '=', sql<string>`any(${[...asked.instructor_ids]}::uuid[])`)
    .where('i.starts_at', '<', asked.until)
    .where('i.starts_at', '>=', addHours(asked.from, -longestSessionHours))
    .where('i.ends_at', '>', asked.from)
    .$if(except.length > 0, (query) => query.where(sql<boolean>`i.session_id <> all(${except}::uuid[])`))
    .$if(asked.except_schedule_id !== undefined, (query) =>
      query.where('s.schedule_id', '<>', asked.except_schedule_id as string),
    )
    .orderBy('i.starts_at')
    .execute();
  const busy = new Map<string, Busy[]>();
  for (const { instructor_id, ...one } of rows) {
    const list = busy.get(instructor_id);
    if (list) list.push(one);
    else busy.set(instructor_id, [one]);
  }
  return busy;
}
