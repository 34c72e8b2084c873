import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getEnrollment } from '../queries/enrollments.ts';
import type { Enrollment, RecordPayment } from '../schemas.ts';
import { markPaid } from '../store/payment.ts';

/** The desk writes down that a booking was paid. Throws 409 when it already is, or holds no place. */
export async function recordPayment(scope: Scope, id: string, input: RecordPayment): Promise<Enrollment> {
  const before = await getEnrollment(scope, id);
  authorize(before.abilities.record_payment);
  const { payment_method, payment_amount = before.price, payment_reference = '' } = input;
  if (!(await markPaid(scope.tx, id, { payment_method, payment_amount, payment_reference })))
    throw conflict('enrollment.already_paid', 'This booking is already paid.');
  announce(scope.tx, 'sessions', [before.session_id]);
  return getEnrollment(scope, id);
}
