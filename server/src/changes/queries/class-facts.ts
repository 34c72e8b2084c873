import { createHash } from 'node:crypto';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import type { SessionRow } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';

/** What a change says of a class that it concerns. */
export function classFacts(row: SessionRow) {
  const substituted = row.substitute_instructor_id !== null;
  const teacher = substituted ? row.substitute_instructor_id : row.instructor_id;
  const name = substituted ? row.substitute_name : row.instructor_name;
  return {
    session_id: row.id,
    schedule_id: row.schedule_id,
    name: row.name,
    club: { id: row.club_id, name: row.club_name },
    local_date: row.local_date,
    local_time: row.local_time,
    scheduled_datetime: offsetDateTime(row.scheduled_datetime, row.timezone),
    ends_at: offsetDateTime(row.ends_at, row.timezone),
    court: row.court_id === null ? null : { id: row.court_id, name: row.court_name ?? '' },
    instructor: teacher === null ? null : { id: teacher, display_name: name ?? '' },
  };
}

/** Another one as soon as anything is different of what was seen. */
export const versionOf = (seen: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 16);

/** The clubs of these classes that send messages about cancelled ones, and about those that take place again. */
export async function tellingClubs(scope: Scope, rows: readonly SessionRow[]): Promise<Set<string>> {
  const clubs = new Set<string>();
  for (const id of new Set(rows.map((row) => row.club_id)))
    if ((await settingsOf(scope.tx, settings, { club_id: id })).cancellation_notification) clubs.add(id);
  return clubs;
}
