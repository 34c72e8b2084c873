import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { type RefusalCode, refusals } from '../rules/refusals.ts';
import type { PlaceTaken } from '../schemas.ts';
import type { Settled } from './settle.ts';

/** What became of a holder's dates. A full class is waited for in front; what else stands in the way is named by date. */
export async function takenBy(
  scope: Scope,
  fixedPlaceId: string,
  settled: readonly Settled[],
): Promise<PlaceTaken> {
  const place = await getFixedPlace(scope, fixedPlaceId);
  const taken: PlaceTaken = { place, enrolled: 0, waitlisted: 0, refused: [] };
  for (const one of settled.filter(({ place_id }) => place_id === fixedPlaceId)) note(taken, one);
  announce(scope.tx, 'places', [fixedPlaceId]);
  return taken;
}

function note(taken: PlaceTaken, { date, outcome }: Settled): void {
  const code = inTheWay(outcome);
  if (code === undefined) taken.enrolled++;
  else if (code === 'session_full') taken.waitlisted++;
  else
    taken.refused.push({
      session_id: date.id,
      local_date: date.local_date,
      code: `enrollment.${code}`,
      message: refusals[code],
    });
}

/** Why the holder has no place on a date; undefined when they do. */
function inTheWay(outcome: Settled['outcome']): RefusalCode | undefined {
  if ('error' in outcome) throw outcome.error;
  const { decision } = outcome;
  if ('refused' in decision) return decision.refused[0]?.code ?? 'session_full';
  const [place] = 'places' in decision ? decision.places : [];
  if (place?.status !== 'waitlisted') return undefined;
  return place.hindered_by ?? 'session_full';
}
