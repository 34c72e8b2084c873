import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import type { FixedPlace, PausePlace, PlaceTaken } from '../schemas.ts';
import { deletePause, insertPause } from '../store/fixed-places.ts';
import { decideTogether } from './decide.ts';
import { managedFixedPlace, refuseReversed } from './fixed-places.ts';
import { askGivingBack, askHolding, takenBy } from './holders.ts';

/** Gives the sessions between two dates back and keeps the place. */
export async function pauseFixedPlace(scope: Scope, id: string, input: PausePlace): Promise<FixedPlace> {
  await managedFixedPlace(scope, id);
  refuseReversed(input.starts_on, input.ends_on);
  await insertPause(scope, id, input);
  const back = { from: input.starts_on, until: input.ends_on, reason: 'paused' };
  await decideTogether(scope, await askGivingBack(scope, id, back));
  return getFixedPlace(scope, id);
}

/** Ends a pause: the student is back in its coming sessions, where there is still a place (else first in line). */
export async function resumeFixedPlace(scope: Scope, id: string, pauseId: string): Promise<PlaceTaken> {
  const { place } = await managedFixedPlace(scope, id);
  const pause = found(
    place.pauses.find((one) => one.id === pauseId),
    'pause',
  );
  await deletePause(scope.tx, pauseId);
  const wanted = await askHolding(scope, id, [], { from: pause.starts_on, until: pause.ends_on });
  return takenBy(scope, id, wanted, await decideTogether(scope, wanted.asked));
}
