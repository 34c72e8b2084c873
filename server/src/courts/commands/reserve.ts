import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { courtBusy } from '../rules.ts';
import { findCourts } from '../store/courts.ts';
import { insertReservations, overlapping, sessionsWithCourt, type Wish } from '../store/reservations.ts';

/**
 * Puts reservations on their courts, all or none, in one statement, and returns their ids in the order of the
 * wishes. The exclusion constraint decides (G7): what it turns away comes back missing, and is then explained.
 * Throws 404 for an unknown court, 409 `courts.court_inactive`, `courts.session_has_court`, `courts.court_busy`.
 */
export async function reserve(scope: Scope, wishes: readonly Wish[]): Promise<string[]> {
  if (wishes.length === 0) return [];
  const asked = wishes.map((wish) => ({ ...wish, id: newId() }));
  const reserved = await insertReservations(scope, asked);
  const missing = asked.filter((wish) => !reserved.has(wish.id));
  if (missing.length > 0) await explain(scope, missing);
  const ids = asked.map((wish) => wish.id);
  announce(scope.tx, 'reservations', ids);
  return ids;
}

/** Says why wishes were turned away. The transaction is rolled back by the Problem. */
async function explain(scope: Scope, missing: readonly Wish[]): Promise<never> {
  await refuseClosedCourts(scope, missing);
  await refuseSecondCourts(scope, missing);
  throw await busyProblem(scope, missing);
}

async function refuseClosedCourts(scope: Scope, wishes: readonly Wish[]): Promise<void> {
  const ids = [...new Set(wishes.map((wish) => wish.court_id))];
  const courts = await findCourts(scope, ids);
  if (courts.length < ids.length) throw notFound('court');
  const closed = courts.find((court) => !court.is_active);
  if (closed)
    throw conflict('courts.court_inactive', `${closed.name} is not in use.`, { court_id: closed.id });
}

async function refuseSecondCourts(scope: Scope, wishes: readonly Wish[]): Promise<void> {
  const session_ids = wishes.flatMap((wish) => wish.class_session_id ?? []);
  if (session_ids.length === 0) return;
  const class_session_ids = await sessionsWithCourt(scope, session_ids);
  if (class_session_ids.length > 0)
    throw conflict('courts.session_has_court', 'A session already has a court. Release it first.', {
      class_session_ids,
    });
}

/** The 409 for wishes that overlap something: names what is there, except the reservation `exceptId` itself. */
export async function busyProblem(
  scope: Scope,
  wishes: readonly (Interval & { court_id: string })[],
  exceptId?: string,
) {
  const conflicts = await overlapping(scope, wishes, exceptId);
  return courtBusy(conflicts.map(({ id, club_id, status, ...busy }) => busy));
}
