import { violates } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  addMinutes,
  localDateOf,
  localTimeOf,
  minutesBetween,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { comingAtClub, putAt } from '../store/zone.ts';

/**
 * The reservations to come of a club's courts stay at their hour on its wall when its zone changes. Throws 409
 * `courts.court_busy` when one would meet another that has begun.
 */
export async function keepHours(
  scope: Scope,
  { club_id, from, to }: { club_id: string; from: string; to: string },
): Promise<void> {
  const rows = await comingAtClub(scope, club_id);
  const moved = rows.map(({ id, starts_at, ends_at }) => {
    const start = zonedInstant(localDateOf(starts_at, from), localTimeOf(starts_at, from), to);
    return { id, starts_at: start, ends_at: addMinutes(start, minutesBetween(starts_at, ends_at)) };
  });
  await putAt(scope, moved).catch((error: unknown) => {
    if (!violates(error, 'reservations_court_once')) throw error;
    throw conflict('courts.court_busy', 'A reservation that has begun is still on a court then.');
  });
  announce(
    scope.tx,
    'reservations',
    rows.map((one) => one.id),
  );
}
