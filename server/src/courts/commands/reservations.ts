import { authorize } from '../../kernel/actor.ts';
import { violates } from '../../kernel/db/errors.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import { intervalOf } from '../../kernel/http/range.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { getCourt } from '../queries/courts.ts';
import { getReservation } from '../queries/reservations.ts';
import { maxReservationDays } from '../rules.ts';
import type { AddReservation, ChangeReservation, Reservation } from '../schemas.ts';
import { shareCourt } from '../store/courts.ts';
import { lockReservation, markCancelled, updateReservation } from '../store/reservations.ts';
import { busyProblem, reserve } from './reserve.ts';

/** Books a court for a match, an event or maintenance. Throws 409 `courts.court_busy` with `conflicts`. */
export async function addReservation(scope: Scope, input: AddReservation): Promise<Reservation> {
  const court = await getCourt(scope, input.court_id);
  authorize(administers(scope.actor, court.club_id));
  const interval = intervalOf(input, maxReservationDays);
  const [id] = await reserve(scope, [
    {
      ...interval,
      court_id: court.id,
      booking_type: input.booking_type,
      class_session_id: null,
      title: input.title ?? '',
    },
  ]);
  return getReservation(scope, id as string);
}

/** Moves a reservation in time or to another court, or renames it. Throws 409 `courts.court_busy` with `conflicts`. */
export async function changeReservation(
  scope: Scope,
  id: string,
  input: ChangeReservation,
): Promise<Reservation> {
  const before = await changeable(scope, id);
  if (before.status !== 'confirmed')
    throw conflict('courts.reservation_cancelled', 'This reservation was cancelled.');
  if (before.booking_type === 'closed')
    throw conflict('courts.court_closed', 'A court that is closed is opened, and closed for other days.');
  const court_id = input.court_id ?? before.court_id;
  await refuseForeignOrClosed(scope, court_id, before);
  const interval = intervalOf(
    {
      starts_at: input.starts_at ?? before.starts_at.toISOString(),
      ends_at: input.ends_at ?? before.ends_at.toISOString(),
    },
    maxReservationDays,
  );
  await move(scope, id, { ...interval, court_id, title: input.title ?? before.title });
  announce(scope.tx, 'reservations', [id]);
  return getReservation(scope, id);
}

/** Frees the court. Cancelling what is already cancelled changes nothing. */
export async function cancelReservation(scope: Scope, id: string): Promise<Reservation> {
  await changeable(scope, id);
  await markCancelled(scope, id);
  announce(scope.tx, 'reservations', [id]);
  return getReservation(scope, id);
}

/** The reservation, locked. Throws 404, 403, or 409 when it follows a class. */
async function changeable(scope: Scope, id: string) {
  const reservation = found(await lockReservation(scope, id), 'reservation');
  authorize(administers(scope.actor, reservation.club_id));
  if (reservation.booking_type === 'class')
    throw conflict(
      'courts.reservation_of_class',
      'This reservation belongs to a class: change the session and the court follows.',
      { class_session_id: reservation.class_session_id },
    );
  return reservation;
}

/** Held, so that nobody closes it meanwhile unseen. */
async function refuseForeignOrClosed(
  scope: Scope,
  court_id: string,
  before: { court_id: string },
): Promise<void> {
  const court = found(await shareCourt(scope, court_id), 'court');
  if (court_id === before.court_id) return;
  authorize(administers(scope.actor, court.club_id));
  if (!court.is_active) throw conflict('courts.court_inactive', `${court.name} is not in use.`, { court_id });
}

async function move(
  scope: Scope,
  id: string,
  to: Interval & { court_id: string; title: string },
): Promise<void> {
  const done = await attempt(scope.tx, () => updateReservation(scope, id, to)).catch((error: unknown) => {
    if (!violates(error, 'reservations_court_once')) throw error;
    return false;
  });
  if (!done) throw await busyProblem(scope, [to], id);
}
