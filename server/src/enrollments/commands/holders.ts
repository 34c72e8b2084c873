import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { placeDaysChanged } from '../facts.ts';
import { groupsOf } from '../store/claims.ts';
import { closeNotices, handOverFixedPlace, heldBeyond, type Split } from '../store/hand-over.ts';
import { moveRequests } from '../store/place-requests.ts';
import { settleClaims } from './settle.ts';

/** Enrols the holders of fixed places in sessions that were just generated. */
export async function enrollHolders(
  scope: Scope,
  generated: readonly { schedule_id: string; session_ids: readonly string[] }[],
): Promise<void> {
  await settleClaims(scope, {
    schedule_ids: generated.map((one) => one.schedule_id),
    session_ids: generated.flatMap((one) => one.session_ids),
  });
}

/** Classes that take place on another date may have come out of a holder's pause, or into it. */
export async function settleMoved(scope: Scope, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const schedule_ids = await groupsOf(scope.tx, sessionIds);
  await settleClaims(scope, { schedule_ids, session_ids: sessionIds, reason: 'paused' });
}

/**
 * A schedule was split at a date: its sessions from there on belong to the successor, and so do the fixed places, with
 * the enrolments that they made.
 */
export async function handOverFixedPlaces(scope: Scope, split: Split): Promise<void> {
  const { tx } = scope;
  const places = await heldBeyond(tx, split);
  for (const place of places) await handOverFixedPlace(tx, place, split);
  await closeNotices(tx, split);
  await moveRequests(tx, split);
  await append(scope, placeDaysChanged(places.map(({ id }) => id)));
}
