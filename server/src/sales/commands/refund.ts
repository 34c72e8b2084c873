import { lockPeople } from '../../clients/public.ts';
import { reopenBooking } from '../../enrollments/public.ts';
import { countedOf, lockDeposits, oweAgain, wentBack } from '../../fees/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { lockLines, type PaidLine, readLines, refundLine } from '../../payments/public.ts';
import { refundsAt } from '../access.ts';
import { itemsById } from '../queries/open.ts';
import { getPayment } from '../queries/payments.ts';
import { refundEffect } from '../rules/sale.ts';
import type { Payment, Refund, RefundEffect } from '../schemas.ts';

interface Refunded {
  kind: 'booking' | 'charge';
  id: string;
}
type Asked = Pick<Refund, 'line_id' | 'amount' | 'to'>;

/** What a refund would do. Throws 403, 404, 409 `payments.of_package | of_account`, 422. */
export async function previewRefund(scope: Scope, id: string, asked: Asked): Promise<RefundEffect> {
  return (await judged(scope, id, { asked, lines: readLines })).effect;
}

/**
 * The desk gives a part of what was paid back, by the means by which it came or to the payer's account. A booking of
 * which all went back stays settled unless it is said that it owes its price again. Throws 403, 404, 409
 * `payments.of_package | of_account`, 422.
 */
export async function refundPayment(scope: Scope, id: string, input: Refund): Promise<Payment> {
  const { reason, to, amount, reopen = false } = input;
  const { payer_id } = await getPayment(scope, id);
  const { of } = await judged(scope, id, { asked: input, lines: readLines });
  const students = [...(await itemsById(scope, [of.id])).values()].map((one) => one.student_id);
  // Its student too: who gives the booking back at that moment gives the same money back.
  await lockPeople(scope.tx, [payer_id, ...students]);
  if (of.kind === 'charge') await lockDeposits(scope, [of.id]);
  const { line, effect, session_id } = await judged(scope, id, { asked: input, lines: lockLines });
  if (reopen && !effect.can_reopen)
    throw invalid([{ path: '/reopen', code: 'invalid', message: 'is for what goes back whole' }]);
  await refundLine(scope, line, { kind: 'refund', amount, to, reason });
  if (of.kind === 'charge') await wentBack(scope, of.id, amount);
  if (reopen && of.kind === 'charge') await oweAgain(scope, of.id, id);
  else if (reopen) await reopenBooking(scope, of.id, { payment_id: id, reason });
  if (session_id !== null) announce(scope.tx, 'sessions', [session_id]);
  announce(scope.tx, 'student_packages', [line.payer_id]);
  return getPayment(scope, id);
}

/** The line as it is, locked or only read, with what would happen. */
async function judged(
  scope: Scope,
  id: string,
  { asked, lines }: { asked: Asked; lines: typeof readLines },
): Promise<{ line: PaidLine; effect: RefundEffect; of: Refunded; session_id: string | null }> {
  const payment = await getPayment(scope, id);
  authorize(refundsAt(scope.actor, payment.club_id));
  const shown = found(
    payment.lines.find((one) => one.id === asked.line_id),
    'line',
  );
  if (shown.kind === 'package')
    throw conflict('payments.of_package', 'A package is paid back where it stands: it ends with it.');
  if (shown.kind === 'top_up')
    throw conflict('payments.of_account', 'It is in the account: pay it out from there.');
  const line = found((await lines(scope.tx, { line_id: asked.line_id }))[0], 'line');
  const counted = shown.charge_id === null ? 0 : await countedOf(scope, shown.charge_id);
  const effect = refundEffect(line, { ...asked, counted });
  if ('most' in effect)
    throw invalid([
      {
        ...{ path: '/amount', code: 'maximum', params: { max: effect.most } },
        message: `must not be above ${effect.most}`,
      },
    ]);
  const of: Refunded =
    shown.charge_id === null
      ? { kind: 'booking', id: shown.enrollment_id as string }
      : { kind: 'charge', id: shown.charge_id };
  return { line, effect: { ...effect, method: line.method }, of, session_id: shown.session_id };
}
