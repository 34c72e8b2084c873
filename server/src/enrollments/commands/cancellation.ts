import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { readLines } from '../../payments/public.ts';
import { decideCancellation } from '../rules/cancel.ts';
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
  const paid_by = payerOf(enrollment);
  const lines = paid_by === 'money' ? await readLines(scope.tx, { enrollment_id }) : [];
  const terms = {
    cancel_by: offsetDateTime(session.cancel_by, session.timezone),
    currency: session.currency,
    ...{ paid_by, amount: paid_by === 'money' ? leftOf(lines) : null },
  };
  const decision = decideCancellation(state, request, scope.now);
  if ('refused' in decision) {
    const code = `enrollment.${decision.refused[0]?.code}`;
    return { can_cancel: false, code, is_late: false, comes_back: false, ...terms };
  }
  const { is_late, refunds, returns, gives_back } = decision.cancelled;
  const comes_back = refunds || returns !== undefined || gives_back !== undefined;
  return { can_cancel: true, code: null, is_late, comes_back, ...terms };
}

const leftOf = (lines: readonly { amount: number; refunded_amount: number }[]): number =>
  lines.reduce((left, { amount, refunded_amount }) => left + amount - refunded_amount, 0);

function payerOf({ paid, by_make_up, student_package_id }: EnrollmentState): Cancellation['paid_by'] {
  if (paid) return 'money';
  if (by_make_up) return 'make_up';
  return student_package_id === null ? null : 'package';
}
