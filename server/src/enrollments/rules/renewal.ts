import type { LocalDate } from '../../kernel/time/index.ts';
import { opensOn, type Renewal, windowOf } from '../../scheduling/rules/school-terms.ts';
import { type Reason, reason } from './reasons.ts';

/* Whoever holds a place says whether they stay in the next term: docs/domain/seasons.md. */

export const renewalStates = ['asked', 'stays', 'declined', 'lapsed'] as const;
export type RenewalState = (typeof renewalStates)[number];

/** Days before the last one on which who has not answered is reminded. */
export const remindDaysBefore = 3;

export interface Question {
  renewal: RenewalState | null;
  /** That of the group; null where it belongs to none. */
  term: Renewal | null;
}

export const windowFor = ({ term }: Pick<Question, 'term'>) => (term ? windowOf(term) : null);

/** Why a question cannot be answered now; the desk may before the window, too. */
export function whyNoAnswer(
  question: Question,
  { today, by }: { today: LocalDate; by: 'holder' | 'desk' },
): Reason | undefined {
  const window = windowFor(question);
  if (question.renewal === null || window === null) return reason('places.no_renewal');
  if (question.renewal === 'lapsed' || today > window.until)
    return reason('places.renewal_over', { date: window.until });
  if (by === 'holder' && today < window.from)
    return reason('places.renewal_too_early', { date: window.from });
  return undefined;
}

/** Until when its places are for holders and the desk; null: they are anybody's. */
export function closedUntil(term: Renewal | null, today: LocalDate): LocalDate | null {
  const opens = term && opensOn(term);
  return opens !== null && today < opens ? opens : null;
}
