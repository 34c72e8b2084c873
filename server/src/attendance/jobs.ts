import { saveMissed } from '../enrollments/public.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { addMinutes } from '../kernel/time/index.ts';
import { settings } from '../settings.ts';
import type { AttendanceMarked } from './facts.ts';
import { lockSessions, saveAbsent, sessionsToClose } from './store.ts';

const mostAtOnce = 500;

/**
 * Whoever was enrolled and has not checked in when the class and the club's grace are over did not come. Done again it
 * changes nothing; whoever takes attendance can still correct it.
 * @returns how many no-shows there were
 */
export async function markNoShows(scope: Scope): Promise<number> {
  const due: string[] = [];
  for (const session of await sessionsToClose(scope, mostAtOnce)) {
    const { no_show_grace_minutes } = await settingsOf(scope.tx, settings, session.club_id);
    if (scope.now >= addMinutes(session.ends_at, no_show_grace_minutes)) due.push(session.id);
  }
  if (due.length === 0) return 0;
  await lockSessions(scope, due);
  const missed = await saveMissed(scope.tx, due);
  for (const [session_id, rows] of Map.groupBy(missed, (row) => row.session_id))
    await noteMissed(scope, session_id, rows);
  announce(scope.tx, 'sessions', [...new Set(missed.map((row) => row.session_id))]);
  return missed.length;
}

async function noteMissed(
  scope: Scope,
  session_id: string,
  rows: readonly { enrollment_id: string; student_id: string }[],
): Promise<void> {
  await saveAbsent(scope, session_id, rows);
  const marks = rows.map(({ enrollment_id, student_id }) => ({ enrollment_id, student_id, present: false }));
  await append(scope, [
    { type: 'attendance.marked', payload: { session_id, marks } } satisfies AttendanceMarked,
  ]);
}
