import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { localWeekday } from '../../kernel/time/index.ts';
import type { KnownGroup, Term } from '../rules/import/row.ts';

/** The groups that take holders, with the days on which they meet. */
export async function loadGroups({ tx }: Scope): Promise<KnownGroup[]> {
  const rows = await tx
    .selectFrom('class_schedules as s')
    .innerJoin('clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.club_id'),
    )
    .leftJoin('instructors as i', (on) =>
      on.onRef('i.organization_id', '=', 's.organization_id').onRef('i.id', '=', 's.instructor_id'),
    )
    .select([
      's.id',
      's.name',
      's.start_time',
      's.start_date',
      's.recurrence_days',
      'c.name as club',
      'c.timezone',
    ])
    .select('i.display_name as instructor')
    .where('s.status', '<>', 'cancelled')
    .where('s.recurrence', '<>', 'once')
    .execute();
  return rows.map(({ recurrence_days, start_date, ...row }) => ({
    ...row,
    weekdays: recurrence_days.length > 0 ? recurrence_days : [localWeekday(start_date)],
  }));
}

/** The terms of the places in these groups, those that are over included, by `schedule_id student_id`. */
export async function loadHolders(
  { tx }: Scope,
  schedule_ids: readonly string[],
): Promise<Map<string, Term[]>> {
  const held = new Map<string, Term[]>();
  if (schedule_ids.length === 0) return held;
  const rows = await tx
    .selectFrom('schedule_enrollments')
    .select(['schedule_id', 'student_id', 'starts_on', 'ends_on'])
    .where('schedule_id', '=', sql<string>`any(${[...schedule_ids]}::uuid[])`)
    .where('status', '=', 'active')
    .execute();
  for (const { schedule_id, student_id, ...term } of rows) {
    const key = `${schedule_id} ${student_id}`;
    held.set(key, [...(held.get(key) ?? []), term]);
  }
  return held;
}
