import { useSyncExternalStore } from 'react';

/** Whether the server can be reached, as far as is known. */
export type Reach = 'here' | 'away';

export interface Connection {
  now(): Reach;
  say(reach: Reach): void;
  /** Calls back after each turn, until the returned function is called. */
  listen(onTurn: () => void): () => void;
}

export function createConnection(): Connection {
  const listeners = new Set<() => void>();
  let reach: Reach = 'here';
  return {
    now: () => reach,
    say(next) {
      if (next === reach) return;
      reach = next;
      for (const listener of [...listeners]) listener();
    },
    listen(onTurn) {
      listeners.add(onTurn);
      return () => void listeners.delete(onTurn);
    },
  };
}

/** What this page knows of its way to the server; the live channel says it. */
export const connection = createConnection();

export const useReach = (): Reach => useSyncExternalStore(connection.listen, connection.now);
