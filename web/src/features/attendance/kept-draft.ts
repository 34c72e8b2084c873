import type { Draft } from './draft.ts';

/** How long a class can be marked after its end, and a day: what is older can be sent no more. In milliseconds. */
const KEPT = 8 * 86_400_000;

/** What was noted of a class on this device and has not reached the server. */
export interface KeptDraft {
  session_id: string;
  /** The name of the class. */
  name: string;
  draft: Draft;
}

interface Stored {
  name: string;
  at: number;
  entries: [string, object][];
}

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'bandeja.roster';
const keyOf = (user_id: string, session_id: string) => `${PREFIX}.${user_id}.${session_id}`;

/** Drafts of one person, by class; nobody else who signs in on the device sees them. */
export function draftsOf(user_id: string, shelf: Shelf, now: () => number) {
  const read = (session_id: string): KeptDraft | null => {
    const stored = parsed(shelf.getItem(keyOf(user_id, session_id)));
    if (!stored || now() - stored.at > KEPT) return null;
    return { session_id, name: stored.name, draft: new Map(stored.entries) };
  };
  return {
    read,
    /** False when the device keeps nothing. An empty draft leaves nothing behind. */
    write({ session_id, name, draft }: KeptDraft): boolean {
      const key = keyOf(user_id, session_id);
      try {
        if (draft.size === 0) shelf.removeItem(key);
        else shelf.setItem(key, JSON.stringify({ name, at: now(), entries: [...draft] } satisfies Stored));
        return true;
      } catch {
        return false;
      }
    },
    all(): KeptDraft[] {
      const mine = `${keyOf(user_id, '')}`;
      const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '');
      return keys.filter((key) => key.startsWith(mine)).flatMap((key) => read(key.slice(mine.length)) ?? []);
    },
  };
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
