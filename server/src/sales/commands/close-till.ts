import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getTill } from '../queries/till.ts';
import type { CloseTill, Till } from '../schemas.ts';
import { insertClosing } from '../store/closings.ts';

/**
 * Writes what was counted in a till at the end of a day; of a day that is closed already anew, the last one counts.
 * Throws 404, 422; 409 `payments.till_moved` where it is not as it was shown any more, `payments.closed_after` where a
 * later day has been counted from it.
 */
export async function closeTill(scope: Scope, input: CloseTill): Promise<Till> {
  const { counted_cash, left_cash, note = '', ...asked } = input;
  if (left_cash > counted_cash)
    throw invalid([
      {
        path: '/left_cash',
        code: 'maximum',
        params: { max: counted_cash },
        message: 'is more than there is',
      },
    ]);
  const till = await getTill(scope, asked, '/date');
  const { club_id, local_date, from_date, currency, opening_cash, expected_cash, money, closings } = till;
  if (!till.abilities.close) throw conflict('payments.closed_after', 'A later day has been closed already.');
  const moved = () =>
    conflict('payments.till_moved', 'Something has gone through this till since you looked.', {
      ...{ expected: expected_cash, currency },
    });
  if (expected_cash !== asked.expected_cash || closings !== asked.closings) throw moved();
  const isFirst = await insertClosing(
    scope.tx,
    {
      ...{ id: newId(), club_id, local_date, from_date, currency, number: closings + 1, money, note },
      ...{ opening_cash, expected_cash, counted_cash, left_cash, created_by: scope.actor.user_id },
    },
    scope.now,
  );
  if (!isFirst) throw moved();
  announce(scope.tx, 'tills', [club_id]);
  return getTill(scope, asked);
}
