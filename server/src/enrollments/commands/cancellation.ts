import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { leftOf, readLines } from '../../payments/public.ts';
import { decideCancellation } from '../rules/cancel.ts';
import { freeUntil, movedAt } from '../rules/moved.ts';
import type { EnrollmentState, SessionState } from '../rules/state.ts';
import type { Cancellation } from '../schemas/cancellation.ts';
import { loadPairs } from '../store/load.ts';
import { admitCancellation } from './admit.ts';

/** What cancelling would do, decided as it would be now; takes no lock. Throws 404 for who may not cancel it. */
export async function previewCancellation(scope: Scope, enrollment_id: string): Promise<Cancellation> {
  const state = await loadPairs(scope.tx, { session_ids: [], wanted: [], enrollment_ids: [enrollment_id] });
  const asked = { kind: 'cancel' as const, enrollment_id, by_club: false, reason: '' };
  const request = admitCancellation(state, scope.actor, asked);
  const enrollment = state.enrollments.get(enrollment_id) as EnrollmentState;
  const session = state.sessions.get(enrollment.session_id) as SessionState;
  const amount = enrollment.paid ? await moneyIn(scope, enrollment_id) : null;
  const terms = {
    cancel_by: offsetDateTime(freeUntil(enrollment, session), session.timezone),
    moved: movedAt(enrollment, session.settings) !== undefined,
    currency: session.currency,
    ...{ paid_by: payerOf(enrollment, amount), amount },
  };
  const decision = decideCancellation(state, request, scope.now);
  if ('refused' in decision) {
    const code = `enrollment.${decision.refused[0]?.code}`;
    return { can_cancel: false, code, is_late: false, comes_back: false, ...terms };
  }
  const { is_late, refunds, returns, gives_back } = decision.cancelled;
  const comes_back =
    (refunds && terms.paid_by === 'money') || returns !== undefined || gives_back !== undefined;
  return { can_cancel: true, code: null, is_late, comes_back, ...terms };
}

/** What of the money for a booking has not gone back. */
async function moneyIn({ tx }: Scope, enrollment_id: string): Promise<number> {
  const lines = await readLines(tx, { enrollment_id });
  return lines.reduce((total, line) => total + leftOf(line), 0);
}

function payerOf(
  { by_make_up, student_package_id }: EnrollmentState,
  amount: number | null,
): Cancellation['paid_by'] {
  if (amount !== null) return amount > 0 ? 'money' : null;
  if (by_make_up) return 'make_up';
  return student_package_id === null ? null : 'package';
}
