import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { refusePausing } from '../rules/place-dates.ts';
import type { FixedPlace, PausePlace, PlaceTaken } from '../schemas.ts';
import { endPause, insertPause } from '../store/pauses.ts';
import { managedFixedPlace } from './place-of.ts';
import { settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/** Gives the sessions between two dates back and keeps the place. Throws 409 `places.already_paused`, 422. */
export async function pauseFixedPlace(scope: Scope, id: string, input: PausePlace): Promise<FixedPlace> {
  const { place, group } = await managedFixedPlace(scope, id, { may: 'change' });
  refusePausing(place, input, localDateOf(scope.now, group.timezone));
  if (!(await insertPause(scope, id, input)))
    throw conflict('places.already_paused', 'The place is paused on some of these days already.');
  await settleClaims(scope, { schedule_ids: [group.id], place_ids: [id], reason: 'paused' });
  await append(scope, placeDaysChanged([id]));
  return getFixedPlace(scope, id);
}

/**
 * Ends a pause from today on: the student is back in its coming sessions, where there is still a place (else first in
 * line). Dates that they had given back themselves stay so.
 */
export async function resumeFixedPlace(scope: Scope, id: string, pauseId: string): Promise<PlaceTaken> {
  const { place, group } = await managedFixedPlace(scope, id, { may: 'change' });
  const pause = found(
    place.pauses.find((one) => one.id === pauseId),
    'pause',
  );
  await endPause(scope.tx, pause, localDateOf(scope.now, group.timezone));
  const settled = await settleClaims(scope, { schedule_ids: [group.id], place_ids: [id] });
  await append(scope, placeDaysChanged([id]));
  return takenBy(scope, id, settled);
}
