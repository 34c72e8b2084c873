import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { cancelOfSessions, deleteOfSessions } from '../store/reservations.ts';
import { reserve } from './reserve.ts';

export type SessionCourt = Interval & { class_session_id: string; court_id: string; title: string };

/**
 * Gives sessions their courts, all or none, in one statement. A session that moves is released first: then two
 * sessions can also change places. Throws 409 `courts.court_busy` with `conflicts`, `courts.court_inactive`,
 * `courts.session_has_court`; 404 for an unknown court.
 */
export async function reserveForSessions(scope: Scope, sessions: readonly SessionCourt[]): Promise<void> {
  await reserve(
    scope,
    sessions.map((session) => ({ ...session, booking_type: 'class' })),
  );
}

/** Frees the courts of these sessions, in one statement; sessions without a court are passed over. */
export async function releaseForSessions(scope: Scope, session_ids: readonly string[]): Promise<void> {
  if (session_ids.length === 0) return;
  announce(scope.tx, 'reservations', await cancelOfSessions(scope, session_ids));
}

/** Removes what these sessions ever had on courts, for sessions that are about to be deleted themselves. */
export async function forgetSessions(scope: Scope, session_ids: readonly string[]): Promise<void> {
  announce(scope.tx, 'reservations', await deleteOfSessions(scope, session_ids));
}
