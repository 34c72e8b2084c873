import { lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { readPending, takePayment } from '../../payments/public.ts';
import { endPaidThere } from '../../sales/public.ts';
import { refundAsked } from '../facts.ts';
import { linesOfThere, listFindings } from '../queries/findings.ts';
import type { DecideThere } from '../schemas.ts';
import { lockMadeThere, noteMadeThere } from '../store/made-there.ts';
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
 * refund. The refund stays written, and its receipt; the money that has not gone is paid in anew, with a receipt of its
 * own, so that till and receipts say what the club has. Throws 403, 404, 409 `online.not_failed`.
 */
export async function refundToAccount(scope: Scope, refund_id: string) {
  const { tx, now } = scope;
  const { payer_id, club_id, amount, currency, error } = await refundOf(scope, refund_id);
  await lockPeople(tx, [payer_id]);
  if (!(await endFailed(tx, refund_id, now))) throw notFailed();
  const none = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
  await takePayment(scope, {
    ...{ club_id, payer_id, currency, method: 'online', lines: [{ ...none, amount }] },
    reference: `Stripe: ${error || 'failed'}`.slice(0, 200),
  });
  return listFindings(scope);
}

/** What was to be looked at has been. Throws 403, 404. */
export async function settleProblem(scope: Scope, payment_id: string) {
  const row = found(await readOnline(scope.tx, payment_id), 'payment');
  authorize(administers(scope.actor, row.club_id));
  await forgetProblem(scope.tx, payment_id, scope.now);
  return listFindings(scope);
}

/**
 * What becomes of what was paid, where somebody gave money back at Stripe: it stays, and is shown no more, but for what
 * the desk names. Once. Throws 403, 404, 409 `online.decided`, `online.other_by_now`, `packages.nothing_left`.
 */
export async function decideThere(scope: Scope, id: string, { end }: DecideThere) {
  const { tx, now } = scope;
  const made = found(await lockMadeThere(tx, id), 'refund');
  authorize(administers(scope.actor, made.club_id));
  if (made.decided_at !== null) throw conflict('online.decided', 'Somebody has said that already.');
  const { payment_id, reference } = made;
  const there = end.length > 0 ? await linesOfThere(scope, id) : [];
  const lines = (await readPending(tx, payment_id))?.lines ?? [];
  for (const line_id of new Set(end)) {
    const can = there.some((one) => one.line_id === line_id && one.can_end);
    const line = lines.find((one) => one.id === line_id);
    if (!can || !line || !(await endPaidThere(scope, payment_id, { line, reason: `Stripe ${reference}` })))
      throw conflict('online.other_by_now', 'It is paid otherwise, or ended, by now.');
  }
  await noteMadeThere(tx, id, { decided_at: now });
  return listFindings(scope);
}
