/** How long a class can be marked after its end, and a day: what is older can be sent no more. In milliseconds. */
const KEPT = 8 * 86_400_000;

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface Stored {
  name: string;
  /** When it was changed last. */
  at: number;
  entries: [string, object][];
}

/** What begins the names of all drafts, whoever noted them. */
export const PREFIX = 'bandeja.roster.';

/** Removes from the device what can be sent no more, whoever noted it. A browser that keeps nothing has none. */
export function clearOld(shelfOf: () => Shelf, now: number): void {
  try {
    const shelf = shelfOf();
    const old = keysOf(shelf, PREFIX).filter((key) => !storedAt(shelf, key, now));
    for (const key of old) shelf.removeItem(key);
  } catch {
    // Its storage is closed to pages.
  }
}

export const keysOf = (shelf: Shelf, prefix: string): string[] =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** Null where nothing is that can be read, or nothing that could be sent still. */
export function storedAt(shelf: Shelf, key: string, now: number): Stored | null {
  const stored = parsed(shelf.getItem(key));
  return stored && now - stored.at <= KEPT ? stored : null;
}

function parsed(text: string | null): Stored | null {
  try {
    const found = JSON.parse(text ?? 'null') as Partial<Stored> | null;
    const isStored = typeof found?.at === 'number' && Array.isArray(found.entries);
    return isStored ? ({ name: '', ...found } as Stored) : null;
  } catch {
    return null;
  }
}
