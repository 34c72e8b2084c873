/** How long somebody may take to try again: what is pressed later than that is wished anew. In milliseconds. */
const MEMORY = 10 * 60_000;

/** What a request asks for; two with the same words are the same wish. */
export interface Wish {
  method: string;
  url: string;
  organization: string;
  body: string;
}

export interface Intents {
  /** The key to send: the one of the same wish while that has no answer, else a new one. */
  keyOf(wish: Wish): string;
  /** The server has done or refused it: whoever asks for the same again means it again. */
  answered(key: string): void;
  /** Something was changed: what is asked for from now on is asked of a changed world. */
  changed(): void;
}

/**
 * One `Idempotency-Key` for each thing that a person wants done, kept until the server has answered. A button pressed
 * again because the network was lost sends the key of the first time, so that the server recognises what it may have
 * done already. An answer, another change, or ten minutes end it: an old answer must never stand for a new wish.
 */
export function createIntents(newKey: () => string, now: () => number): Intents {
  const open = new Map<string, { key: string; until: number }>();
  const nameOf = ({ method, url, organization, body }: Wish) =>
    JSON.stringify([method, url, organization, body]);
  return {
    keyOf(wish) {
      const name = nameOf(wish);
      const known = open.get(name);
      if (known && known.until > now()) return known.key;
      const key = newKey();
      open.set(name, { key, until: now() + MEMORY });
      return key;
    },
    answered(key) {
      for (const [name, one] of open) if (one.key === key) open.delete(name);
    },
    changed: () => open.clear(),
  };
}
