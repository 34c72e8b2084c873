import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, type Interval, type LocalDate, zonedInstant } from '../../kernel/time/index.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { getCourt } from '../queries/courts.ts';
import { getReservation } from '../queries/reservations.ts';
import { maxReservationDays } from '../rules.ts';
import type { CloseCourt, Reservation } from '../schemas.ts';
import { lockCourt } from '../store/courts.ts';
import { insertClosure, markCancelled } from '../store/reservations.ts';

/** The days on the club's wall. Throws 404, 403, 422. */
export async function closedTime(scope: Scope, court_id: string, input: CloseCourt): Promise<Interval> {
  const court = await getCourt(scope, court_id);
  authorize(administers(scope.actor, court.club_id));
  const { timezone } = await clubOf(scope, court.club_id);
  const at = (day: LocalDate): Date => zonedInstant(day, '00:00', timezone);
  const interval = { starts_at: at(input.starts_on), ends_at: at(addDays(input.ends_on, 1)) };
  const [error] = wrongDays(input, interval, scope.now);
  if (error) throw invalid([{ path: '/ends_on', ...error }]);
  return interval;
}

function wrongDays({ starts_on, ends_on }: CloseCourt, { ends_at }: Interval, now: Date) {
  const last = addDays(starts_on, maxReservationDays - 1);
  if (ends_on < starts_on)
    return [
      { code: 'before_field', params: { field: 'starts_on' }, message: 'must not be before the first day' },
    ];
  if (ends_on > last)
    return [
      {
        code: 'too_far',
        params: { days: maxReservationDays },
        message: `at most ${maxReservationDays} days`,
      },
    ];
  return ends_at <= now ? [{ code: 'in_past', message: 'must lie in the future' }] : [];
}

/**
 * Nothing new comes onto the court on those days; what is there stays, for the caller to decide about. Throws 404, 403,
 * 422, 409 `courts.court_inactive`.
 */
export async function closeCourt(scope: Scope, court_id: string, input: CloseCourt): Promise<Reservation> {
  const interval = await closedTime(scope, court_id, input);
  const court = found(await lockCourt(scope, court_id), 'court');
  if (!court.is_active) throw conflict('courts.court_inactive', 'The court is not in use.', { court_id });
  const id = newId();
  await insertClosure(scope, { id, court_id, title: input.name?.trim() ?? '', ...interval });
  announce(scope.tx, 'reservations', [id]);
  return getReservation(scope, id);
}

/** The days are open again; nothing comes back by itself. One that was opened before changes nothing. */
export async function openCourt(scope: Scope, id: string): Promise<void> {
  const { club_id } = await getReservation(scope, id);
  authorize(administers(scope.actor, club_id));
  await markCancelled(scope, id);
  announce(scope.tx, 'reservations', [id]);
}
