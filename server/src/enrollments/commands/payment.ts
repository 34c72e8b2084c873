import { sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getEnrollment } from '../queries/enrollments.ts';
import type { Enrollment, RecordPayment } from '../schemas.ts';

/** The desk writes down that a booking was paid. Throws 409 when it already is, or holds no place. */
export async function recordPayment(scope: Scope, id: string, input: RecordPayment): Promise<Enrollment> {
  const before = await getEnrollment(scope, id);
  authorize(before.abilities.record_payment);
  const { numUpdatedRows } = await scope.tx
    .updateTable('class_enrollments')
    .set({
      paid: true,
      payment_method: input.payment_method,
      payment_amount: input.payment_amount ?? before.price,
      payment_reference: input.payment_reference ?? '',
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .where('paid', '=', false)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw conflict('enrollment.already_paid', 'This booking is already paid.');
  announce(scope.tx, 'sessions', [before.session_id]);
  return getEnrollment(scope, id);
}
