import { defaultLevel } from '../../catalog/rules.ts';
import { addDays, addMonths, dayNumber, type LocalDate } from '../../kernel/time/index.ts';

/** A class level, as far as somebody goes from one to the next. */
export interface Level {
  id: string;
  name: string;
  display_name: string;
  order: number;
  rating_min: number;
  rating_max: number;
}

/** A skill, in use or mastered while it was, and since when somebody masters it. */
export interface SkillState {
  id: string;
  level_id: string;
  name_es: string;
  name_en: string;
  is_exit_criterion: boolean;
  is_active: boolean;
  mastered_on: LocalDate | null;
}

/** How a coach thought somebody played on a day, 1 to 5. */
export interface Rated {
  rating: number;
  local_date: LocalDate;
}

export const enoughClasses = 8;
export const enoughRating = 3.5;
const lastRatings = 5;
const fewestRatings = 3;
const noticeable = 0.3;
const days = 365;
const scale = { from: 0, to: 7 };

export const round = (value: number): number => Math.round(value * 100) / 100;
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : round(values.reduce((sum, one) => sum + one, 0) / values.length);

const byRating = (a: Level, b: Level): number => a.rating_min - b.rating_min || a.order - b.order;

/** Levels that there are skills of, from the lowest up. */
export const taughtLevels = <L extends Level>(
  levels: readonly L[],
  skills: readonly Pick<SkillState, 'level_id'>[],
): L[] => levels.filter(({ id }) => skills.some((skill) => skill.level_id === id)).toSorted(byRating);

/** What a class is about: the skills of its level; where it has none, as one for everybody, every skill. */
export function skillsOfClass(
  skills: readonly Pick<SkillState, 'id' | 'level_id'>[],
  level_id: string,
): Set<string> {
  const own = skills.filter((one) => one.level_id === level_id);
  return new Set((own.length > 0 ? own : skills).map(({ id }) => id));
}

/**
 * Those that follow on one another, from the lowest up: what is for everybody is no step. One that nothing is taught in is
 * none where it lies within another; else it is not jumped over. None where nothing is taught at all.
 */
export function stepsOf<L extends Level>(
  levels: readonly L[],
  skills: readonly Pick<SkillState, 'level_id' | 'is_active'>[],
): L[] {
  const all = levels.filter((one) => one.name !== defaultLevel && !isForEverybody(one));
  const taught = taughtLevels(
    all,
    skills.filter(({ is_active }) => is_active),
  );
  if (taught.length === 0) return [];
  return all
    .filter((one) => taught.includes(one) || !taught.some((it) => isWithin(one, it)))
    .toSorted(byRating);
}

const isForEverybody = ({ rating_min, rating_max }: Level): boolean =>
  rating_min <= scale.from && rating_max >= scale.to;
const isWithin = (one: Level, whole: Level): boolean =>
  one.rating_min >= whole.rating_min && one.rating_max <= whole.rating_max;

/** The last level that a rating reaches; the first one for whom it reaches none. Undefined: there are none. */
export const currentLevel = <L extends Level>(levels: readonly L[], rating: number | null): L | undefined =>
  levels.findLast(({ rating_min }) => rating !== null && rating_min <= rating) ?? levels[0];

/** What was said of a level on a day, by whom. */
export interface Said {
  kind: string;
  level: number | null;
  before: number | null;
  day: LocalDate;
  by: string | null;
}

/** Since when it is this one: the day of the word that made it so. Empty: since before anything is known. Words with the latest first. */
export const levelSince = (level: number | null, said: readonly Said[]): LocalDate | '' =>
  said.find(
    (one) => ['known', 'set', 'confirmed'].includes(one.kind) && one.level === level && one.before !== level,
  )?.day ?? '';

/** What speaks for this level, not for another one that they had: a person says so once a day, and ratings since it is this one. */
export const evidenceOf = (
  level: number | null,
  { said, ratings, from }: { said: readonly Said[]; ratings: readonly Rated[]; from: LocalDate },
): { rated: number; confirmed: number } => {
  const since = levelSince(level, said);
  const confirmations = said.filter(
    (one) => one.kind === 'confirmed' && one.level === level && one.day >= from,
  );
  return {
    rated: ratings.filter(({ local_date }) => local_date >= from && local_date >= since).length,
    confirmed: new Set(confirmations.map(({ by, day }) => `${by} ${day}`)).size,
  };
};

