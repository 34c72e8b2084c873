import { type Availability, freeIntervals } from '../../instructors/rules/availability.ts';
import {
  addDays,
  addMinutes,
  clockMinutes,
  clockTime,
  covers,
  eachDate,
  type Interval,
  type LocalDate,
  type LocalTime,
  localTimeOf,
  mondayOf,
  overlaps,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { type Busy, minutesInWeek, type OpeningHours } from '../../scheduling/rules/generation.ts';
import { isOpenFor } from '../../scheduling/rules/opening.ts';
import { type Ranked, rankOf, theNearest } from './slot-order.ts';

/** A class that has to find another time. */
export interface SlotClass extends Interval {
  id: string;
  club_id: string;
  timezone: string;
  local_date: LocalDate;
  local_time: LocalTime;
  duration_minutes: number;
  court_id: string | null;
}
/** Somebody who is at the class: who gives it must have the time for it, who helps no other class. */
export interface SlotCoach extends Availability {
  gives: boolean;
  is_active: boolean;
  max_weekly_hours: number;
  /** Their classes, those in which they help too; this one is not among them. */
  busy: readonly Busy[];
}
export interface SlotCourt {
  id: string;
  is_indoor: boolean;
  busy: readonly Interval[];
}
export interface SlotPerson {
  student_id: string;
  /** In the class, or waits for it. */
  is_enrolled: boolean;
  elsewhere: readonly (Interval & { title: string; is_enrolled: boolean })[];
  /** Pauses of their fixed place in this group. */
  away: readonly { starts_on: LocalDate; ends_on: LocalDate }[];
}
/** All that a search looks at; local dates are included. */
export interface SlotFacts {
  now: Date;
  from_date: LocalDate;
  until_date: LocalDate;
  class: SlotClass;
  coaches: readonly SlotCoach[];
  /** Those in use, the one that the class has first, then as they are to be tried. */
  courts: readonly SlotCourt[];
  closures: readonly { starts_on: LocalDate; ends_on: LocalDate }[];
  opening_hours: readonly OpeningHours[];
  people: readonly SlotPerson[];
}

export const hindrances = ['other_class', 'away', 'waits_elsewhere'] as const;
export interface Hindered {
  student_id: string;
  reason: (typeof hindrances)[number];
  /** The other class. */
  title: string | null;
}
export interface Slot extends Interval, Ranked {
  local_date: LocalDate;
  local_time: LocalTime;
  court_id: string | null;
  /** Of those in the class. */
  cannot: Hindered[];
  /** In the class, and on the waiting list of another one then: they can come. */
  waits_elsewhere: Hindered[];
  /** How many of those who wait for the class could not come. */
  waiting_cannot: number;
  /** Who helps has leave or no hours then: no constraint, and the desk decides. */
  assistant_away: boolean;
}

/** Why a time is none, the first that holds. */
export const refusedFor = ['closed', 'coach', 'assistant', 'court', 'people'] as const;
export type Refused = Record<(typeof refusedFor)[number], number>;
export interface SlotsFound {
  slots: Slot[];
  refused: Refused;
}

/** Nobody is asked to come sooner: minutes from now. */
const notice = 60;
/** Classes begin at half hours, and where this one did. */
const step = 30;
const minutesOfDay = 24 * 60;
/** When a class takes place where neither the club nor the coach said when: nobody is asked to come at four. */
const daytime: OpeningHours[] = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  ...{ opens_at: '07:00', closes_at: '23:00' },
}));

/**
 * Where a class could go: times at which the club is open, its coach has the hours and no other class, who helps in it has no
 * other class, a court is free, and more than half of those in it can come. Those to which most can come first, then the nearest.
 */
export function findSlots(facts: SlotFacts): SlotsFound {
  const refused: Refused = { closed: 0, coach: 0, assistant: 0, court: 0, people: 0 };
  const judge = judgeOf(facts);
  const possible: Slot[] = [];
  for (const start of startsOf(facts)) {
    const judged = judge(start);
    // At its own hour there is only another court to find.
    const isOwn = start.starts_at.getTime() === facts.class.starts_at.getTime();
    if (isOwn && (typeof judged === 'string' || judged.court_id === facts.class.court_id)) continue;
    if (typeof judged === 'string') refused[judged] += 1;
    else possible.push(judged);
  }
  return { slots: theNearest(possible), refused };
}

type Start = Interval & { local_date: LocalDate; local_time: LocalTime };

/** Every time in question: an hour ahead at least, on the clock of that day. */
function* startsOf({ class: it, now, ...facts }: SlotFacts): Generator<Start> {
  for (const local_date of eachDate(facts.from_date, facts.until_date))
    for (const local_time of timesOfDay(it.local_time)) {
      const starts_at = zonedInstant(local_date, local_time, it.timezone);
      // An hour that the clock skips is none.
      if (starts_at < addMinutes(now, notice) || localTimeOf(starts_at, it.timezone) !== local_time) continue;
      yield { local_date, local_time, starts_at, ends_at: addMinutes(starts_at, it.duration_minutes) };
    }
}

function timesOfDay(own: LocalTime): LocalTime[] {
  const offset = clockMinutes(own) % step;
  const minutes = new Set<number>();
  for (let at = 0; at < minutesOfDay; at += step) minutes.add(at).add(at + offset);
  return [...minutes].sort((a, b) => a - b).map(clockTime);
}

