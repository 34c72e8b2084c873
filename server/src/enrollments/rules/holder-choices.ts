import {
  addDays,
  addMonths,
  dateFromParts,
  dateParts,
  dayNumber,
  daysInMonth,
  type LocalDate,
  laterDate,
} from '../../kernel/time/index.ts';
import { type Reason, reason } from './reasons.ts';

/*
 * What the holder of a fixed place may do with it, and from when, by the club's rules: docs/domain/fixed-places.md.
 * Dates are days of the club's calendar, inclusive.
 */

/** The club's rules, as its settings say them. */
export interface HolderRules {
  holders_may_pause: boolean;
  pause_notice_days: number;
  pause_min_days: number;
  pause_max_days: number;
  pause_place: 'released' | 'given_up';
  pauses_per_year: number;
  place_queue: 'off' | 'desk' | 'offer' | 'give';
  holders_may_leave: boolean;
  notice_to_leave: 'none' | 'days' | 'month' | 'term';
  leave_notice_days: number;
  leave_notice_day: number;
  minimum_stay_days: number;
}

interface Span {
  starts_on: LocalDate;
  ends_on: LocalDate;
}

/** A place as its holder's wishes are judged. */
export interface OwnPlace {
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  /** The first day of the first of the places that go on in this one. */
  held_since: LocalDate;
  /** Of all of those places. */
  pauses: readonly Span[];
  /** The last day of the group, where it has one. */
  group_ends_on: LocalDate | null;
  /** Of the notice that ends it: what its last day was before; or of its release, because fees are overdue. */
  notice: { ended_before: LocalDate | null; for_arrears: boolean } | null;
}

/** The first day that a pause may have. */
export const firstPauseDay = (place: OwnPlace, rules: HolderRules, today: LocalDate): LocalDate =>
  laterDate(addDays(today, rules.pause_notice_days), place.starts_on);

/** Whether a pause gives the place up: there has to be a queue to come back by. */
export const givesUp = (rules: HolderRules): boolean =>
  rules.pause_place === 'given_up' && rules.place_queue !== 'off';

/** Everything that stands against a pause; empty: it may be had. */
export function whyNoPause(
  place: OwnPlace,
  rules: HolderRules,
  { asked, today }: { asked: Span; today: LocalDate },
): Reason[] {
  if (!rules.holders_may_pause) return [reason('places.pausing_not_offered')];
  const first = firstPauseDay(place, rules, today);
  const days = dayNumber(asked.ends_on) - dayNumber(asked.starts_on) + 1;
  const meets = (one: Span) => one.starts_on <= asked.ends_on && asked.starts_on <= one.ends_on;
  const reasons: Reason[] = [];
  if (asked.starts_on < first) reasons.push(reason('places.pause_too_soon', { date: first }));
  if (days < rules.pause_min_days)
    reasons.push(reason('places.pause_too_short', { days: rules.pause_min_days }));
  if (days > rules.pause_max_days)
    reasons.push(reason('places.pause_too_long', { days: rules.pause_max_days }));
  if (place.pauses.some(meets)) reasons.push(reason('places.already_paused'));
  if (pausesLeft(place, rules, yearOf(asked.starts_on)) <= 0)
    reasons.push(
      reason('places.pauses_used', { count: rules.pauses_per_year, year: yearOf(asked.starts_on) }),
    );
  return reasons;
}

const yearOf = (date: LocalDate): number => dateParts(date).year;

/**
 * How many more may begin in a calendar year. A pause that a split or a move has cut in two is one, and so is what is
 * left of one in another season.
 */
export function pausesLeft(place: OwnPlace, rules: HolderRules, year: number): number {
  const whole = place.pauses.filter(
    ({ starts_on }) =>
      !place.pauses.some((other) => other.starts_on < starts_on && addDays(other.ends_on, 1) >= starts_on),
  );
  return rules.pauses_per_year - whole.filter(({ starts_on }) => yearOf(starts_on) === year).length;
}

/** The earliest last day to which notice given today leads. */
export function lastDayOf(place: OwnPlace, rules: HolderRules, today: LocalDate): LocalDate {
  const until = noticeUntil(place, rules, today);
  if (rules.minimum_stay_days === 0) return until;
  return laterDate(until, addDays(place.held_since, rules.minimum_stay_days - 1));
}

function noticeUntil(place: OwnPlace, rules: HolderRules, today: LocalDate): LocalDate {
  if (rules.notice_to_leave === 'days') return addDays(today, rules.leave_notice_days);
  if (rules.notice_to_leave === 'month')
    return monthEnd(dateParts(today).day <= rules.leave_notice_day ? today : addMonths(today, 1));
  if (rules.notice_to_leave === 'term') return laterDate(place.group_ends_on ?? monthEnd(today), today);
  return today;
}

function monthEnd(date: LocalDate): LocalDate {
  const { year, month } = dateParts(date);
  return dateFromParts(year, month, daysInMonth(year, month));
}

/** Everything that stands against leaving with `ends_on` as the last day; empty: they may. */
export function whyNoLeaving(
  place: OwnPlace,
  rules: HolderRules,
  { ends_on, today }: { ends_on: LocalDate; today: LocalDate },
): Reason[] {
  if (!rules.holders_may_leave) return [reason('places.leaving_not_offered')];
  const earliest = lastDayOf(place, rules, today);
  if (place.ends_on !== null && place.ends_on <= laterDate(earliest, ends_on))
    return [reason('places.ends_before', { date: place.ends_on })];
  return ends_on < earliest ? [reason('places.notice_needed', { date: earliest })] : [];
}

/** Why notice cannot be taken back. `free`: the place is nobody else's after the last day that it has now. */
export function whyNoStaying(
  place: OwnPlace,
  { free, today }: { free: boolean; today: LocalDate },
): Reason[] {
  if (place.notice === null || place.ends_on === null) return [reason('places.no_notice')];
  if (place.notice.for_arrears) return [reason('places.released')];
  if (today > place.ends_on) return [reason('places.notice_over')];
  return free ? [] : [reason('places.given_since')];
}

/** Why the desk cannot give a place back that was released. */
export function whyNoReturn(
  { notice }: OwnPlace,
  { free, today }: { free: boolean; today: LocalDate },
): Reason[] {
  if (!notice?.for_arrears) return [reason('places.not_released')];
  if (notice.ended_before !== null && notice.ended_before < today) return [reason('places.notice_over')];
  return free ? [] : [reason('places.given_since')];
}
