import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, forbidden, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { type PlaceChanged, placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { wishingFor } from '../queries/holder.ts';
import { whyNoReturn } from '../rules/holder-choices.ts';
import type { PlaceTaken } from '../schemas.ts';
import { endFixedPlace, keepFixedPlace, lockGroups, releasable } from '../store/fixed-places.ts';
import { serveQueues } from './place-queue.ts';
import { settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/**
 * Fixed places whose fees are not paid end today: their dates go to who waits, their holders are told once. It is kept how
 * long they would have been. Their groups are locked before `owed` says which of them are owed for still, as by whoever
 * gives notice.
 */
export async function releasePlaces(
  scope: Scope,
  ids: readonly string[],
  { today, owed }: { today: LocalDate; owed: () => Promise<readonly string[]> },
): Promise<void> {
  const found = await releasable(scope, ids, today);
  const groups = [...new Set(found.map((one) => one.schedule_id))];
  await lockGroups(scope.tx, groups);
  const places = await releasable(scope, await owed(), today);
  for (const place of places)
    await endFixedPlace(scope, place, today, { reason: 'arrears', notice_at: scope.now });
  const place_ids = places.map(({ id }) => id);
  await settleClaims(scope, { schedule_ids: groups, place_ids, reason: 'arrears', told_otherwise: true });
  await append(scope, [
    ...placeDaysChanged(place_ids),
    ...places.map((place) => changed(place, 'released', { from: null, until: today })),
  ]);
  announce(scope.tx, 'places', place_ids);
  await serveQueues(scope, groups);
}

/** The desk gives a place back that was released, while nobody else has it. Throws 404, 403, 409 with `reasons`. */
export async function keepReleased(scope: Scope, id: string): Promise<PlaceTaken> {
  const { schedule_id } = await getFixedPlace(scope, id);
  const group = (await lockGroups(scope.tx, [schedule_id])).get(schedule_id);
  const place = await getFixedPlace(scope, id);
  if (!group || place.schedule_id !== schedule_id) throw notFound('fixed place');
  if (!administers(scope.actor, group.club_id)) throw forbidden('Only the desk gives a place back.');
  const { own, free } = await wishingFor(scope, place);
  const until = own.notice?.ended_before ?? null;
  const today = localDateOf(scope.now, group.timezone);
  const [against] = whyNoReturn(own, { free, today });
  if (against) throw conflict(against.code, against.message, { params: against.params });
  if (!(await keepFixedPlace(scope, id, until)))
    throw conflict('places.given_since', 'The place is somebody else’s by now.');
  const settled = await settleClaims(scope, { schedule_ids: [schedule_id], place_ids: [id] });
  await append(scope, [
    ...placeDaysChanged([id]),
    changed({ ...place, club_id: group.club_id }, 'stays', { from: null, until }),
  ]);
  announce(scope.tx, 'places', [id]);
  await serveQueues(scope, [schedule_id]);
  return takenBy(scope, id, settled);
}

const changed = (
  { id, schedule_id, student_id, club_id }: Record<'id' | 'schedule_id' | 'student_id' | 'club_id', string>,
  what: 'released' | 'stays',
  days: { from: string | null; until: string | null },
): PlaceChanged => ({
  type: 'enrollments.place_changed',
  payload: { place_id: id, schedule_id, student_id, club_id, what, ...days, by: 'desk', by_user: null },
});
