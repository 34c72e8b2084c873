import { addDays, type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import type { EnrollRequest } from './placement.ts';
import type { EnrollmentState, SessionState, StudentState } from './state.ts';

type Class = Pick<SessionState, 'club_id' | 'timezone' | 'settings'>;

/** Since when a fee of the student is overdue, where the rules of the class say something of it. */
export function owedSince(session: Class, { owes }: StudentState, now: Date): LocalDate | undefined {
  const { arrears_consequence, arrears_after_days } = session.settings;
  const since = owes?.[session.club_id];
  if (since === undefined || arrears_consequence === 'none') return undefined;
  return addDays(since, arrears_after_days) < localDateOf(now, session.timezone) ? since : undefined;
}

/**
 * Whether it keeps somebody from a booking that is new: not from a date or a ticket of theirs, nor from what the desk
 * overlooks or brings along.
 */
export function barredSince(
  session: Class,
  { request, student, before }: Barred,
  now: Date,
): LocalDate | undefined {
  if (session.settings.arrears_consequence === 'warn' || before) return undefined;
  if (request.source === 'import' || request.overrides.includes('arrears')) return undefined;
  return owedSince(session, student, now);
}

interface Barred {
  request: EnrollRequest;
  student: StudentState;
  before: EnrollmentState | undefined;
}
