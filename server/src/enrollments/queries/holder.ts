import { actsFor } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, dateParts, localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import { type Claim, datesOf, type Exception, exceptionOn } from '../rules/claims.ts';
import {
  firstPauseDay,
  givesUp,
  type HolderRules,
  lastDayOf,
  type OwnPlace,
  pausesLeft,
  whyNoLeaving,
  whyNoStaying,
} from '../rules/holder-choices.ts';
import { reason } from '../rules/reasons.ts';
import type { HolderChoices, PlaceDate, PlaceEffect } from '../schemas/holder.ts';
import type { FixedPlace } from '../schemas.ts';
import { claimsOf } from '../store/claims.ts';
import { clubOfGroup, holdersWithin } from '../store/fixed-places.ts';
import { ownPlaceOf } from '../store/own-place.ts';
import { type ComingDate, comingDates } from '../store/place-dates.ts';
import { getFixedPlace } from './fixed-places.ts';

/** Everything that a holder's wish is judged by. */
export interface Wishing {
  place: FixedPlace;
  own: OwnPlace;
  rules: HolderRules;
  today: string;
  /** Nobody else has the place after the last day that it has now. */
  free: boolean;
}

export async function wishingFor(scope: Scope, place: FixedPlace): Promise<Wishing> {
  const group = await clubOfGroup(scope.tx, place.schedule_id);
  const own = await ownPlaceOf(scope.tx, place.id);
  const rules = await settingsOf(scope.tx, settings, group);
  const today = localDateOf(scope.now, group.timezone);
  return { place, own, rules, today, free: await isFree(scope, place, { own, group }) };
}

async function isFree(
  { tx }: Scope,
  { schedule_id, student_id, ends_on }: FixedPlace,
  { own, group }: { own: OwnPlace; group: { max_participants: number } },
): Promise<boolean> {
  if (own.notice === null || ends_on === null) return false;
  const others = await holdersWithin(tx, schedule_id, addDays(ends_on, 1), own.notice.ended_before, {
    except: student_id,
  });
  return others.with_offers < group.max_participants;
}

/** What the holder may do by the club's rules, and from when; for those who see the place. */
export async function holderChoices(scope: Scope, id: string): Promise<HolderChoices> {
  const place = await getFixedPlace(scope, id);
  const { own, rules, today, free } = await wishingFor(scope, place);
  const first_day = firstPauseDay(own, rules, today);
  const left = pausesLeft(own, rules, dateParts(first_day).year);
  const last_day = lastDayOf(own, rules, today);
  return {
    today,
    pause: {
      offered: rules.holders_may_pause,
      reasons: whyNoPauseAtAll(rules, { left, year: dateParts(first_day).year }),
      ...{ first_day, min_days: rules.pause_min_days, max_days: rules.pause_max_days, left },
      gives_up: givesUp(rules),
    },
    leave: { reasons: whyNoLeaving(own, rules, { ends_on: last_day, today }), last_day },
    stay: { reasons: whyNoStaying(own, { free, today }) },
  };
}

function whyNoPauseAtAll(rules: HolderRules, { left, year }: { left: number; year: number }) {
  if (!rules.holders_may_pause) return [reason('places.pausing_not_offered')];
  return left > 0 ? [] : [reason('places.pauses_used', { count: rules.pauses_per_year, year })];
}

/** The dates of a place that are still to come, each with what became of it. */
export async function placeDates(scope: Scope, id: string): Promise<PlaceDate[]> {
  const place = await getFixedPlace(scope, id);
  const [claim] = await claimsOf(scope.tx, { schedule_ids: [place.schedule_id], place_ids: [id] });
  if (!claim || claim.status === 'ended') return [];
  const may = place.abilities.change || actsFor(scope.actor, place.student_id);
  const dates = await comingDates(scope, place);
  return dates.flatMap((date) => {
    const exception = exceptionOn(claim, date);
    return exception === 'outside' ? [] : [shown(date, exception, may)];
  });
}

function shown(
  date: ComingDate,
  exception: Exclude<Exception, 'outside'> | undefined,
  may: boolean,
): PlaceDate {
  const states = { enrolled: 'held', waitlisted: 'waits' } as const;
  return {
    ...named(date),
    state: exception ?? (date.booked ? states[date.booked] : 'missing'),
    can_release: may && exception === undefined && date.booked !== null,
    can_take_back: may && exception === 'released' && date.booked === null,
  };
}

const named = ({ id, local_date, starts, timezone }: ComingDate) => ({
  session_id: id,
  local_date,
  scheduled_datetime: offsetDateTime(starts, timezone),
});

/** The classes that there are already in which a change of the claim changes something. */
export async function classesChanged(
  scope: Scope,
  place: FixedPlace,
  changed: (claim: Claim) => Claim,
): Promise<PlaceEffect['classes']> {
  const [claim] = await claimsOf(scope.tx, { schedule_ids: [place.schedule_id], place_ids: [place.id] });
  if (!claim) return [];
  const dates = await comingDates(scope, place);
  const [before, after] = [datesOf(claim, dates), datesOf(changed(claim), dates)];
  const [more, fewer] = before.length > after.length ? [before, after] : [after, before];
  return more.filter((date) => !fewer.includes(date)).map(named);
}
