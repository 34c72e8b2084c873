import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type PlaceChanged, placeDaysChanged, renewalNews } from '../facts.ts';
import { lockGroups } from '../store/fixed-places.ts';
import { type AskedHolder, markAsked, markLapsed, markReminded, markUnasked } from '../store/renewal.ts';
import { serveQueues } from './place-queue.ts';
import { settleClaims } from './settle.ts';

/**
 * In these groups: asks holders whether they stay, each once, reminds those who have not answered, and ends the places of
 * those who have not in time. Locks the groups, as whoever answers does.
 */
export async function tendRenewals(scope: Scope, scheduleIds: readonly string[]): Promise<number> {
  await lockGroups(scope.tx, scheduleIds);
  const asked = await markAsked(scope, scheduleIds);
  const reminded = await markReminded(scope, scheduleIds);
  await append(scope, [
    ...renewalNews(asked, { reminder: false }),
    ...renewalNews(reminded, { reminder: true }),
  ]);
  await markUnasked(scope, scheduleIds);
  const lapsed = await markLapsed(scope, scheduleIds);
  await giveBack(scope, lapsed);
  const places = [...asked, ...lapsed].map((one) => one.place_id);
  if (places.length > 0) announce(scope.tx, 'places', places);
  return asked.length + reminded.length + lapsed.length;
}

async function giveBack(scope: Scope, lapsed: readonly AskedHolder[]): Promise<void> {
  if (lapsed.length === 0) return;
  const schedule_ids = [...new Set(lapsed.map((one) => one.schedule_id))];
  await settleClaims(scope, {
    ...{ schedule_ids, place_ids: lapsed.map((one) => one.place_id) },
    ...{ reason: 'not_renewed', told_otherwise: true },
  });
  await append(scope, lapsed.map(lapsedFact));
  await serveQueues(scope, schedule_ids);
  await append(scope, placeDaysChanged(lapsed.map(({ place_id }) => place_id)));
}

const lapsedFact = ({
  place_id,
  schedule_id,
  student_id,
  club_id,
  starts_on,
}: AskedHolder): PlaceChanged => ({
  type: 'enrollments.place_changed',
  payload: {
    ...{ place_id, schedule_id, student_id, club_id, what: 'lapsed' },
    ...{ from: starts_on, until: null, by: 'desk', by_user: null },
  },
});
