import type { Placement } from './enroll.ts';
import { addEnrollment, type EnrollmentState, type SessionState, type State } from './state.ts';

/** The rows that a fold of decisions changes; the shell writes them in a handful of statements. */
export interface Changes {
  placed: Placement[];
  cancelled: Cancelled[];
  promoted: EnrollmentState[];
  /** Per session: how its counts move. */
  counts: Map<string, { enrolled: number; waitlisted: number }>;
}

export interface Cancelled {
  enrollment: EnrollmentState;
  is_late: boolean;
  reason: string;
  by_club: boolean;
  was_waitlisted: boolean;
}

export const noChanges = (): Changes => ({ placed: [], cancelled: [], promoted: [], counts: new Map() });

function count(changes: Changes, session: SessionState, enrolled: number, waitlisted: number): void {
  const moved = changes.counts.get(session.id) ?? { enrolled: 0, waitlisted: 0 };
  changes.counts.set(session.id, {
    enrolled: moved.enrolled + enrolled,
    waitlisted: moved.waitlisted + waitlisted,
  });
  session.enrolled_count += enrolled;
  session.waitlisted_count += waitlisted;
}

/** Adds what one request changed to what its batch changes. */
export function addChanges(all: Changes, own: Changes): void {
  all.placed.push(...own.placed);
  all.cancelled.push(...own.cancelled);
  all.promoted.push(...own.promoted);
  for (const [id, by] of own.counts) {
    const moved = all.counts.get(id) ?? { enrolled: 0, waitlisted: 0 };
    all.counts.set(id, {
      enrolled: moved.enrolled + by.enrolled,
      waitlisted: moved.waitlisted + by.waitlisted,
    });
  }
}

const sessionOf = (state: State, id: string): SessionState => state.sessions.get(id) as SessionState;

export function applyPlacement(state: State, changes: Changes, placement: Placement): void {
  if (placement.ticket) applyPromotion(state, changes, placement.ticket);
  else applyNew(state, changes, placement);
}

function applyNew(state: State, changes: Changes, placement: Placement): void {
  const session = sessionOf(state, placement.session_id);
  const waits = placement.status === 'waitlisted';
  addEnrollment(state, {
    ...placement,
    ticket: waits ? state.nextTicket : 0,
    checked_in: false,
    starts_at: session.starts_at,
    ends_at: session.ends_at,
  });
  changes.placed.push(placement);
  count(changes, session, waits ? 0 : 1, waits ? 1 : 0);
}

export function applyCancellation(
  state: State,
  changes: Changes,
  cancelled: Omit<Cancelled, 'was_waitlisted'>,
): void {
  const { enrollment } = cancelled;
  const waited = enrollment.status === 'waitlisted';
  count(changes, sessionOf(state, enrollment.session_id), waited ? 0 : -1, waited ? -1 : 0);
  state.waiting.get(enrollment.session_id)?.delete(enrollment);
  enrollment.status = 'cancelled';
  changes.cancelled.push({ ...cancelled, was_waitlisted: waited });
}

export function applyPromotion(state: State, changes: Changes, enrollment: EnrollmentState): void {
  count(changes, sessionOf(state, enrollment.session_id), 1, -1);
  state.waiting.get(enrollment.session_id)?.delete(enrollment);
  enrollment.status = 'enrolled';
  changes.promoted.push(enrollment);
}
