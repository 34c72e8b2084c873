import { lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { leftOf, lockLines, refundLine, takePayment } from '../../payments/public.ts';
import { clubOfEnrollment, getEnrollment } from '../queries/enrollments.ts';
import { canBeUndone } from '../rules/payment.ts';
import type { Enrollment, RecordPayment, UndoPayment } from '../schemas.ts';
import { markPaid, markUnpaid } from '../store/payment.ts';

/**
 * The desk takes the money for a booking: what it takes less than the price is a discount. Throws 409 when it is paid
 * already, in whatever way, or has no place yet.
 */
export async function recordPayment(scope: Scope, id: string, input: RecordPayment): Promise<Enrollment> {
  const before = await asDesk(scope, id);
  if (before.status === 'waitlisted')
    throw conflict('enrollment.not_enrolled', 'This booking waits for a place.');
  if (!before.abilities.record_payment) throw alreadyPaid();
  const { payment_method, payment_amount = before.price, payment_reference = '' } = input;
  const payment_id = await takePayment(scope, {
    ...{ club_id: await clubOfEnrollment(scope, id), payer_id: before.student_id, currency: before.currency },
    ...{ method: payment_method, reference: payment_reference },
    lines: [
      {
        ...{ enrollment_id: id, student_package_id: null, amount: payment_amount, discount_reason: '' },
        discount: Math.max(0, before.price - payment_amount),
      },
    ],
  });
  const paid = { payment_method, payment_amount, payment_reference };
  if (!(await markPaid(scope.tx, id, { ...paid, payment_id, paid_at: scope.now }))) throw alreadyPaid();
  return changed(scope, id);
}

/**
 * The desk takes back what it had noted, and says why: the booking is unpaid again. Throws 409
 * `enrollment.payment_gone` when another one is noted by now, or none; `enrollment.payment_old` after a month.
 */
export async function undoPayment(scope: Scope, id: string, input: UndoPayment): Promise<Enrollment> {
  const before = await asDesk(scope, id);
  const { payment_id, reason } = input;
  if (before.payment_id !== payment_id) throw paymentGone();
  if (!canBeUndone(before, scope.now))
    throw conflict('enrollment.payment_old', 'This payment was recorded too long ago to be taken back.');
  const line = (await lockLines(scope.tx, { enrollment_id: id })).find(
    (one) => one.payment_id === payment_id,
  );
  if (!line || !(await markUnpaid(scope.tx, id, { payment_id, reason, now: scope.now }))) throw paymentGone();
  const amount = leftOf(line);
  await refundLine(scope, line, { kind: 'mistake', amount, to: 'same', reason });
  return changed(scope, id);
}

/**
 * Bookings are paid by a payment that was taken for them, and authorized, by whoever calls. In the order of their ids.
 * @returns those that were paid otherwise meanwhile, or are not to be paid
 */
export async function settleBookings(
  { tx, now }: Scope,
  bookings: readonly { id: string; payment_amount: number }[],
  paid: { payment_id: string; payment_method: string; payment_reference: string },
): Promise<string[]> {
  const gone: string[] = [];
  for (const { id, payment_amount } of bookings.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    if (!(await markPaid(tx, id, { ...paid, payment_amount, paid_at: now }))) gone.push(id);
  return gone;
}

/** What was paid for a booking went back, and it owes its price again. @returns false where another payment pays it */
export const reopenBooking = (
  { tx, now }: Scope,
  id: string,
  { payment_id, reason }: { payment_id: string; reason: string },
): Promise<boolean> => markUnpaid(tx, id, { payment_id, reason, now });

const alreadyPaid = () => conflict('enrollment.already_paid', 'This booking is already paid.');
const paymentGone = () => conflict('enrollment.payment_gone', 'This payment has been taken back already.');

/**
 * The booking under its student's lock, as who gives it back has it: money that is noted at that moment is found by one of
 * them. For whoever may note its payments: 404 for others than those who see it, 403 for those who only see.
 */
async function asDesk(scope: Scope, id: string): Promise<Enrollment> {
  const { student_id } = await getEnrollment(scope, id);
  authorize(administers(scope.actor, await clubOfEnrollment(scope, id)));
  await lockPeople(scope.tx, [student_id]);
  return getEnrollment(scope, id);
}

async function changed(scope: Scope, id: string): Promise<Enrollment> {
  const after = await getEnrollment(scope, id);
  announce(scope.tx, 'sessions', [after.session_id]);
  return after;
}
