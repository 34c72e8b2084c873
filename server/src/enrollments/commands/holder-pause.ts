import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { type PlaceChanged, placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { classesChanged, type Wishing } from '../queries/holder.ts';
import { givesUp, whyNoPause } from '../rules/holder-choices.ts';
import { refusePausing } from '../rules/place-dates.ts';
import { reason } from '../rules/reasons.ts';
import type { PlaceEffect, TakePause } from '../schemas/holder.ts';
import type { FixedPlace, PlaceTaken } from '../schemas.ts';
import { endPause, insertPause } from '../store/pauses.ts';
import { lockedWishes, refuseAgainstRules, type Wisher, wishes } from './holder.ts';
import { giveUpPlace, passOn } from './holder-give-up.ts';
import { settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/** What a pause would give back, and what the club's rules have against it. Throws 422 for dates that make no sense. */
export async function previewTakingPause(scope: Scope, id: string, asked: TakePause): Promise<PlaceEffect> {
  const wishing = await wishes(scope, id);
  refusePausing(wishing.place, asked, wishing.today);
  const { starts_on, ends_on } = asked;
  const classes = await classesChanged(scope, wishing.place, (claim) => ({
    ...claim,
    ...(givesUp(wishing.rules)
      ? { ends_on: addDays(starts_on, -1) }
      : { pauses: [...claim.pauses, { starts_on, ends_on }] }),
  }));
  const reasons = whyNoPause(wishing.own, wishing.rules, { asked, today: wishing.today });
  return { reasons, starts_on, ends_on, never_begins: false, classes };
}

/** The holder (or the desk) pauses a place by the club's rules. Throws 409 with `reasons`, 422. */
export async function takePause(scope: Scope, id: string, asked: TakePause): Promise<FixedPlace> {
  const wishing = await lockedWishes(scope, id);
  const { place, own, rules, today } = wishing;
  const { starts_on, ends_on, overrule } = asked;
  refusePausing(place, asked, today);
  refuseAgainstRules(whyNoPause(own, rules, { asked, today }), wishing, overrule);
  const why = overrule ?? asked.reason ?? '';
  if (givesUp(rules)) return giveUp(scope, wishing, { starts_on, ends_on, reason: why });
  if (!(await insertPause(scope, id, { starts_on, ends_on, reason: why })))
    throw conflict('places.already_paused', reason('places.already_paused').message);
  await settle(scope, place, 'paused');
  await tellPlaceChanged(scope, wishing, { what: 'paused', from: starts_on, until: ends_on });
  await append(scope, placeDaysChanged([id]));
  return getFixedPlace(scope, id);
}

async function giveUp(
  scope: Scope,
  wishing: Wishing & Wisher,
  span: { starts_on: string; ends_on: string; reason: string },
): Promise<FixedPlace> {
  await giveUpPlace(scope, wishing, span);
  await settle(scope, wishing.place, 'paused');
  await tellPlaceChanged(scope, wishing, { what: 'given_up', from: span.starts_on, until: span.ends_on });
  await passOn(scope, wishing);
  await append(scope, placeDaysChanged([wishing.place.id]));
  return getFixedPlace(scope, wishing.place.id);
}

/** Ends a pause from today on; see `resumeFixedPlace`. Throws 404, 409 `places.pausing_not_offered`. */
export async function endOwnPause(
  scope: Scope,
  id: string,
  { pause_id, overrule }: { pause_id: string; overrule?: string },
): Promise<PlaceTaken> {
  const wishing = await lockedWishes(scope, id);
  const pause = found(
    wishing.place.pauses.find((one) => one.id === pause_id),
    'pause',
  );
  const reasons = wishing.rules.holders_may_pause ? [] : [reason('places.pausing_not_offered')];
  refuseAgainstRules(reasons, wishing, overrule);
  await endPause(scope.tx, pause, wishing.today);
  const settled = await settle(scope, wishing.place);
  await tellPlaceChanged(scope, wishing, { what: 'resumed', from: wishing.today, until: null });
  await append(scope, placeDaysChanged([id]));
  return takenBy(scope, id, settled);
}

/** The message about the place tells of its dates. */
export const settle = (scope: Scope, place: FixedPlace, why?: string) =>
  settleClaims(scope, {
    ...{ schedule_ids: [place.schedule_id], place_ids: [place.id], told_otherwise: true },
    ...(why && { reason: why }),
  });

export async function tellPlaceChanged(
  scope: Scope,
  { place, by, club_id }: Wishing & Wisher,
  change: Pick<PlaceChanged['payload'], 'what' | 'from' | 'until'>,
): Promise<void> {
  const { id: place_id, schedule_id, student_id } = place;
  const by_user = scope.actor.user_id;
  const payload = { place_id, schedule_id, student_id, club_id, by, by_user, ...change };
  await append(scope, [{ type: 'enrollments.place_changed', payload } satisfies PlaceChanged]);
}
