import type { Me, Player } from '../../platform/session/me.ts';

/** Whether a booking has to say whose it is: as soon as there is somebody in their care. */
export const namesBookings = (me: Pick<Me, 'dependants'>): boolean => me.dependants.length > 0;

/** Whom the signed-in person books for: themselves and those in their care. */
export function peopleOf(me: Pick<Me, 'client' | 'dependants'>): Player[] {
  return me.client ? [me.client, ...me.dependants] : me.dependants;
}
