import { givenBack } from './make-ups/use.ts';
import { returnsMoney } from './money.ts';
import { returnedCredit } from './packages.ts';
import type { EnrollmentState, PaidBack, SessionState } from './state.ts';

/** As for a booking that the club cancels. */
export function paidBack(enrollment: EnrollmentState, session: SessionState, now: Date): PaidBack {
  const how = { is_late: false, by_club: true, now };
  return {
    gives_back: givenBack(enrollment, session, how),
    returns: returnedCredit(enrollment, session, how),
    refunds: returnsMoney(enrollment, session, how),
  };
}
