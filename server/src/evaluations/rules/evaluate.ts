import { addDays, addHours, type LocalDate } from '../../kernel/time/index.ts';
import type { Evaluate } from '../schemas.ts';

/** What somebody says of who gave a class. */
export type Said = Omit<Evaluate, 'student_id'>;

/** For how long its author changes an evaluation. Source: product.md, "Evaluation". */
export const changeableDays = 14;
/** How many people have to have written before an anonymous evaluation is shown. */
export const enoughPeople = 3;

/** Until when one that was written then may be changed. */
export const changeableUntil = (created_at: Date): Date => addHours(created_at, 24 * changeableDays);

export interface Attended {
  /** Null: nobody took attendance. */
  present: boolean | null;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}

/** Who gave the class: the substitute, where it had one. */
export const whoTaught = (session: Omit<Attended, 'present'>): string | null =>
  session.substitute_instructor_id ?? session.instructor_id;

/** Why somebody may not say of this coach what they think of the class; undefined when they may. */
export function whyNot(
  attended: Attended,
  instructor_id: string,
): 'evaluation.not_attended' | 'evaluation.not_taught' | undefined {
  if (attended.present !== true) return 'evaluation.not_attended';
  return whoTaught(attended) === instructor_id ? undefined : 'evaluation.not_taught';
}

/**
 * The day that an evaluation stands under: of its class; none while an anonymous one waits. One that is shown without a
 * name and stays without stays where it is.
 */
export function shownOn(
  { is_anonymous, local_date }: { is_anonymous: boolean; local_date: LocalDate },
  before?: { is_anonymous: boolean; shown_on: LocalDate | null },
): LocalDate | null {
  if (!is_anonymous) return local_date;
  return before?.is_anonymous ? before.shown_on : null;
}

/** The month of a day, as its first day. */
export const monthOf = (local_date: LocalDate): LocalDate => `${local_date.slice(0, 7)}-01` as LocalDate;

/** Whether those who wrote are enough that none of them is found out. */
export const areEnough = (student_ids: readonly string[]): boolean =>
  new Set(student_ids).size >= enoughPeople;

/** The first day of the month eleven before that of `today`. */
export function trendFrom(today: LocalDate): LocalDate {
  let first = monthOf(today);
  for (let i = 0; i < 11; i++) first = monthOf(addDays(first, -1));
  return first;
}
