import { newId } from '../../kernel/ids.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { paymentTaken } from '../facts.ts';
import { accountMovesOf } from '../rules.ts';
import type { PaymentMethod } from '../schemas.ts';
import { endPending, type PendingPayment } from '../store/pending.ts';
import { insertAccountMoves, insertPayments } from '../store/write.ts';
import { refuseMeans } from './means.ts';
import type { Taking } from './take.ts';

/**
 * Money is asked for, and nobody has heard of it yet: what it is for stays unpaid. The payer is locked by whoever calls.
 * Throws 409 `payments.means_not_taken`.
 * @returns the id of the payment
 */
export async function pendPayment(scope: Scope, taking: Pending): Promise<string> {
  await refuseMeans(scope, { ...taking, reference: '' });
  const [id] = await pendPayments(scope, [taking]);
  return id!;
}

type Pending = Pick<Taking, 'club_id' | 'payer_id' | 'method' | 'currency' | 'lines'>;

/** Several of them at once; whether the club takes money in that way was judged by whoever calls. @returns their ids, in this order */
export async function pendPayments(scope: Scope, takings: readonly Pending[]): Promise<string[]> {
  const payments = takings.map((taking) => ({
    ...{ ...taking, id: newId(), status: 'pending' as const, credit_amount: 0, reference: '' },
    amount: taking.lines.reduce((total, line) => total + line.amount, 0),
    created_by: scope.actor.user_id,
    lines: taking.lines.map((line) => ({ ...line, id: newId() })),
  }));
  await insertPayments(scope.tx, payments, scope.now).execute(scope.tx);
  return payments.map(({ id }) => id);
}

/**
 * The money that was asked for is there: what it is for is marked as paid by whoever calls, under the locks of everybody
 * whom it concerns. @returns false where that was known already
 */
export async function capturePending(scope: Scope, payment: PendingPayment): Promise<boolean> {
  const { id, club_id, lines } = payment;
  if (!(await endPending(scope.tx, id, { status: 'captured', at: scope.now }))) return false;
  const whole = {
    ...{ ...payment, method: payment.method as PaymentMethod, status: 'captured' as const, credit_amount: 0 },
    ...{ reference: '', created_by: null },
    lines: lines.map((line) => ({ ...line, discount: 0, discount_reason: '' })),
  };
  const moves = accountMovesOf(whole, newId);
  if (moves.length > 0) await insertAccountMoves(scope.tx, moves, scope.now).execute(scope.tx);
  await append(scope, [paymentTaken({ payment_id: id, club_id })]);
  return true;
}
