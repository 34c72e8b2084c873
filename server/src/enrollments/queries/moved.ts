import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { cancellationDeadline } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';
import { freeUntil, type Moved, movedAt } from '../rules/moved.ts';

interface Row extends Moved {
  id: string;
  starts_at: Date;
  club_id: string;
  class_type_id: string;
  schedule_id: string;
}

/** Until when whoever has these bookings may give them up without loss because the club has moved their classes. */
export async function freeAfterMove(
  { tx, now }: Scope,
  enrollmentIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<Row>`
    select e.id, e.moved_at, e.coach_changed_at, s.scheduled_datetime as starts_at, s.club_id, p.class_type_id, s.schedule_id
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules p on p.id = s.schedule_id
     where e.id = any(${[...enrollmentIds]}::uuid[]) and e.status = 'enrolled'
       and (e.moved_at is not null or e.coach_changed_at is not null)`.execute(tx);
  const rules = await settingsOfEach(tx, settings, rows);
  const until = rows.flatMap((row, at): [string, Date][] => {
    const inForce = rules[at]!;
    if (!movedAt(row, inForce)) return [];
    const cancel_by = cancellationDeadline(row.starts_at, inForce.cancellation_deadline_hours);
    return [[row.id, freeUntil(row, { cancel_by, starts_at: row.starts_at, settings: inForce })]];
  });
  return new Map(until.filter(([, at]) => at > now));
}
