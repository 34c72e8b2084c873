import { newId } from '../../kernel/ids.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { moneyRefunded } from '../facts.ts';
import { type AccountMove, type NewRefund, type PaidLine, splitRefund } from '../rules.ts';
import { insertAccountMoves, insertRefunds } from '../store/write.ts';

export interface Refunding {
  kind: NewRefund['kind'];
  /** Minor units: what of it may go back was judged by whoever calls, of the locked line. */
  amount: number;
  /** `account_credit`: to the payer's account; else what was money goes back by the means by which it came. */
  to: 'account_credit' | 'same';
  reason: string;
}

/**
 * Something of a line goes back: by the means by which it came, what was credit to the account, or all of it there.
 * @returns the id of what goes back in money
 */
export async function refundLine(
  scope: Scope,
  line: PaidLine,
  { kind, amount, to, reason }: Refunding,
): Promise<string | undefined> {
  const parts = to === 'account_credit' ? { money: 0, credit: amount } : splitRefund(line, amount);
  const base = {
    ...{ payment_id: line.payment_id, line_id: line.line_id, club_id: line.club_id, kind, reason },
    created_by: scope.actor.user_id,
  };
  const inMoney = { ...base, id: newId(), method: line.method, amount: parts.money };
  const asCredit = { ...base, id: newId(), method: 'account_credit' as const, amount: parts.credit };
  // What was paid with nothing goes back as nothing: it still is no payment any more.
  const refunds = [
    ...(parts.money > 0 || (amount === 0 && to === 'same') ? [inMoney] : []),
    ...(parts.credit > 0 ? [asCredit] : []),
  ];
  if (refunds.length === 0) return undefined;
  await insertRefunds(scope.tx, refunds, scope.now).execute(scope.tx);
  if (parts.money > 0) {
    const { payment_id, club_id } = line;
    await append(scope, [moneyRefunded({ payment_id, club_id, refund_id: inMoney.id })]);
  }
  const made = parts.money > 0 ? inMoney.id : undefined;
  if (parts.credit === 0) return made;
  const move: AccountMove = {
    ...{ id: newId(), client_id: line.payer_id, currency: line.currency, club_id: line.club_id },
    ...{ kind: 'returned', delta: parts.credit, refund_id: asCredit.id, created_by: base.created_by },
  };
  await insertAccountMoves(scope.tx, [move], scope.now).execute(scope.tx);
  return made;
}
