import type { LocalDate } from '../../kernel/time/index.ts';
import { givenBack } from './make-ups/use.ts';
import { type Returned, returnedCredit } from './packages.ts';
import type { EnrollmentState, SessionState } from './state.ts';

/** What paid for a booking and goes back to where it came from. */
export interface PaidBack {
  gives_back: LocalDate | undefined;
  returns: Returned | undefined;
}

/** As for a booking that the club cancels. */
export function paidBack(enrollment: EnrollmentState, session: SessionState, now: Date): PaidBack {
  const how = { is_late: false, by_club: true, now };
  return {
    gives_back: givenBack(enrollment, session, how),
    returns: returnedCredit(enrollment, session, how),
  };
}
