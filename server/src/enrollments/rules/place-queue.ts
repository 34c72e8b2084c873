import { addDays, type LocalDate, laterDate } from '../../kernel/time/index.ts';
import { whyNotOfAge } from './ages.ts';
import { lacksAssessment, lacksCertificate } from './doors.ts';
import type { RefusalCode } from './refusals.ts';

/*
 * Who waits for a fixed place gets which one: docs/domain/place-queue.md. Dates are days of the club's calendar,
 * inclusive.
 */

/** The club's rules, as its settings say them. */
export interface QueueRules {
  place_queue: 'off' | 'desk' | 'offer' | 'give';
  place_offer_ahead_days: number;
  require_assessment: boolean;
  require_certificate: boolean;
}

/** A place that somebody holds, or is offered. */
export interface HeldSpan {
  starts_on: LocalDate;
  ends_on: LocalDate | null;
}

export interface Waiting {
  id: string;
  student_id: string;
  wants_from: LocalDate;
  blocked: boolean;
  level: number | null;
  birth_date: string | null;
  certificate_until: LocalDate | null;
  /** The last day of a place that they hold in the group for a time. */
  holds_until: LocalDate | null;
  despite_level: boolean;
  /** Gave a place up for a pause, and has the right to one again. */
  returns: boolean;
  /** Has another class at the time of one of the group's. */
  overlaps: boolean;
}

export interface QueuedGroup {
  max_participants: number;
  end_date: LocalDate | null;
  rating_min: number;
  rating_max: number;
  min_age: number | null;
  max_age: number | null;
}

/** Its last day is behind: there is nothing to wait for any more. */
export const isGroupOver = ({ end_date }: { end_date: LocalDate | null }, today: LocalDate): boolean =>
  end_date !== null && end_date < today;

/** The first day, `from` at the earliest, from which on a place is free for good; undefined when none ever is. */
export function freeFrom(held: readonly HeldSpan[], places: number, from: LocalDate): LocalDate | undefined {
  const later = held.flatMap(({ ends_on }) =>
    ends_on !== null && ends_on >= from ? [addDays(ends_on, 1)] : [],
  );
  return [from, ...later.sort()].find((day) => mostFrom(held, day) < places);
}

/** How many hold a place on the fullest day from `day` on. */
function mostFrom(held: readonly HeldSpan[], day: LocalDate): number {
  const days = [day, ...held.map((one) => one.starts_on).filter((start) => start > day)];
  return Math.max(...days.map((at) => held.filter((one) => isHeld(one, at)).length));
}

const isHeld = ({ starts_on, ends_on }: HeldSpan, day: LocalDate): boolean =>
  starts_on <= day && (ends_on === null || day <= ends_on);

export interface Offer {
  id: string;
  student_id: string;
  starts_on: LocalDate;
  ends_on: null;
}

/** Offers for which no place is left, the last ones of the queue: the group is smaller than when they were made. */
export function offersWithout(held: readonly HeldSpan[], offers: readonly Offer[], places: number): Offer[] {
  const taken = [...held];
  return offers.filter((offer) => {
    if (mostFrom(taken, offer.starts_on) >= places) return true;
    taken.push(offer);
    return false;
  });
}

/**
 * Why somebody is passed over. Another class at that time keeps nobody from an offer: they choose. A place that is given
 * without asking has to be had. The age and the certificate are those of the first day; who comes back from a pause has
 * shown theirs.
 */
export function whyOver(
  waiting: Waiting,
  group: QueuedGroup,
  rules: Pick<QueueRules, 'place_queue' | 'require_assessment' | 'require_certificate'> & { from: LocalDate },
): RefusalCode | undefined {
  const { place_queue, from } = rules;
  if (waiting.blocked) return 'client_blocked';
  const { level } = waiting;
  if (!waiting.despite_level && lacksAssessment(rules, waiting)) return 'assessment_needed';
  const suits = level === null || (level >= group.rating_min && level <= group.rating_max);
  if (!suits && !waiting.despite_level) return 'level_not_suitable';
  if (!waiting.returns && lacksCertificate(rules, waiting, from)) return 'certificate_needed';
  const age = whyNotOfAge({ ...group, local_date: from }, waiting);
  if (age) return age;
  return place_queue === 'give' && waiting.overlaps ? 'overlapping_booking' : undefined;
}

export interface Served {
  request: Waiting;
  from: LocalDate;
}

/** Who gets which place, in the order of the queue; one after the other, each beside those before. */
export function decideQueue(
  { group, held, waiting }: { group: QueuedGroup; held: readonly HeldSpan[]; waiting: readonly Waiting[] },
  rules: QueueRules,
  today: LocalDate,
): Served[] {
  if (rules.place_queue !== 'offer' && rules.place_queue !== 'give') return [];
  const taken = [...held];
  const served: Served[] = [];
  for (const request of waiting) {
    if (isAway(request, today)) continue;
    const from = freeFrom(taken, group.max_participants, firstDay(request, today));
    if (from === undefined || !isNear(from, group, { rules, today })) continue;
    if (whyOver(request, group, { ...rules, from }) !== undefined) continue;
    taken.push({ starts_on: from, ends_on: null });
    served.push({ request, from });
  }
  return served;
}

/** Who comes back from a pause stands in nobody's way while it lasts, but for its last days. */
const isAway = ({ returns, wants_from }: Waiting, today: LocalDate): boolean =>
  returns && wants_from > addDays(today, daysToReturn);

const daysToReturn = 7;

/** The first day on which they could have a place of their own. */
export function firstDay({ wants_from, holds_until }: Waiting, today: LocalDate): LocalDate {
  const wanted = laterDate(wants_from, today);
  return holds_until === null ? wanted : laterDate(wanted, addDays(holds_until, 1));
}

const isNear = (
  from: LocalDate,
  { end_date }: QueuedGroup,
  { rules, today }: { rules: QueueRules; today: LocalDate },
): boolean => from <= addDays(today, rules.place_offer_ahead_days) && (end_date === null || from <= end_date);
