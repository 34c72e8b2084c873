import { clockMinutes, dayNumber } from '../../../kernel/time/index.ts';
import type { Excluded, PlanKind, PlanOptions } from '../options.ts';
import type { Coach, Court, Existing, Kind, Lock, Puzzle, Start } from '../puzzle.ts';
import type { FactCoach, Facts } from './facts.ts';
import { type Apart, type Groups, groupsOf, type Held } from './groups.ts';
import { type Calendar, calendarOf, datesOf, startId } from './hours.ts';
import { peopleOf, type Wanting } from './people.ts';
import { seasonOf } from './season.ts';
import { hold, type Span } from './spans.ts';

/** What a plan is made from, with what the reader is told of it. */
export interface Built {
  puzzle: Puzzle;
  people: Wanting[];
  apart: Apart[];
}

/** A club that has said nothing of its hours is open at these. */
const usualHours = { from: 8 * 60, to: 22 * 60 };

/** The puzzle of these terms. `locks` and `weights` come from the plan as they are. */
export function puzzleFrom(
  facts: Facts,
  { options, excluded, locks }: { options: PlanOptions; excluded: Excluded; locks: readonly Lock[] },
): Built {
  const groups = groupsOf(facts, options, new Set(facts.coaches.map(({ id }) => id)));
  const others = [
    ...facts.schedules.filter(({ is_planned }) => !is_planned),
    ...groups.apart.map(({ schedule }) => schedule),
  ];
  const calendar = calendarOf(facts, others);
  const possible = startsOf(facts, options, groups);
  const people = peopleOf({ facts, options, excluded, starts: possible, groups });
  const wanted = new Set([
    ...people.flatMap(({ person }) => person.starts),
    ...groups.held.map((group) => idOf(facts, group)),
    ...locks.map(({ start }) => start),
  ]);
  const starts = possible.filter(({ id }) => wanted.has(id));
  const dates = new Map(facts.terms.map((term) => [term.club_id, datesOf(facts, term)]));
  const isFree = (id: string, start: Start): boolean => {
    const among = dates.get(start.club)?.get(start.weekday - 1) ?? new Set<string>();
    return (
      among.size > 0 && calendar.takenOn(id, start, among) <= Math.min(options.missed_dates, among.size - 1)
    );
  };
  const puzzle: Puzzle = {
    starts,
    courts: facts.courts.map(
      ({ id, club_id }): Court => ({
        ...{ id, club: club_id },
        starts: starts
          .filter((start) => start.club === club_id && isFree(id, start))
          .map((start) => start.id),
      }),
    ),
    coaches: facts.coaches.map((coach) =>
      coachOf(coach, { facts, options, groups, calendar, starts, isFree }),
    ),
    kinds: options.kinds.map(kindOf),
    people: people.map(({ person }) => person),
    groups: groups.held.map((group) => existingOf(facts, group)),
    locks,
    weights: options.weights,
    travel: options.travel_minutes,
  };
  return { puzzle, people, apart: groups.apart };
}

const idOf = ({ terms }: Facts, { schedule, weekday, from, to }: Held): string =>
  startId(
    terms.findIndex(({ club_id }) => club_id === schedule.club_id),
    weekday,
    { from, to },
  );