/** What is the same for all times is reckoned once. */
function judgeOf(facts: SlotFacts): (start: Start) => Slot | keyof Refused {
  const givers = facts.coaches
    .filter((one) => one.gives)
    .map((one) => ({ ...one, has: timeOfCoach(facts, one) }));
  const helpers = facts.coaches.filter((one) => !one.gives);
  const helped = helpers.map((one) => meeting(one.busy));
  const courts = facts.courts.map(({ id, busy }) => ({ id, taken: meeting(busy) }));
  const helpersTime = helpers.map((one) => ({ ...one, has: hoursOfCoach(facts, one) }));
  const open = openingOf(facts);
  return (start) => {
    if (!open(start)) return 'closed';
    if (!givers.every((one) => one.is_active && one.has(start))) return 'coach';
    if (helped.some((taken) => taken(start))) return 'assistant';
    const court = facts.class.court_id === null ? null : courts.find(({ taken }) => !taken(start))?.id;
    if (court === undefined) return 'court';
    const people = whoCannot(facts.people, start);
    if (!mostCan(facts.people, people.cannot.length)) return 'people';
    const assistant_away = helpersTime.some((one) => !one.is_active || !one.has(start));
    const rank = rankOf(facts.class, { ...start, court_id: court, cannot: people.cannot.length });
    return { ...start, court_id: court, ...people, assistant_away, ...rank };
  };
}

type Meets = (at: Interval) => boolean;
const dayMs = 86_400_000;
const dayOf = (instant: Date): number => Math.floor(instant.getTime() / dayMs);

/** Whether a time meets any of these: looked up by its days, for a club has thousands of reservations in two months. */
function meeting(busy: readonly Interval[]): Meets {
  const byDay = new Map<number, Interval[]>();
  for (const one of busy)
    for (let day = dayOf(one.starts_at); day <= dayOf(one.ends_at); day += 1)
      byDay.set(day, [...(byDay.get(day) ?? []), one]);
  return (at) =>
    [dayOf(at.starts_at), dayOf(at.ends_at)].some((day) => byDay.get(day)?.some((one) => overlaps(one, at)));
}

function openingOf({ class: it, closures, opening_hours, coaches }: SlotFacts): (start: Start) => boolean {
  const someHours = opening_hours.length > 0 || coaches.some((one) => one.gives && one.windows.length > 0);
  const hours = someHours ? opening_hours : daytime;
  return (start) => {
    const { local_date, local_time } = start;
    if (closures.some((one) => one.starts_on <= local_date && local_date <= one.ends_on)) return false;
    return isOpenFor(hours, start, it.timezone) || (!someHours && local_time === it.local_time);
  };
}

/** Whether a coach works then and has no other class. */
function hoursOfCoach({ class: it, from_date, until_date }: SlotFacts, coach: SlotCoach) {
  const { club_id, timezone } = it;
  // A day more: a class may run past midnight.
  const frame = { from_date, until_date: addDays(until_date, 1), timezone, club_id };
  const free = freeIntervals({ ...coach, ...frame, busy: coach.busy });
  return ({ starts_at, ends_at }: Start): boolean => covers(free, { starts_at, ends_at });
}

/** And stays within the hours of that week. */
function timeOfCoach(facts: SlotFacts, coach: SlotCoach) {
  const { timezone, duration_minutes } = facts.class;
  const works = hoursOfCoach(facts, coach);
  const taught = new Map<LocalDate, number>();
  return (start: Start): boolean => {
    const monday = mondayOf(start.local_date);
    const minutes = taught.get(monday) ?? minutesInWeek(monday, timezone, coach.busy);
    taught.set(monday, minutes);
    return minutes + duration_minutes <= coach.max_weekly_hours * 60 && works(start);
  };
}

function whoCannot(
  people: readonly SlotPerson[],
  start: Start,
): Pick<Slot, 'cannot' | 'waits_elsewhere' | 'waiting_cannot'> {
  const found = people.flatMap((one) => {
    const hindered = hindranceOf(one, start);
    return hindered ? [{ ...hindered, is_enrolled: one.is_enrolled }] : [];
  });
  const [can, cannot] = [true, false].map((waits) =>
    found.filter((one) => (one.reason === 'waits_elsewhere') === waits),
  );
  const enrolled = (all: typeof found): Hindered[] =>
    all.filter((one) => one.is_enrolled).map(({ is_enrolled: _, ...one }) => one);
  return {
    cannot: enrolled(cannot!),
    waits_elsewhere: enrolled(can!),
    waiting_cannot: cannot!.filter((one) => !one.is_enrolled).length,
  };
}

function hindranceOf({ student_id, elsewhere, away }: SlotPerson, start: Start): Hindered | undefined {
  const meeting = elsewhere.filter((one) => overlaps(one, start));
  const other = meeting.find((one) => one.is_enrolled);
  if (other) return { student_id, reason: 'other_class', title: other.title };
  if (away.some((one) => one.starts_on <= start.local_date && start.local_date <= one.ends_on))
    return { student_id, reason: 'away', title: null };
  return meeting[0] && { student_id, reason: 'waits_elsewhere', title: meeting[0].title };
}

function mostCan(people: readonly SlotPerson[], cannot: number): boolean {
  const enrolled = people.filter((one) => one.is_enrolled).length;
  return enrolled === 0 || 2 * cannot < enrolled;
}
