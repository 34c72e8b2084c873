import { type FitProblem, instructorFit } from '../../instructors/rules/availability.ts';
import { type Interval, type LocalDate, overlaps } from '../../kernel/time/index.ts';
import { type Busy, minutesInWeek } from './generation.ts';

/** Why somebody is not one to give a class instead of its instructor. */
export type SubstituteProblem = 'takes_no_substitutions' | 'busy' | 'other_specialty' | FitProblem['code'];

/** What no decision can overlook; the rest can be asked of somebody. */
const impossible: ReadonlySet<SubstituteProblem> = new Set(['takes_no_substitutions', 'busy']);
export const isPossible = (problems: readonly SubstituteProblem[]): boolean =>
  !problems.some((problem) => impossible.has(problem));

/** A coach of the club, as far as a substitution asks. */
export type Colleague = {
  accepts_substitutions: boolean;
  max_weekly_hours: number;
  /** The class type is one of their specialties. */
  teaches_type: boolean;
  /** They named specialties, this class type not among them. */
  teaches_others: boolean;
  windows: Parameters<typeof instructorFit>[0]['windows'];
  exceptions: Parameters<typeof instructorFit>[0]['exceptions'];
};
export type SessionToGive = Interval & {
  id: string;
  club_id: string;
  timezone: string;
  local_date: LocalDate;
};

/** What speaks against a colleague giving a class; `busy` are their classes of that week, this one aside. */
export function judgeSubstitute(
  session: SessionToGive,
  colleague: Colleague,
  busy: readonly Busy[],
): { taught_minutes: number; problems: SubstituteProblem[]; busy_with: string | null } {
  const taught_minutes = minutesInWeek(session.local_date, session.timezone, busy);
  const other = busy.find((one) => overlaps(one, session));
  const problems: SubstituteProblem[] = [];
  if (!colleague.accepts_substitutions) problems.push('takes_no_substitutions');
  if (other) problems.push('busy');
  if (colleague.teaches_others) problems.push('other_specialty');
  problems.push(...instructorFit({ ...colleague, taught_minutes, session }).map(({ code }) => code));
  return { taught_minutes, problems, busy_with: other?.title ?? null };
}
