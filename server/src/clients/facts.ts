import type { Fact } from '../kernel/facts.ts';

/** What decides whether a client may take a place is another than before: level, block, being active. */
export type ClientStandingChanged = Fact<'clients.standing_changed', { client_id: string }>;

export const standingChanged = (client_id: string): ClientStandingChanged => ({
  type: 'clients.standing_changed',
  payload: { client_id },
});
