import { actsFor, ownClientId } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Answer } from '../../kernel/http/idempotency.ts';
import { newId } from '../../kernel/ids.ts';
import { found, invalid } from '../../kernel/problem.ts';
import type { EnrollInSessions } from '../schemas.ts';
import type { Asker, BookingLane } from './lane.ts';

/**
 * Enrols one student in one or several sessions, all or nothing; a full class means its waiting list unless
 * `waitlist` is false. Throws 404 for what does not exist here, 409 `enrollment.<reason>` with every refusal.
 */
export function enroll(lane: BookingLane, asker: Asker, input: EnrollInSessions): Promise<Answer> {
  const student_id = input.student_id ?? found(ownClientId(asker.actor), 'client profile of yours');
  if (input.make_up && input.session_ids.length > 1)
    throw invalid([{ path: '/make_up', code: 'one_class', message: 'pays for one class' }]);
  const chosen = input.student_package_id !== undefined;
  if (chosen && input.pay_with && input.pay_with !== 'package')
    throw invalid([together('/student_package_id', 'pay_with')]);
  if (input.make_up && (chosen || input.pay_with)) throw invalid([together('/make_up', 'pay_with')]);
  return lane.submit(asker, {
    kind: 'enroll',
    student_id,
    session_ids: input.session_ids,
    source: 'self',
    waitlist: input.waitlist ?? true,
    ...(input.make_up && { make_up: true }),
    ...(input.pay_with && { pay_with: input.pay_with }),
    ...(input.pay_with === 'account_credit' && {
      credit: {
        payer_id: payerFor(asker.actor, student_id),
        payment_ids: input.session_ids.map(() => newId()),
      },
    }),
    ...(input.student_package_id && { student_package_id: input.student_package_id }),
    overrides: input.overrides ?? [],
    schedule_enrollment_id: null,
    ids: input.session_ids.map(() => newId()),
  });
}

/** Whose credit pays: of those in one's care one's own, else the student's. */
export const payerFor = (actor: Actor, student_id: string): string =>
  (actsFor(actor, student_id) ? ownClientId(actor) : undefined) ?? student_id;

const together = (path: string, field: string) => ({
  ...{ path, code: 'not_together', params: { field } },
  message: `does not go with ${field}`,
});
