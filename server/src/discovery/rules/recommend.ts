import { clockMinutes, dayNumber, type LocalDate } from '../../kernel/time/index.ts';
import type { Candidate as Suitable, Taken } from './usage.ts';

/* docs/domain/recommendations.md: what each part is worth, and what was measured. */

/** A class that somebody was in, with where and in which group. */
export interface Had extends Taken {
  schedule_id: string;
  club_id: string;
}

/** A class that they can take. */
export interface Choice extends Had, Pick<Suitable, 'id' | 'own_level'> {
  enrolled_count: number;
  max_participants: number;
  /** How many of those who were in classes with them take this group. */
  companions: number;
  /** The package that would pay for it. */
  package_ends: LocalDate | null;
  /** How many of the skills that they lack for the next level are taught in its level. */
  missing_skills: number;
}

export const codes = [
  'your_group',
  'your_time',
  'your_coach',
  'your_level',
  'your_type',
  'your_club',
  'similar_people',
  'package_ends',
  'missing_skills',
  'in_demand',
  'soon',
] as const;
export type Code = (typeof codes)[number];

/** The most that each part can give. */
export const weights: Record<Code, number> = {
  ...{ your_group: 4, your_time: 3, your_coach: 2, your_level: 1, your_type: 1, your_club: 1 },
  ...{ similar_people: 2, package_ends: 1.5, missing_skills: 1, in_demand: 0.5, soon: 0.25 },
};

/** A habit of four weeks ago weighs half of today's. */
const halfLife = 28;
/** Fewer are not told: of them one could tell who. */
export const fewestCompanions = 3;
const manyCompanions = 10;
const packageDays = 30;
const soonDays = 14;
const manySkills = 5;

export interface Reason {
  code: Code;
  points: number;
  /** How many of the classes that they had speak for it; null where that is no matter of habit. */
  times: number | null;
}

export interface Recommendation {
  id: string;
  score: number;
  /** What spoke for it, the weightiest first; the points add up to the score. */
  reasons: Reason[];
}

interface Past {
  had: readonly Weighed[];
  total: number;
  clubs: number;
  today: LocalDate;
}
type Weighed = Had & { day: number; minute: number; weight: number };

/**
 * The classes that fit somebody best, the best first, of each group the next one only. `choices` are in the order of
 * time, which decides between equals. Pure; each score is the sum of what its reasons say.
 */
export function recommend(
  choices: readonly Choice[],
  had: readonly Had[],
  { today, most }: { today: LocalDate; most: number },
): Recommendation[] {
  const past = pastOf(had, today);
  const scored = choices.map((one) => ({ one, ...scoreOf(one, past) }));
  const best = scored.toSorted((a, b) => b.score - a.score);
  const groups = new Set<string>();
  return best
    .filter(({ one }) => !groups.has(one.schedule_id) && groups.add(one.schedule_id))
    .slice(0, most)
    .map(({ one, score, reasons }) => ({ id: one.id, score, reasons }));
}

function pastOf(had: readonly Had[], today: LocalDate): Past {
  const weighed = had.map((one) => ({ ...one, ...placed(one), weight: weightOf(one, today) }));
  return {
    had: weighed,
    // One more than there are: a single class is no habit yet.
    total: 1 + weighed.reduce((sum, { weight }) => sum + weight, 0),
    clubs: new Set(had.map(({ club_id }) => club_id)).size,
    today,
  };
}

const weightOf = ({ local_date }: Had, today: LocalDate): number =>
  0.5 ** (Math.max(0, dayNumber(today) - dayNumber(local_date)) / halfLife);

const placed = ({ local_date, local_time }: Taken) => ({
  day: dayNumber(local_date),
  minute: clockMinutes(local_time),
});

function scoreOf(one: Choice, past: Past): { score: number; reasons: Reason[] } {
  const parts: Record<Code, { share: number; times: number | null }> = {
    ...habitsOf(one, past),
    your_level: { share: one.own_level ? 1 : 0, times: null },
    similar_people: { share: companionship(one), times: null },
    package_ends: { share: urgency(one, past.today), times: null },
    missing_skills: { share: Math.min(1, one.missing_skills / manySkills), times: null },
    in_demand: { share: demand(one), times: null },
    soon: { share: soonness(one, past.today), times: null },
  };
  const reasons = codes
    .map((code) => ({ code, points: rounded(weights[code] * parts[code].share), times: parts[code].times }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  return { score: rounded(reasons.reduce((sum, { points }) => sum + points, 0)), reasons };
}

const rounded = (points: number): number => Math.round(points * 100) / 100;

const habits = ['your_group', 'your_time', 'your_coach', 'your_type', 'your_club'] as const;
type Habit = (typeof habits)[number];

function habitsOf(one: Choice, past: Past) {
  const { day, minute } = placed(one);
  const alike: Record<Habit, (other: Weighed) => boolean> = {
    your_group: (other) => other.schedule_id === one.schedule_id,
    your_time: (other) => (other.day - day) % 7 === 0 && Math.abs(other.minute - minute) <= 60,
    your_coach: (other) => one.coach_id !== null && other.coach_id === one.coach_id,
    your_type: (other) => other.class_type_id === one.class_type_id,
    // Who knows one club only has not chosen it.
    your_club: (other) => past.clubs > 1 && other.club_id === one.club_id,
  };
  const shares = habits.map((habit) => [habit, habitOf(past, alike[habit])] as const);
  return Object.fromEntries(shares) as Record<Habit, { share: number; times: number }>;
}

function habitOf({ had, total }: Past, alike: (other: Weighed) => boolean) {
  const like = had.filter(alike);
  return { share: like.reduce((sum, { weight }) => sum + weight, 0) / total, times: like.length };
}

const companionship = ({ companions }: Choice): number =>
  companions < fewestCompanions ? 0 : Math.min(1, companions / manyCompanions);

/** Half empty is not filling up. */
const demand = ({ enrolled_count, max_participants }: Choice): number => {
  const taken = enrolled_count / Math.max(1, max_participants);
  return taken > 0.5 ? taken : 0;
};

const soonness = ({ local_date }: Choice, today: LocalDate): number =>
  Math.min(1, Math.max(0, 1 - (dayNumber(local_date) - dayNumber(today)) / soonDays));

function urgency({ package_ends }: Choice, today: LocalDate): number {
  if (package_ends === null) return 0;
  return Math.max(0, 1 - (dayNumber(package_ends) - dayNumber(today)) / packageDays);
}
