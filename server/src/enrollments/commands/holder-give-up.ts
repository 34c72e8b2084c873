import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Wishing } from '../queries/holder.ts';
import { endFixedPlace } from '../store/fixed-places.ts';
import { insertReturn } from '../store/place-requests.ts';
import { serveQueues } from './place-queue.ts';

/**
 * A pause that gives the place up: it ends the day before, by notice, and its holder is the first who gets one in the
 * group again, from the day after the pause on. What they were granted is not judged again. Nobody comes back to a place,
 * or to a group, that would have been over by then.
 */
export async function giveUpPlace(
  scope: Scope,
  { place: { schedule_id, student_id, ...place }, own: { group_ends_on } }: Wishing,
  { starts_on, ends_on, reason }: { starts_on: string; ends_on: string; reason: string },
): Promise<void> {
  await endFixedPlace(scope, place, addDays(starts_on, -1), { reason, notice_at: scope.now });
  const wants_from = addDays(ends_on, 1);
  const last = [place.ends_on, group_ends_on].filter((day) => day !== null).sort()[0];
  if (last === undefined || wants_from <= last)
    await insertReturn(scope, { schedule_id, student_id, wants_from });
}

/** Whoever waits has the place by then. */
export async function passOn(scope: Scope, { place: { id, schedule_id } }: Wishing): Promise<void> {
  await serveQueues(scope, [schedule_id]);
  announce(scope.tx, 'places', [id]);
}
