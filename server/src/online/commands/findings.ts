import { lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { insertAccountMoves } from '../../payments/public.ts';
import { refundAsked } from '../facts.ts';
import { listFindings } from '../queries/findings.ts';
import { readOnline } from '../store/online.ts';
import { askAnew, endFailed, forgetProblem, type OnlineRefund, readRefund } from '../store/refunds.ts';

async function refundOf(scope: Scope, refund_id: string): Promise<OnlineRefund> {
  const refund = found(await readRefund(scope.tx, refund_id), 'refund');
  authorize(administers(scope.actor, refund.club_id));
  return refund;
}

const notFailed = () =>
  conflict('online.not_failed', 'This refund has not failed, or is asked for, or given, already.');

/** The desk asks Stripe again for what failed there. Throws 403, 404, 409 `online.not_failed`. */
export async function retryRefund(scope: Scope, refund_id: string) {
  await refundOf(scope, refund_id);
  if (!(await askAnew(scope.tx, refund_id, scope.now))) throw notFailed();
  await append(scope, [refundAsked({ refund_id })]);
  return listFindings(scope);
}

/**
 * What failed there becomes credit of who paid, and Stripe is not asked for it again: one of both, by the state of the
 * refund. Throws 403, 404, 409 `online.not_failed`.
 */
export async function refundToAccount(scope: Scope, refund_id: string) {
  const { tx, now, actor } = scope;
  const { payer_id, club_id, amount, currency, error } = await refundOf(scope, refund_id);
  await lockPeople(tx, [payer_id]);
  if (!(await endFailed(tx, refund_id, now))) throw notFailed();
  const entry = {
    ...{ id: newId(), client_id: payer_id, currency, kind: 'granted' as const, delta: amount, club_id },
    ...{ reason: `Stripe: ${error || 'failed'}`.slice(0, 200), created_by: actor.user_id },
  };
  await insertAccountMoves(tx, [entry], now).execute(tx);
  announce(tx, 'student_packages', [payer_id]);
  return listFindings(scope);
}

/** What was to be looked at has been. Throws 403, 404. */
export async function settleProblem(scope: Scope, payment_id: string) {
  const row = found(await readOnline(scope.tx, payment_id), 'payment');
  authorize(administers(scope.actor, row.club_id));
  await forgetProblem(scope.tx, payment_id, scope.now);
  return listFindings(scope);
}
