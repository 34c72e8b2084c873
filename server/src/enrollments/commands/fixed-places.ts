import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { refuseLeaving } from '../rules/place-dates.ts';
import type { FixedPlace, LeavePlace, PlaceTaken, TakePlace } from '../schemas.ts';
import { endFixedPlace, type Group } from '../store/fixed-places.ts';
import {
  giveHolder,
  insertHolder,
  lockManagedGroups,
  managedFixedPlace,
  refuseNewcomers,
} from './place-of.ts';
import { serveQueues } from './place-queue.ts';
import { settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/**
 * Gives a student a fixed place in a weekly group from a date on: enrolled in every session that exists already
 * (or first on the waiting list of one that is full or cannot be now), and in those generated later. Their level and
 * standing are judged here and never again. `listed`: they have it already, and are only noted. Throws 404, 409 `places.group_full | places.not_open_yet | places.not_a_group |
 * places.already_held | enrollment.level_not_suitable | enrollment.assessment_needed | enrollment.certificate_needed |
 * enrollment.client_blocked`.
 */
export async function giveFixedPlace(
  scope: Scope,
  scheduleId: string,
  input: TakePlace,
  { listed = false } = {},
): Promise<PlaceTaken> {
  const [group] = (await lockManagedGroups(scope, [scheduleId])) as [Group];
  refuseNewcomers(scope, group);
  const id = await (listed ? insertHolder : giveHolder)(scope, group, input);
  const settled = await settleClaims(scope, { schedule_ids: [scheduleId], place_ids: [id] });
  return takenBy(scope, id, settled);
}

/**
 * Ends a fixed place after `ends_on`: later sessions are given back, earlier ones stay. It never lasts longer by that,
 * and one that has ended stays so. Throws 404, 403 for the coach, 409 `places.ended | places.ends_before`, 422.
 */
export async function leaveFixedPlace(scope: Scope, id: string, input: LeavePlace): Promise<FixedPlace> {
  const { place, group } = await managedFixedPlace(scope, id, { may: 'end' });
  refuseLeaving(place, input.ends_on, localDateOf(scope.now, group.timezone));
  const reason = input.reason ?? '';
  await endFixedPlace(scope, place, input.ends_on, { reason });
  await settleClaims(scope, { schedule_ids: [place.schedule_id], place_ids: [id], reason });
  await serveQueues(scope, [place.schedule_id]);
  await append(scope, placeDaysChanged([id]));
  return getFixedPlace(scope, id);
}
