import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { placeDaysChanged } from '../facts.ts';
import { endFixedPlace, placesById } from '../store/fixed-places.ts';
import { serveQueues } from './place-queue.ts';
import { settleClaims } from './settle.ts';

/**
 * Fixed places that should never have been given, their groups locked: they end before they began, what their holders
 * had goes to whoever waits, and the holders are told. For places of which nothing has taken place.
 */
export async function takeBackPlaces(scope: Scope, ids: readonly string[]): Promise<void> {
  const places = await placesById(scope, ids);
  for (const place of places)
    await endFixedPlace(scope, place, addDays(place.starts_on, -1), { reason: 'import_undone' });
  const schedule_ids = [...new Set(places.map((one) => one.schedule_id))];
  await settleClaims(scope, { schedule_ids, place_ids: ids, reason: '' });
  await serveQueues(scope, schedule_ids);
  await append(scope, placeDaysChanged(ids));
}
