import { reserveForSessions } from '../../courts/public.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SessionReinstated } from '../facts.ts';
import type { SessionRow } from '../queries/present.ts';
import { holdClubs } from '../store/closed.ts';
import { shareSchedules } from '../store/schedules.ts';
import { coachIsTaken, lockSessions, writeStatus } from '../store/sessions.ts';
import { instructorBusy } from './save.ts';

/** In the order in which everybody locks: nobody cancels the group, closes the club or books the class meanwhile. */
export async function lockForReinstating(scope: Scope, rows: readonly SessionRow[]): Promise<void> {
  await shareSchedules(scope, [...new Set(rows.map((row) => row.schedule_id))]);
  await holdClubs(scope, [...new Set(rows.map((row) => row.club_id))]);
  await lockSessions(
    scope,
    rows.map((row) => row.id),
  );
}

/**
 * Classes that were called off take place again, on their courts and with their coaches. Throws 409
 * `scheduling.instructor_busy`, `courts.court_busy`, `courts.court_inactive`: the constraints decide (G7). Who was in
 * them is for the later domains.
 */
export async function reinstateSessions(scope: Scope, rows: readonly SessionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await putBack(scope, rows);
  await reserveForSessions(
    scope,
    rows.flatMap(({ id, court_id, scheduled_datetime, ends_at, name }) =>
      court_id === null
        ? []
        : [{ class_session_id: id, court_id, starts_at: scheduled_datetime, ends_at, title: name }],
    ),
  );
  await append(
    scope,
    rows.map(
      ({ id, cancelled_at }): SessionReinstated => ({
        type: 'scheduling.session_reinstated',
        payload: { session_id: id, cancelled_at: cancelled_at!.toISOString() },
      }),
    ),
  );
  announce(scope.tx, 'sessions', ids);
}

async function putBack(scope: Scope, rows: readonly SessionRow[]): Promise<void> {
  const ids = rows.map((row) => row.id);
  try {
    await attempt(scope.tx, () =>
      writeStatus(scope, ids, {
        status: 'scheduled',
        cancelled_at: null,
        cancel_reason: '',
        cancel_cause: null,
      }),
    );
  } catch (error) {
    if (!coachIsTaken(error)) throw error;
    const taught = rows.map((row) => ({ ...row, status: 'scheduled' }));
    throw await instructorBusy(scope, rows[0]!, taught);
  }
}