/** Every hour at which a class could begin, and those of today's groups. In the order of clubs, days and times. */
function startsOf(facts: Facts, options: PlanOptions, groups: Groups): Start[] {
  const lengths = [...new Set(options.kinds.map(({ duration_minutes }) => duration_minutes))].sort(
    (a, b) => a - b,
  );
  const prime = new Set(facts.prime.map(({ club_id, weekday, hour }) => `${club_id} ${weekday} ${hour}`));
  const all = new Map<string, Start>();
  const add = (club: number, weekday: number, { from, to }: Span) => {
    const { club_id } = facts.terms[club]!;
    const hours = [...Array(Math.ceil(to / 60) - Math.floor(from / 60)).keys()].map(
      (n) => Math.floor(from / 60) + n,
    );
    const id = startId(club, weekday, { from, to });
    all.set(id, {
      ...{ id, club: club_id, weekday: weekday + 1, minute: from, minutes: to - from },
      prime: hours.some((hour) => prime.has(`${club_id} ${weekday} ${hour}`)),
    });
  };
  facts.terms.forEach(({ club_id }, club) => {
    for (let weekday = 0; weekday < 7; weekday++) {
      const spans = spansOf(facts, options, club_id, weekday);
      for (let from = 0; from < 24 * 60; from += options.grid_minutes)
        for (const length of lengths)
          if (hold(spans, { from, to: from + length })) add(club, weekday, { from, to: from + length });
      for (const held of groups.held)
        if (held.schedule.club_id === club_id && held.weekday === weekday) add(club, weekday, held);
    }
  });
  return [...all.values()].sort(
    (a, b) =>
      (a.club < b.club ? -1 : a.club > b.club ? 1 : 0) ||
      a.weekday - b.weekday ||
      a.minute - b.minute ||
      a.minutes - b.minutes,
  );
}

function spansOf({ opening }: Facts, { hours }: PlanOptions, club_id: string, weekday: number): Span[] {
  if (hours !== null)
    return hours
      .filter((hour) => hour.club_id === club_id && hour.weekday === weekday)
      .map(({ starts_at, ends_at }) => ({ from: clockMinutes(starts_at), to: clockMinutes(ends_at) }));
  const own = opening.filter((hour) => hour.club_id === club_id);
  return own.length === 0 ? [usualHours] : own.filter((hour) => hour.weekday === weekday);
}

interface ForCoach {
  facts: Facts;
  options: PlanOptions;
  groups: Groups;
  calendar: Calendar;
  starts: readonly Start[];
  isFree: (id: string, start: Start) => boolean;
}

/** What they do anyway counts against their hours. Of a group that they hold today nobody asks whether they can. */
function coachOf(coach: FactCoach, { facts, options, groups, calendar, starts, isFree }: ForCoach): Coach {
  const held = groups.held.filter(
    ({ instructor_id, freedom }) => instructor_id === coach.id && freedom !== 'free',
  );
  const heldStarts = new Set(held.map((group) => idOf(facts, group)));
  const can = (start: Start) =>
    coach.club_ids.includes(start.club) &&
    (coach.windows.length === 0 ||
      hold(
        coach.windows.filter(
          ({ weekday, club_id }) =>
            weekday === start.weekday - 1 && (club_id === null || club_id === start.club),
        ),
        { from: start.minute, to: start.minute + start.minutes },
      ));
  const teaches = ({ class_type_id }: PlanKind) =>
    coach.specialties.length === 0 || coach.specialties.includes(class_type_id);
  const heldKinds = new Set(held.map(({ kind }) => kind.id));
  return {
    id: coach.id,
    starts: starts
      .filter((start) => heldStarts.has(start.id) || (can(start) && isFree(coach.id, start)))
      .map(({ id }) => id),
    kinds: options.kinds.filter((kind) => heldKinds.has(kind.id) || teaches(kind)).map(({ id }) => id),
    minutes: Math.max(
      Math.floor(coach.max_weekly_hours * 60 - calendar.weekly(coach.id, weeksOf(facts))),
      held.filter(({ freedom }) => freedom === 'fixed').reduce((sum, { from, to }) => sum + to - from, 0),
      0,
    ),
  };
}

function weeksOf({ terms }: Facts): number {
  const { first, last } = seasonOf(terms);
  return Math.max(1, Math.round((dayNumber(last) - dayNumber(first) + 1) / 7));
}

const kindOf = (kind: PlanKind): Kind => ({
  id: kind.id,
  minutes: kind.duration_minutes,
  level: [kind.min_level, kind.max_level],
  age: [kind.min_age ?? 0, kind.max_age ?? 150],
  size: [kind.min_participants, kind.max_participants],
  untested: kind.takes_untested,
  price: kind.price,
});

const existingOf = (facts: Facts, group: Held): Existing => ({
  id: group.schedule.id,
  kind: group.kind.id,
  start: idOf(facts, group),
  coach: group.instructor_id,
  members: group.members,
  freedom: group.freedom,
});