/** How many ratings and confirmations a level rests on, of the last 365 days; 0 to 100. */
export const reliabilityOf = (evidence: { rated: number; confirmed: number }): number =>
  Math.min(50, 5 * evidence.rated) + Math.min(50, 25 * evidence.confirmed);

/** The first day of those that count for it. */
export const evidenceFrom = (today: LocalDate): LocalDate => addDays(today, -days);

const monthOf = (local_date: LocalDate): string => local_date.slice(0, 7);

/** Means by month of twelve months, and where they go. Ratings by day, the oldest first. */
export function trendOf(ratings: readonly Rated[], today: LocalDate) {
  const from = monthOf(addMonths(today, -11));
  const recent = ratings.filter(({ local_date }) => monthOf(local_date) >= from);
  const months = [...Map.groupBy(recent, ({ local_date }) => monthOf(local_date))].map(([month, all]) => ({
    month,
    rating: meanOf(all.map(({ rating }) => rating)) ?? 0,
    number: all.length,
  }));
  return { months, direction: directionOf(ratings.map(({ rating }) => rating)) };
}

export const directions = ['improving', 'steady', 'declining', 'too_few'] as const;

/** The last five against the five before. */
export function directionOf(ratings: readonly number[]): (typeof directions)[number] {
  const last = ratings.slice(-lastRatings);
  const before = ratings.slice(-2 * lastRatings, -lastRatings);
  if (before.length < fewestRatings) return 'too_few';
  const moved = round((meanOf(last) ?? 0) - (meanOf(before) ?? 0));
  if (Math.abs(moved) < noticeable) return 'steady';
  return moved > 0 ? 'improving' : 'declining';
}

export interface Standing {
  levels: readonly Level[];
  skills: readonly SkillState[];
  rating: number | null;
  /** Came to so many since another level was confirmed. */
  classes: number;
  /** By day, the oldest first. */
  ratings: readonly number[];
}

/** Which level comes next, and what speaks for it. Null: nothing is taught here. */
export function recommendNext({ levels, skills, rating, classes, ratings }: Standing) {
  const steps = stepsOf(levels, skills);
  const current = currentLevel(steps, rating);
  if (!current) return null;
  const next = steps[steps.indexOf(current) + 1] ?? null;
  const criteria = skills.filter(
    (one) => one.level_id === current.id && one.is_exit_criterion && one.is_active,
  );
  const missing = criteria.filter(({ mastered_on }) => mastered_on === null);
  const last = ratings.slice(-lastRatings);
  const mean = last.length < fewestRatings ? null : meanOf(last);
  const reasons = [
    {
      ...{ reason: 'exit_criteria' as const, is_met: criteria.length > 0 && missing.length === 0 },
      ...{ value: criteria.length - missing.length, needed: criteria.length },
    },
    {
      ...{ reason: 'classes' as const, is_met: classes >= enoughClasses },
      ...{ value: classes, needed: enoughClasses },
    },
    {
      ...{ reason: 'performance' as const, is_met: mean === null || mean >= enoughRating },
      ...{ value: mean, needed: enoughRating },
    },
  ];
  const is_ready = next !== null && reasons.every(({ is_met }) => is_met);
  return {
    current_level: brief(current),
    next_level: next && brief(next),
    suggested_rating: next?.rating_min ?? null,
    ...{ is_ready, reasons },
    missing_skills: missing.map(({ id, name_es, name_en }) => ({ id, name_es, name_en })),
  };
}

const brief = ({ id, display_name }: Level) => ({ id, display_name });

/** What is mastered and what is not, level by level. */
export const developmentOf = (
  levels: readonly Level[],
  skills: readonly SkillState[],
): { level: ReturnType<typeof brief>; mastered: number; skills: SkillState[] }[] =>
  levels.map((level) => {
    const own = skills.filter(({ level_id }) => level_id === level.id);
    return {
      level: brief(level),
      mastered: own.filter(({ mastered_on }) => mastered_on !== null).length,
      skills: own,
    };
  });

/** The time of a report, 90 days up to today unless told, and the one before of the same length. */
export function periodsOf(asked: { from?: LocalDate; to?: LocalDate }, today: LocalDate) {
  const to = asked.to ?? today;
  const from = asked.from ?? addDays(to, -89);
  const length = dayNumber(to) - dayNumber(from);
  const before = addDays(from, -1);
  return { from, to, before: { from: addDays(before, -length), to: before } };
}
