import { newId } from '../../kernel/ids.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { paymentTaken } from '../facts.ts';
import { accountMovesOf, type NewLine } from '../rules.ts';
import type { PaymentMethod } from '../schemas.ts';
import { creditOf } from '../store/read.ts';
import { insertAccountMoves, insertPayments } from '../store/write.ts';
import { refuseMeans } from './means.ts';

export interface Taking {
  club_id: string;
  payer_id: string;
  method: PaymentMethod;
  currency: string;
  reference?: string;
  /** What of it comes from the payer's account; all of it where that is the method. */
  credit_amount?: number;
  lines: readonly Omit<NewLine, 'id'>[];
}

/**
 * Money changes hands. What it is for has been judged, and is marked as paid, by whoever calls; the payer is locked.
 * Throws 409 `payments.credit_too_low | means_not_taken | reference_needed`.
 * @returns the id of the payment
 */
export async function takePayment(
  scope: Scope,
  { reference = '', credit_amount = 0, ...taking }: Taking,
): Promise<string> {
  // What came online, or from an account, has been taken already.
  if (taking.method !== 'online' && taking.method !== 'direct_debit')
    await refuseMeans(scope, { ...taking, reference });
  const amount = taking.lines.reduce((total, line) => total + line.amount, 0);
  const fromAccount = taking.method === 'account_credit' ? amount : credit_amount;
  if (fromAccount > 0) await refuseBeyond(scope, taking, fromAccount);
  const payment = {
    ...{ ...taking, id: newId(), status: 'captured' as const, amount, credit_amount: fromAccount, reference },
    created_by: scope.actor.user_id,
    lines: taking.lines.map((line) => ({ ...line, id: newId() })),
  };
  await insertPayments(scope.tx, [payment], scope.now).execute(scope.tx);
  const moves = accountMovesOf(payment, newId);
  if (moves.length > 0) await insertAccountMoves(scope.tx, moves, scope.now).execute(scope.tx);
  await append(scope, [paymentTaken({ payment_id: payment.id, club_id: payment.club_id })]);
  return payment.id;
}

async function refuseBeyond(
  { tx }: Scope,
  { payer_id, currency }: Pick<Taking, 'payer_id' | 'currency'>,
  wanted: number,
): Promise<void> {
  const credit = await creditOf(tx, payer_id, currency);
  if (credit < wanted)
    throw conflict('payments.credit_too_low', 'The credit of the account is lower than that.', {
      credit,
      currency,
    });
}
