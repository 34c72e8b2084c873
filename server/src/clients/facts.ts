import type { Fact } from '../kernel/facts.ts';

/** What decides whether a client may take a place is another than before: level, block, being active. */
export type ClientStandingChanged = Fact<'clients.standing_changed', { client_id: string }>;

export const standingChanged = (client_id: string): ClientStandingChanged => ({
  type: 'clients.standing_changed',
  payload: { client_id },
});

/** Somebody is a client who was none: by the desk, by an import, or by joining. */
export type ClientsAdded = Fact<'clients.added', { client_ids: string[] }>;

/** So few together that many of them can be divided among jobs. */
const together = 50;

export const clientsAdded = (ids: readonly string[]): ClientsAdded[] =>
  Array.from({ length: Math.ceil(ids.length / together) }, (_, n) => ({
    type: 'clients.added',
    payload: { client_ids: ids.slice(n * together, (n + 1) * together) },
  }));

/** Somebody asks to be erased, it was decided, or taken back by one side (docs/domain/privacy.md). */
export type ErasureChanged = Fact<
  'clients.erasure_changed',
  {
    erasure_id: string;
    client_id: string;
    status: 'asked' | 'planned' | 'withdrawn';
    /** Whose account did it. */
    by: string | null;
    /** As the club; else as the person, or as who looks after them. */
    by_club: boolean;
  }
>;

export const erasureChanged = (payload: ErasureChanged['payload']): ErasureChanged => ({
  type: 'clients.erasure_changed',
  payload,
});
