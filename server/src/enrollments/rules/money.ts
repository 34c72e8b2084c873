import type { EnrollmentState, SessionState } from './state.ts';

/**
 * Whether what was paid for a booking goes to the account of who paid it. A date of a fixed place is made up for by the
 * club's compensation table, not with money.
 */
export function returnsMoney(
  enrollment: EnrollmentState,
  session: SessionState,
  how: { is_late: boolean },
): boolean {
  if (!enrollment.paid || enrollment.schedule_enrollment_id !== null) return false;
  return !(how.is_late && session.settings.payment_late_cancel === 'lost');
}

/** What a decision does with money: it goes to the account of who paid, or pays for the same booking again from there. */
export interface MoneyEntry {
  kind: 'returned' | 'paid_again';
  enrollment_id: string;
}
