import type { ProblemParams } from '../../kernel/problem.ts';
import {
  addDays,
  type Interval,
  type LocalDate,
  localDateOf,
  localTimeOf,
  minutesBetween,
  mondayOf,
  overlaps,
} from '../../kernel/time/index.ts';
import { isOpenFor, openingThen } from './opening.ts';
import { type Closure, type Occurrence, occurrences, type Recurrence } from './recurrence.ts';

/** What takes somebody's or something's time. `session_id` null: not a class, or one that is only planned here. */
export type Busy = Interval & {
  title: string;
  session_id: string | null;
  is_planned?: boolean;
  /** The court is closed then: a class goes on without it. */
  is_closure?: boolean;
};
export type OpeningHours = { weekday: number; opens_at: string; closes_at: string };
export type ClubTime = {
  timezone: string;
  closures: readonly Closure[];
  opening_hours: readonly OpeningHours[];
};
export type FitProblem = { code: 'outside_windows' | 'on_leave' | 'over_weekly_hours'; detail: string };
/** `fit` says why they have no hours for a session, next to `taught_minutes` of others in that ISO week. */
export type InstructorTime = {
  display_name: string;
  fit: (session: Interval & { club_id: string; timezone: string }, taught_minutes: number) => FitProblem[];
};

/** A schedule of which sessions are wanted from `from` to `until`, local dates, both included. */
export type Wanted = Recurrence & {
  /** Null for one that is not saved yet. */
  id: string | null;
  name: string;
  club_id: string;
  instructor_id: string | null;
  assistant_instructor_ids: readonly string[];
  court_id: string | null;
  from: LocalDate;
  until: LocalDate;
};

export type GenerationFacts = {
  /** Sessions that started by then are not generated; null generates the past too. */
  after: Date | null;
  /** Warnings keep a date out too. */
  strict: boolean;
  clubs: ReadonlyMap<string, ClubTime>;
  /** Dates of a schedule that have their session, by schedule. */
  held: ReadonlyMap<string, ReadonlySet<LocalDate>>;
  instructors: ReadonlyMap<string, InstructorTime>;
  courts: ReadonlyMap<string, { name: string }>;
  busy_instructors: ReadonlyMap<string, readonly Busy[]>;
  busy_courts: ReadonlyMap<string, readonly Busy[]>;
};

export type ConflictCode =
  | 'court_busy'
  | 'instructor_busy'
  | 'instructor_outside_windows'
  | 'instructor_on_leave'
  | 'instructor_over_weekly_hours'
  | 'closed_hours'
  | 'court_closed';
export type Conflict = {
  code: ConflictCode;
  date: LocalDate;
  blocking: boolean;
  params: ProblemParams;
  message: string;
  with: Busy | null;
};
export type GenerationPlan = {
  /** Those on a day on which their court is closed have none. */
  sessions: (Occurrence & { without_court?: boolean })[];
  existing_count: number;
  skips: { date: LocalDate; reason: 'exdate' | 'closure'; name: string }[];
  conflicts: Conflict[];
  /** The last local date looked at. */
  until: LocalDate;
};

/**
 * Which sessions to make of each schedule, in their order: an earlier schedule's sessions take the time of
 * their court and instructor from the later ones.
 */
export function decideGeneration(facts: GenerationFacts, wanted: readonly Wanted[]): GenerationPlan[] {
  const taken: Taken = { instructors: new Map(), courts: new Map() };
  return wanted.map((schedule) => decideOne(facts, taken, schedule));
}

type Taken = { instructors: Map<string, Busy[]>; courts: Map<string, Busy[]> };

function decideOne(facts: GenerationFacts, taken: Taken, wanted: Wanted): GenerationPlan {
  const club = facts.clubs.get(wanted.club_id)!;
  const found = occurrences(wanted, { ...wanted, closures: club.closures });
  const held = facts.held.get(wanted.id ?? '');
  const plan: GenerationPlan = {
    sessions: [],
    existing_count: 0,
    skips: found.skipped.map((one) => ({
      date: one.occurrence.local_date,
      reason: one.reason,
      name: one.detail,
    })),
    conflicts: [],
    until: found.complete_until,
  };
  for (const occurrence of found.kept) {
    if (facts.after !== null && occurrence.starts_at <= facts.after) continue;
    if (held?.has(occurrence.local_date)) plan.existing_count += 1;
    else place(facts, taken, wanted, occurrence, plan);
  }
  return plan;
}

function place(
  facts: GenerationFacts,
  taken: Taken,
  wanted: Wanted,
  at: Occurrence,
  plan: GenerationPlan,
): void {
  const conflicts = [
    ...courtConflicts(facts, taken, wanted, at),
    ...coachesWanted(wanted).flatMap((id) => instructorConflicts(facts, taken, { ...wanted, id }, at)),
    ...hoursConflicts(facts, wanted, at),
  ].map((one) => ({ ...one, date: at.local_date, blocking: one.blocking || facts.strict }));
  plan.conflicts.push(...conflicts);
  if (conflicts.some((one) => one.blocking)) return;
  const without_court = conflicts.some((one) => one.code === 'court_closed');
  plan.sessions.push(without_court ? { ...at, without_court } : at);
  const { starts_at, ends_at } = at;
  const busy: Busy = { starts_at, ends_at, title: wanted.name, session_id: null, is_planned: true };
  for (const id of coachesWanted(wanted)) take(taken.instructors, id, busy);
  if (!without_court) take(taken.courts, wanted.court_id, busy);
}

