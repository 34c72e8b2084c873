import type { Me, Player } from '../../platform/session/me.ts';

/** Whom the signed-in person books for: themselves and those in their care. */
export function peopleOf(me: Pick<Me, 'client' | 'dependants'>): Player[] {
  return me.client ? [me.client, ...me.dependants] : me.dependants;
}
