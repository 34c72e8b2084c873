import type { LocalDate } from '../../kernel/time/index.ts';
import { whyNotOfAge } from './ages.ts';

/*
 * Who keeps their place when a group goes on in another season, in a group of its own: docs/domain/seasons.md.
 */

/** Somebody who holds a place in a group that goes on. */
export interface SeasonHolder {
  place_id: string;
  ends_on: LocalDate | null;
  gave_notice: boolean;
  /** The place goes on in another one already. */
  goes_on: boolean;
  blocked: boolean;
  birth_date: string | null;
  level: number | null;
}

/** What a group was, and from when it would be there again. */
export interface SeasonGroup {
  end_date: LocalDate | null;
  starts_on: LocalDate;
  max_participants: number;
  min_age: number | null;
  max_age: number | null;
  /** Of the level that the group is for. */
  rating_min: number;
  rating_max: number;
}

export const whyNotContinued = [
  'group_goes_on',
  'gave_notice',
  'ends_before',
  'goes_on_already',
  'client_blocked',
  'age_not_suitable',
  'birth_date_needed',
  'group_full',
] as const;
export type WhyNotContinued = (typeof whyNotContinued)[number];

/** What the desk may overlook. */
const overlooked: ReadonlySet<string> = new Set(['age_not_suitable', 'birth_date_needed']);

export interface Continued<H extends SeasonHolder> {
  holder: H;
  /** Undefined: the place goes on. */
  why: WhyNotContinued | undefined;
  can_overlook: boolean;
  /** Advice: the group is for another level than theirs by now. What was granted stays granted. */
  other_level: { level: number; from: number; to: number } | null;
}

/**
 * In the order in which they got their places: who keeps it, and why the others do not. What was granted with a place is
 * not judged again, a level least of all (whom the group does not suit any more is only said); the age is, on the first
 * day, as a course is for an age. `overlook`: places whose holders' age the desk overlooks; `without`: those that it does
 * not continue.
 */
export function continueHolders<H extends SeasonHolder>(
  holders: readonly H[],
  group: SeasonGroup,
  { overlook, without }: { overlook: ReadonlySet<string>; without: ReadonlySet<string> },
): Continued<H>[] {
  let left = group.max_participants;
  return holders.map((holder) => {
    const other_level = otherLevel(holder, group);
    const reason = whyNot(holder, group);
    const can_overlook = reason !== undefined && overlooked.has(reason);
    const why = can_overlook && overlook.has(holder.place_id) ? undefined : reason;
    if (why !== undefined || without.has(holder.place_id)) return { holder, why, can_overlook, other_level };
    if (left === 0) return { holder, why: 'group_full', can_overlook: false, other_level };
    left -= 1;
    return { holder, why, can_overlook, other_level };
  });
}

const otherLevel = ({ level }: SeasonHolder, { rating_min: from, rating_max: to }: SeasonGroup) =>
  level === null || (level >= from && level <= to) ? null : { level, from, to };

/** Whether a group has ended when the next one begins; one that has not goes on by itself. */
export const isOver = ({ end_date, starts_on }: Pick<SeasonGroup, 'end_date' | 'starts_on'>): boolean =>
  end_date !== null && end_date < starts_on;

function whyNot(holder: SeasonHolder, group: SeasonGroup): WhyNotContinued | undefined {
  const { ends_on } = holder;
  if (!isOver(group)) return 'group_goes_on';
  if (ends_on !== null && ends_on < group.starts_on)
    return holder.gave_notice ? 'gave_notice' : 'ends_before';
  if (holder.goes_on) return 'goes_on_already';
  if (holder.blocked) return 'client_blocked';
  const age = whyNotOfAge({ ...group, local_date: group.starts_on }, holder);
  return age as WhyNotContinued | undefined;
}
