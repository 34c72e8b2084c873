import { addDays, dayNumber, type LocalDate } from '../../kernel/time/index.ts';

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
  const chosen: Candidate[] = [];
  while (chosen.length < suggestedOf(plan)) {
    const best = bestOf(candidates, [...taken, ...chosen], plan);
    if (!best) break;
    chosen.push(best);
  }
  return chosen
    .map((one) => ({ id: one.id, reasons: reasonsFor(one, { taken, chosen, plan }) }))
    .toSorted((a, b) => orderOf(candidates, a.id) - orderOf(candidates, b.id));
}

const orderOf = (candidates: readonly Candidate[], id: string): number =>
  candidates.findIndex((one) => one.id === id);

/** Of those on a day without a class; `candidates` are in the order of time. */
function bestOf(candidates: readonly Candidate[], had: readonly Taken[], plan: Plan): Candidate | undefined {
  let best: { one: Candidate; score: number } | undefined;
  for (const one of candidates) {
    const gap = gapTo(one, had);
    if (gap === 0) continue;
    const score = fitOf(one, had) - 4 * Math.max(0, 1 - gap / paceOf(plan));
    if (!best || score > best.score) best = { one, score };
  }
  return best?.one;
}

/** Days to the nearest class. */
const gapTo = ({ local_date }: Taken, had: readonly Taken[]): number =>
  Math.min(...had.map((other) => Math.abs(daysBetween(other.local_date, local_date))), 365);

const fitOf = (one: Candidate, had: readonly Taken[]): number =>
  (one.own_level ? 3 : 0) +
  (isOther(one, had) ? 2 : 0) +
  (isTheirTime(one, had) ? 2 : 0) +
  (isTheirCoach(one, had) ? 1 : 0);

const isOther = ({ class_type_id }: Taken, had: readonly Taken[]): boolean =>
  had.length > 0 && !had.some((other) => other.class_type_id === class_type_id);

const isTheirCoach = ({ coach_id }: Taken, had: readonly Taken[]): boolean =>
  coach_id !== null && had.some((other) => other.coach_id === coach_id);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const isTheirTime = (one: Taken, had: readonly Taken[]): boolean =>
  had.some(
    (other) =>
      daysBetween(other.local_date, one.local_date) % 7 === 0 &&
      Math.abs(minutesOf(other.local_time) - minutesOf(one.local_time)) <= 60,
  );

const lastDays = 7;

/** What spoke for it: judged by what they have had, not by the other suggestions, but for a type of which one is enough. */
function reasonsFor(
  one: Candidate,
  { taken, chosen, plan }: { taken: readonly Taken[]; chosen: readonly Candidate[]; plan: Plan },
): Reason[] {
  const earlier = chosen.slice(0, chosen.indexOf(one));
  const others = [...taken, ...chosen.filter((other) => other !== one)];
  const said: Record<Reason, boolean> = {
    pace: gapTo(one, others) >= paceOf(plan),
    your_level: one.own_level,
    other_skills: isOther(one, [...taken, ...earlier]),
    your_time: isTheirTime(one, taken),
    your_coach: isTheirCoach(one, taken),
    ends_soon: daysBetween(one.local_date, plan.expires_on) < lastDays,
  };
  const all = reasons.filter((reason) => said[reason]);
  return all.length > 0 ? all : ['pace'];
}
