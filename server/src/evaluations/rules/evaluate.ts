import { addDays, addHours, addMonths, type LocalDate } from '../../kernel/time/index.ts';
import { teacherOf } from '../../scheduling/rules/session-state.ts';
import type { Evaluate } from '../schemas.ts';

/** What somebody says of who gave a class. */
export type Said = Omit<Evaluate, 'student_id'>;

/** For how long its author changes an evaluation. Source: product.md, "Evaluation". */
export const changeableDays = 14;
/** For how long after a class it can be evaluated. */
export const evaluableDays = 30;
/** How many people have to have written before an anonymous evaluation is shown. */
export const enoughPeople = 3;

/** Until when one that was written then may be changed. */
export const changeableUntil = (created_at: Date): Date => addHours(created_at, 24 * changeableDays);

export interface Attended {
  /** Null: nobody took attendance. */
  present: boolean | null;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  local_date: LocalDate;
}

/** Whether a class of that day can be evaluated today. */
export const isRecent = (local_date: LocalDate, today: LocalDate): boolean =>
  today <= addDays(local_date, evaluableDays);

/** Why somebody may not say today of this coach what they think of the class; undefined when they may. */
export function whyNot(
  attended: Attended,
  { instructor_id, today }: { instructor_id: string; today: LocalDate },
) {
  if (attended.present !== true) return 'evaluation.not_attended';
  if (teacherOf(attended) !== instructor_id) return 'evaluation.not_taught';
  return isRecent(attended.local_date, today) ? undefined : 'evaluation.long_ago';
}

/**
 * What becomes of one that is said, or said otherwise. With a name it stands under the day of its class; without, it
 * waits. `hidden`: it was seen until now, so that whoever sees it come back must not know it by anything but its words.
 */
export function standing(
  { is_anonymous, local_date }: { is_anonymous: boolean; local_date: LocalDate },
  before?: { shown_on: LocalDate | null },
): { shown_on: LocalDate | null; hidden: boolean } {
  if (!is_anonymous) return { shown_on: local_date, hidden: false };
  return { shown_on: null, hidden: before !== undefined && before.shown_on !== null };
}

/** The month of a day, as its first day. */
export const monthOf = (local_date: LocalDate): LocalDate => `${local_date.slice(0, 7)}-01` as LocalDate;

/** Whether those who wrote are enough that none of them is found out. */
export const areEnough = (written_by: readonly string[]): boolean => new Set(written_by).size >= enoughPeople;

/** The first day of the month eleven before that of `today`. */
export const trendFrom = (today: LocalDate): LocalDate => addMonths(monthOf(today), -11);
