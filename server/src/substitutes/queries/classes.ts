import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { classesWithIds, nameToOthers, type SessionRow } from '../../scheduling/public.ts';
import type { SubstituteOffer } from '../schemas.ts';

/**
 * What somebody may know of a class who is only asked about it: no student's name, by which a private class is often called.
 */
export const classToGive = (row: SessionRow, { gives }: { gives: boolean }): SubstituteOffer['class'] => ({
  session_id: row.id,
  name: gives ? row.name : nameToOthers(row.name, { type: row.type_type, name: row.type_name }),
  club: { id: row.club_id, name: row.club_name },
  class_type: { id: row.type_id, name: row.type_name },
  level: { id: row.level_id, display_name: row.level_display_name },
  court: row.court_id === null ? null : { id: row.court_id, name: row.court_name ?? '' },
  local_date: row.local_date,
  local_time: row.local_time,
  scheduled_datetime: offsetDateTime(row.scheduled_datetime, row.timezone),
  ends_at: offsetDateTime(row.ends_at, row.timezone),
  enrolled_count: row.enrolled_count,
  waitlisted_count: row.waitlisted_count,
  max_participants: row.max_participants,
});

/** These rows with their classes, in the same order. */
export async function withClasses<T extends { session_id: string }>(
  scope: Scope,
  rows: readonly T[],
): Promise<{ row: T; session: SessionRow }[]> {
  const sessions = await classesWithIds(
    scope,
    rows.map(({ session_id }) => session_id),
  );
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return rows.flatMap((row) => {
    const session = byId.get(row.session_id);
    return session ? [{ row, session }] : [];
  });
}

/** SQL: a question `r` that is open still, of the class `s`: as `shownState` has it. */
export const isOpen = ({ now }: Scope) =>
  sql`r.state = 'open' and s.status in ('scheduled', 'confirmed') and s.scheduled_datetime > ${now}::timestamptz`;

export const absentOf = ({
  absent_id,
  absent_name,
}: {
  absent_id: string | null;
  absent_name: string | null;
}) => (absent_id === null ? null : { id: absent_id, display_name: absent_name ?? '' });

export const byTime = <T extends { session: SessionRow }>(a: T, b: T): number =>
  a.session.scheduled_datetime.getTime() - b.session.scheduled_datetime.getTime() ||
  (a.session.id < b.session.id ? -1 : 1);
