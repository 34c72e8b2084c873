import { saveMissed } from '../enrollments/public.ts';
import type { Part } from '../kernel/duties.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { addMinutes } from '../kernel/time/index.ts';
import { settings } from '../settings.ts';
import type { AttendanceMarked } from './facts.ts';
import { lockSessions, type SessionToClose, saveAbsent, sessionsToClose } from './store.ts';

const atOnce = 500;

/**
 * Whoever was enrolled and has not checked in when the class and the club's grace are over did not come. Done again it
 * changes nothing; whoever takes attendance can still correct it. `done` counts the no-shows. Walks by time through all
 * sessions: those that a long grace keeps waiting hold nobody else up.
 */
export async function markNoShows(scope: Scope, from?: string): Promise<Part> {
  const [time = '', id = ''] = from?.split(' ') ?? [];
  const after = from === undefined ? undefined : { time, id };
  const ended = await sessionsToClose(scope, { after, most: atOnce });
  const last = ended.length === atOnce ? ended.at(-1) : undefined;
  const next = last && `${last.scheduled_datetime.toISOString()} ${last.id}`;
  return { done: await markMissed(scope, await overIn(scope, ended)), next };
}

/** The sessions whose club's grace is over too. */
async function overIn(scope: Scope, sessions: readonly SessionToClose[]): Promise<string[]> {
  const over: string[] = [];
  for (const session of sessions) {
    const { no_show_grace_minutes } = await settingsOf(scope.tx, settings, { club_id: session.club_id });
    if (scope.now >= addMinutes(session.ends_at, no_show_grace_minutes)) over.push(session.id);
  }
  return over;
}

async function markMissed(scope: Scope, due: readonly string[]): Promise<number> {
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
