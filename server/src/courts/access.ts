import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';

export const courtAbilities = (actor: Actor, court: { club_id: string }) => ({
  change: administers(actor, court.club_id),
});

/** A class's reservation follows its session; a cancelled one is history. */
export const reservationAbilities = (
  actor: Actor,
  reservation: { club_id: string; booking_type: string; status: string },
) => ({
  change:
    administers(actor, reservation.club_id) &&
    reservation.booking_type !== 'class' &&
    reservation.status === 'confirmed',
});
