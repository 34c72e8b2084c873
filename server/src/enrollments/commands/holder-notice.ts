import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { classesChanged, type Wishing } from '../queries/holder.ts';
import { lastDayOf, whyNoLeaving, whyNoStaying } from '../rules/holder-choices.ts';
import { refuseLeaving } from '../rules/place-dates.ts';
import { reason } from '../rules/reasons.ts';
import type { GiveNotice, PlaceEffect } from '../schemas/holder.ts';
import type { FixedPlace, PlaceTaken } from '../schemas.ts';
import { endFixedPlace, keepFixedPlace } from '../store/fixed-places.ts';
import { closeReturn } from '../store/place-requests.ts';
import { lockedWishes, refuseAgainstRules, wishes } from './holder.ts';
import { settle, tellPlaceChanged } from './holder-pause.ts';
import { serveQueues } from './place-queue.ts';
import { takenBy } from './taken.ts';

/** The last day to which notice leads, the classes that are given back, and what the rules have against it. */
export async function previewNotice(scope: Scope, id: string, asked: GiveNotice): Promise<PlaceEffect> {
  const wishing = await wishes(scope, id);
  const { ends_on, reasons } = judged(wishing, asked);
  const never_begins = ends_on < wishing.place.starts_on;
  const classes = await classesChanged(scope, wishing.place, (claim) => ({ ...claim, ends_on }));
  return { reasons, starts_on: null, ends_on, never_begins, classes };
}

/** The holder (or the desk) leaves by the club's rules. Throws 409 with `reasons`, `places.ends_before`, 422. */
export async function giveNotice(scope: Scope, id: string, asked: GiveNotice): Promise<FixedPlace> {
  const wishing = await lockedWishes(scope, id);
  const { place } = wishing;
  const { ends_on, reasons } = judged(wishing, asked);
  refuseAgainstRules(reasons, wishing, asked.overrule);
  // Nobody overrules that it does not last longer by this.
  if (place.ends_on !== null && ends_on >= place.ends_on)
    throw conflict('places.ends_before', reason('places.ends_before').message, {
      params: { date: place.ends_on },
    });
  const why = asked.overrule ?? asked.reason ?? '';
  await endFixedPlace(scope, place, ends_on, { reason: why, notice_at: scope.now });
  await settle(scope, place, 'left');
  await tellPlaceChanged(scope, wishing, { what: 'leaves', from: null, until: ends_on });
  await serveQueues(scope, [place.schedule_id]);
  await append(scope, placeDaysChanged([id]));
  announce(scope.tx, 'places', [id]);
  return getFixedPlace(scope, id);
}

function judged({ place, own, rules, today }: Wishing, asked: GiveNotice) {
  const ends_on = asked.ends_on ?? lastDayOf(own, rules, today);
  const reasons = whyNoLeaving(own, rules, { ends_on, today });
  if (place.ends_on === null || ends_on <= place.ends_on) refuseLeaving(place, ends_on, today);
  return { ends_on, reasons };
}

/** What taking notice back would give again. */
export async function previewStaying(scope: Scope, id: string): Promise<PlaceEffect> {
  const { place, own, free, today } = await wishes(scope, id);
  const ends_on = own.notice?.ended_before ?? null;
  const classes = own.notice ? await classesChanged(scope, place, (claim) => ({ ...claim, ends_on })) : [];
  const reasons = whyNoStaying(own, { free, today });
  return { reasons, starts_on: null, ends_on, never_begins: false, classes };
}

/** Takes notice back: the place lasts as long as before, until the last day and while nobody else has it. */
export async function withdrawNotice(scope: Scope, id: string): Promise<PlaceTaken> {
  const wishing = await lockedWishes(scope, id);
  const { place, own, free, today } = wishing;
  refuseAgainstRules(whyNoStaying(own, { free, today }), wishing, undefined);
  const ends_on = own.notice?.ended_before ?? null;
  const [given] = (await keepFixedPlace(scope, id, ends_on)) ? [] : [reason('places.given_since')];
  refuseAgainstRules(given ? [given] : [], wishing, undefined);
  await closeReturn(scope.tx, place);
  const settled = await settle(scope, place);
  await tellPlaceChanged(scope, wishing, { what: 'stays', from: null, until: ends_on });
  // Who has the place for good waits for none any more.
  await serveQueues(scope, [place.schedule_id]);
  await append(scope, placeDaysChanged([id]));
  return takenBy(scope, id, settled);
}
