import { addDays, clockMinutes, dayNumber, type LocalDate } from '../../kernel/time/index.ts';

export const reasons = [
  'pace',
  'your_level',
  'other_skills',
  'your_time',
  'your_coach',
  'ends_soon',
] as const;
export type Reason = (typeof reasons)[number];

/** A class that somebody has taken, or is going to. */
export interface Taken {
  local_date: LocalDate;
  /** `19:00` */
  local_time: string;
  class_type_id: string;
  coach_id: string | null;
}

/** A class that the package would pay for. */
export interface Candidate extends Taken {
  id: string;
  /** It is for the level that they were assessed at, and not for every one. */
  own_level: boolean;
}

export interface Plan {
  /** How many classes are left. */
  classes: number;
  /** As many are suggested; all that are left unless told. */
  most?: number;
  today: LocalDate;
  expires_on: LocalDate;
}

export interface Suggestion {
  id: string;
  reasons: Reason[];
}

/** With the instants as numbers: each candidate is compared with each class that they have had. */
type Timed<One extends Taken> = One & { day: number; minute: number };
const timed = <One extends Taken>(one: One): Timed<One> => ({
  ...one,
  day: dayNumber(one.local_date),
  minute: clockMinutes(one.local_time),
});

const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** How many days lie between two classes when they are spread evenly until the end. */
export const paceOf = ({ classes, today, expires_on }: Plan): number =>
  Math.max(1, Math.floor((daysBetween(today, expires_on) + 1) / Math.max(1, classes)));

const suggestedOf = ({ classes, most = classes }: Plan): number => Math.min(classes, most);

/**
 * The days to look for each of the suggested classes: one stretch after the other, as long as the pace; the last class
 * that is left has all that remain.
 */
export function stretchesOf(plan: Plan): { from: LocalDate; until: LocalDate }[] {
  const pace = paceOf(plan);
  return Array.from({ length: suggestedOf(plan) }, (_, n) => {
    const end = addDays(plan.today, (n + 1) * pace - 1);
    const isLast = n + 1 === plan.classes || end > plan.expires_on;
    return { from: addDays(plan.today, n * pace), until: isLast ? plan.expires_on : end };
  }).filter(({ from, until }) => from <= until);
}

/**
 * Which classes to take before a package ends, by day: as many as are left, spread over the time that there is, never
 * two on one day, and of those the ones that fit best: of their level, of a type that they have neither had lately nor booked, at their
 * hour, with their coach. Each with its reasons. Pure; of equals the earlier one.
 */
export function optimizeUsage(
  candidates: readonly Candidate[],
  taken: readonly Taken[],
  plan: Plan,
): Suggestion[] {
  const [all, had] = [candidates.map(timed), taken.map(timed)];
  const [pace, last] = [paceOf(plan), dayNumber(plan.expires_on)];
  const chosen: Timed<Candidate>[] = [];
  while (chosen.length < suggestedOf(plan)) {
    const best = bestOf(all, [...had, ...chosen], pace);
    if (!best) break;
    chosen.push(best);
  }
  return chosen
    .map((one) => ({ id: one.id, reasons: reasonsFor(one, { had, chosen, pace, last }) }))
    .toSorted((a, b) => orderOf(candidates, a.id) - orderOf(candidates, b.id));
}

const orderOf = (candidates: readonly Candidate[], id: string): number =>
  candidates.findIndex((one) => one.id === id);

/** Of those on a day without a class; `candidates` are in the order of time. */
function bestOf(
  candidates: readonly Timed<Candidate>[],
  had: readonly Timed<Taken>[],
  pace: number,
): Timed<Candidate> | undefined {
  let best: { one: Timed<Candidate>; score: number } | undefined;
  for (const one of candidates) {
    const gap = gapTo(one, had);
    if (gap === 0) continue;
    const score = fitOf(one, had) - 4 * Math.max(0, 1 - gap / pace);
    if (!best || score > best.score) best = { one, score };
  }
  return best?.one;
}

/** Days to the nearest class. */
const gapTo = ({ day }: Timed<Taken>, had: readonly Timed<Taken>[]): number =>
  Math.min(...had.map((other) => Math.abs(other.day - day)), 365);

const fitOf = (one: Timed<Candidate>, had: readonly Timed<Taken>[]): number =>
  (one.own_level ? 3 : 0) +
  (isOther(one, had) ? 2 : 0) +
  (isTheirTime(one, had) ? 2 : 0) +
  (isTheirCoach(one, had) ? 1 : 0);

const isOther = ({ class_type_id }: Taken, had: readonly Taken[]): boolean =>
  had.length > 0 && !had.some((other) => other.class_type_id === class_type_id);

const isTheirCoach = ({ coach_id }: Taken, had: readonly Taken[]): boolean =>
  coach_id !== null && had.some((other) => other.coach_id === coach_id);

const isTheirTime = (one: Timed<Taken>, had: readonly Timed<Taken>[]): boolean =>
  had.some((other) => (one.day - other.day) % 7 === 0 && Math.abs(other.minute - one.minute) <= 60);

const lastDays = 7;

interface Weighed {
  had: readonly Timed<Taken>[];
  chosen: readonly Timed<Candidate>[];
  pace: number;
  /** The last day of the package, as a number. */
  last: number;
}

/** What spoke for it: judged by what they have had, not by the other suggestions, but for a type of which one is enough. */
function reasonsFor(one: Timed<Candidate>, { had, chosen, pace, last }: Weighed): Reason[] {
  const earlier = chosen.slice(0, chosen.indexOf(one));
  const others = [...had, ...chosen.filter((other) => other !== one)];
  const said: Record<Reason, boolean> = {
    pace: gapTo(one, others) >= pace,
    your_level: one.own_level,
    other_skills: isOther(one, [...had, ...earlier]),
    your_time: isTheirTime(one, had),
    your_coach: isTheirCoach(one, had),
    ends_soon: last - one.day < lastDays,
  };
  const all = reasons.filter((reason) => said[reason]);
  return all.length > 0 ? all : ['pace'];
}
