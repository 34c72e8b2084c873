import { LRUCache } from 'lru-cache';
import type { Mark } from './db/context.ts';
import { addMs, earlierOf } from './time/index.ts';
import type { Versions } from './versions.ts';

/** What was made, and the next instant at which the clock alone makes something else of it. */
export interface Made<T> {
  value: T;
  until: Date | null;
}

export interface Ask {
  organization_id: string;
  /** Says everything else that the value is made from: the question, and what it hangs on of the one who asks. */
  key: string;
  now: Date;
  /** Of the transaction in which it would be made (`markOf`); undefined where that is not begun, or is the primary's. */
  mark: Mark | undefined;
}

export interface Kept<T> {
  /** What is kept and still holds. */
  peek(ask: Ask): T | undefined;
  /** What is kept, or made now: once, however many ask for it meanwhile. */
  get(ask: Ask, make: () => Promise<Made<T>>): Promise<T>;
}

interface Entry<T> {
  version: string;
  from: Date;
  until: Date;
  value: T;
}

/** Whoever writes past the application, by hand, is believed after this at the latest. */
const longestMs = 10_000;

/**
 * Keeps what is made from an organization's rows for as long as no transaction wrote in it (`Versions`) and the clock
 * has not changed it. What was begun before a write is never handed to whoever asks after it.
 */
export function keep<T extends object>(
  versions: Versions,
  limits: { maxSize: number; sizeOf: (value: T) => number },
): Kept<T> {
  const entries = new LRUCache<string, Entry<T>>({
    maxSize: limits.maxSize,
    sizeCalculation: ({ value }) => Math.max(1, limits.sizeOf(value)),
  });
  const making = new Map<string, Promise<Entry<T> | undefined>>();

  const peek = ({ organization_id, key, now }: Ask): T | undefined => {
    const entry = entries.get(`${organization_id} ${key}`);
    return entry && holds(entry, versions.of(organization_id), now) ? entry.value : undefined;
  };

  const make = async (name: string, version: string, now: Date, work: () => Promise<Made<T>>) => {
    const { value, until } = await work();
    const latest = addMs(now, longestMs);
    const entry = { version, from: now, until: until ? earlierOf(until, latest) : latest, value };
    entries.set(name, entry);
    return entry;
  };

  return {
    peek,
    async get(ask, work) {
      const version = ask.mark ? ask.mark.version : versions.of(ask.organization_id);
      if (version === undefined) return (await work()).value;
      const name = `${ask.organization_id} ${ask.key}`;
      const known = peek(ask);
      if (known) return known;
      const slot = `${version} ${name}`;
      // A failure is the maker's own: whoever waited tries for themselves.
      const others = making.get(slot)?.catch(() => undefined);
      const shared = others && (await others);
      if (shared && holds(shared, version, ask.now)) return shared.value;
      const entry = make(name, version, ask.now, work);
      making.set(slot, entry);
      return (await entry.finally(() => making.get(slot) === entry && making.delete(slot))).value;
    },
  };
}

const holds = <T>(entry: Entry<T>, version: string | undefined, now: Date): boolean =>
  entry.version === version && now >= entry.from && now < entry.until;
