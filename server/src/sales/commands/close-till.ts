import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { takesMoney } from '../access.ts';
import { getTill, tillNow } from '../queries/till.ts';
import type { CloseTill, Till } from '../schemas.ts';
import { insertClosing } from '../store/closings.ts';

/**
 * Writes what is counted in a till now: it covers what went through it since it was counted last. Throws 403, 404, 422;
 * 409 `payments.till_moved` where it is not as it was shown any more.
 */
export async function closeTill(scope: Scope, input: CloseTill): Promise<Till> {
  const { club_id, counted_cash, left_cash, note = '' } = input;
  const club = await clubOf(scope, club_id);
  authorize(takesMoney(scope.actor, club_id));
  if (left_cash > counted_cash)
    throw invalid([
      {
        path: '/left_cash',
        code: 'maximum',
        params: { max: counted_cash },
        message: 'is more than there is',
      },
    ]);
  const currency = input.currency ?? club.currency;
  const { number, expected_cash, ...till } = await tillNow(scope, {
    club_id,
    currency,
    timezone: club.timezone,
  });
  const moved = () =>
    conflict('payments.till_moved', 'Something has gone through this till since you looked.', {
      ...{ expected: expected_cash, currency },
    });
  if (expected_cash !== input.expected_cash || number !== input.number) throw moved();
  const closing = { ...till, expected_cash, until_at: scope.now, counted_cash, left_cash, note };
  const isFirst = await insertClosing(
    scope.tx,
    { ...closing, id: newId(), club_id, currency, number: number + 1, created_by: scope.actor.user_id },
    scope.now,
  );
  if (!isFirst) throw moved();
  announce(scope.tx, 'tills', [club_id]);
  return getTill(scope, { club_id, currency });
}