type Found = Omit<Conflict, 'date'>;

function courtConflicts(facts: GenerationFacts, taken: Taken, wanted: Wanted, at: Occurrence): Found[] {
  if (wanted.court_id === null) return [];
  const there = facts.busy_courts.get(wanted.court_id);
  // What was left there when it was closed does not keep a class out that has no court that day.
  const closures = there?.filter((one) => one.is_closure);
  const busy = firstOverlap(at, closures, there, taken.courts.get(wanted.court_id));
  if (!busy) return [];
  const name = facts.courts.get(wanted.court_id)?.name ?? 'The court';
  const params = { name, title: busy.title };
  if (busy.is_closure) {
    const message = `${name} is closed that day: the class has no court.`;
    return [{ code: 'court_closed', blocking: false, params, message, with: null }];
  }
  const message = `${name} ${isTaken(busy, wanted)}.`;
  return [{ code: 'court_busy', blocking: true, params, message, with: busy }];
}

/** Who is to be at its classes: whoever gives them, and who helps. */
export const coachesWanted = (one: Pick<Wanted, 'instructor_id' | 'assistant_instructor_ids'>): string[] => [
  ...(one.instructor_id === null ? [] : [one.instructor_id]),
  ...one.assistant_instructor_ids,
];

type Asked = Pick<Wanted, 'club_id' | 'timezone'> & { id: string };

function instructorConflicts(facts: GenerationFacts, taken: Taken, wanted: Asked, at: Occurrence): Found[] {
  const others = facts.busy_instructors.get(wanted.id) ?? [];
  const decided = taken.instructors.get(wanted.id) ?? [];
  const instructor = facts.instructors.get(wanted.id);
  const name = instructor?.display_name ?? 'The instructor';
  const busy = firstOverlap(at, others, decided);
  if (busy) {
    const message = `${name} ${isTaken(busy, wanted)}.`;
    const params = { name, title: busy.title };
    return [{ code: 'instructor_busy', blocking: true, params, message, with: busy }];
  }
  if (!instructor) return [];
  const { club_id, timezone } = wanted;
  const taught = minutesInWeek(at.local_date, timezone, others, decided);
  return instructor.fit({ ...at, club_id, timezone }, taught).map((problem) => warning(name, problem));
}

const warning = (name: string, problem: FitProblem): Found => ({
  code: `instructor_${problem.code}`,
  blocking: false,
  params: { name },
  message: `${name}: ${problem.detail}.`,
  with: null,
});

function hoursConflicts(facts: GenerationFacts, { club_id, timezone }: Wanted, at: Occurrence): Found[] {
  const { opening_hours } = facts.clubs.get(club_id)!;
  if (isOpenFor(opening_hours, at, timezone)) return [];
  const today = openingThen(opening_hours, at, timezone);
  const hours = today.map((one) => `${one.opens_at.slice(0, 5)} to ${one.closes_at.slice(0, 5)}`).join(', ');
  const message = today.length === 0 ? 'The club is closed that day.' : `The club is open from ${hours}.`;
  const params = { hours: today.map((one) => `${one.opens_at.slice(0, 5)}–${one.closes_at.slice(0, 5)}`) };
  return [{ code: 'closed_hours', blocking: false, params, message, with: null }];
}

/** Minutes that these take in the ISO week of a date; `busy` of the week in the club's zone. */
export function minutesInWeek(date: LocalDate, timezone: string, ...busy: (readonly Busy[])[]): number {
  const monday = mondayOf(date);
  const next = addDays(monday, 7);
  let minutes = 0;
  for (const list of busy)
    for (const one of list) {
      const on = localDateOf(one.starts_at, timezone);
      if (on >= monday && on < next) minutes += minutesBetween(one.starts_at, one.ends_at);
    }
  return minutes;
}

function firstOverlap(at: Interval, ...lists: (readonly Busy[] | undefined)[]): Busy | undefined {
  for (const list of lists) {
    const found = list?.find((one) => overlaps(one, at));
    if (found) return found;
  }
  return undefined;
}

/** "has “Adults” on 2026-03-03 from 19:00 to 20:00", in the club's wall time. */
export function isTaken(busy: Busy, { timezone }: { timezone: string }): string {
  const from = `${localDateOf(busy.starts_at, timezone)} from ${localTimeOf(busy.starts_at, timezone)}`;
  return `has “${busy.title || 'something'}” on ${from} to ${localTimeOf(busy.ends_at, timezone)}`;
}

function take(taken: Map<string, Busy[]>, id: string | null, busy: Busy): void {
  if (id === null) return;
  const list = taken.get(id);
  if (list) list.push(busy);
  else taken.set(id, [busy]);
}
