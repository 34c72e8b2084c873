import { lockPeople } from '../../../clients/public.ts';
import { newId } from '../../../kernel/ids.ts';
import { announce } from '../../../kernel/live.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { settingsOf } from '../../../kernel/settings.ts';
import { addDays, localDateOf } from '../../../kernel/time/index.ts';
import { clubOf } from '../../../organizations/public.ts';
import { type AccountMove, insertAccountMoves } from '../../../payments/public.ts';
import { settings } from '../../../settings.ts';
import { insertCredited, unusedOf } from '../../store/make-ups/credit.ts';

/** What was over longer ago was so before the club gave anything for it. */
const daysBack = 7;

/** The duty: a make-up of a club that was over unused is credit of its student's account, where the club says so. */
export async function creditMakeUps(scope: Scope, club_id: string): Promise<void> {
  const { make_up_unused_credit: delta } = await settingsOf(scope.tx, settings, { club_id });
  if (delta === 0) return;
  const { timezone, currency } = await clubOf(scope, club_id);
  const until = addDays(localDateOf(scope.now, timezone), -1);
  const unused = await unusedOf(scope, { club_id, from: addDays(until, -daysBack), until });
  if (unused.length === 0) return;
  const students = [...new Set(unused.map(({ student_id }) => student_id))];
  await lockPeople(scope.tx, students);
  const credited = await insertCredited(
    scope,
    unused.map(({ id }) => id),
  );
  const moves = unused
    .filter(({ id }) => credited.has(id))
    .map(
      ({ student_id }): AccountMove => ({
        ...{
          id: newId(),
          client_id: student_id,
          currency,
          kind: 'granted',
          delta,
          club_id,
          created_by: null,
        },
        reason: 'make_up_unused',
      }),
    );
  if (moves.length > 0) await insertAccountMoves(scope.tx, moves, scope.now).execute(scope.tx);
  announce(scope.tx, 'make_ups', students);
  announce(scope.tx, 'student_packages', students);
}
