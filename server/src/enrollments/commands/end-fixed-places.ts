import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type FixedPlaceEnded, placeDaysChanged } from '../facts.ts';
import { endFixedPlaces } from '../store/end-fixed-places.ts';
import { endQueuesOf } from './place-queue.ts';

/** Groups that are cancelled leave nobody with a fixed place in them. What their holders had is given back by session. */
export async function endFixedPlacesOf(scope: Scope, scheduleIds: readonly string[]): Promise<void> {
  await endQueuesOf(scope, scheduleIds);
  const ended = await endFixedPlaces(scope, scheduleIds, 'schedule_cancelled');
  if (ended.length === 0) return;
  await append(
    scope,
    ended.map((payload): FixedPlaceEnded => ({ type: 'enrollments.fixed_place_ended', payload })),
  );
  await append(scope, placeDaysChanged(ended.map(({ place_id }) => place_id)));
  announce(
    scope.tx,
    'places',
    ended.map((one) => one.place_id),
  );
}
