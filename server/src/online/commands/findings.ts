import { authorize } from '../../kernel/actor.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { refundAsked } from '../facts.ts';
import { listFindings } from '../queries/findings.ts';
import { readOnline } from '../store/online.ts';
import { askAnew, forgetProblem, readRefund } from '../store/refunds.ts';

/** The desk asks Stripe again for what failed there. Throws 403, 404, 409 `online.not_failed`. */
export async function retryRefund(scope: Scope, refund_id: string) {
  const refund = found(await readRefund(scope.tx, refund_id), 'refund');
  authorize(administers(scope.actor, refund.club_id));
  if (!(await askAnew(scope.tx, refund_id, scope.now)))
    throw conflict('online.not_failed', 'This refund has not failed, or is asked for already.');
  await append(scope, [refundAsked({ refund_id })]);
  return listFindings(scope);
}

/** What was to be looked at has been. Throws 403, 404. */
export async function settleProblem(scope: Scope, payment_id: string) {
  const row = found(await readOnline(scope.tx, payment_id), 'payment');
  authorize(administers(scope.actor, row.club_id));
  await forgetProblem(scope.tx, payment_id, scope.now);
  return listFindings(scope);
}
