import { type Draft, type Taken, without } from './draft.ts';
import { keysOf, PREFIX, type Shelf, type Stored, storedAt } from './old-drafts.ts';

/** What was noted of a class on this device and has not reached the server. */
export interface KeptDraft {
  session_id: string;
  /** The name of the class. */
  name: string;
  draft: Draft;
}

/** Whose drafts, and of which organization's classes. */
export interface Owner {
  user_id: string;
  organization_id: string;
}

/** Drafts of one person in one organization, by class; nobody else who signs in on the device sees them. */
export function draftsOf({ user_id, organization_id }: Owner, shelf: Shelf, now: () => number) {
  const mine = `${PREFIX}${user_id}.${organization_id}.`;
  const read = (session_id: string): KeptDraft | null => {
    const stored = storedAt(shelf, mine + session_id, now());
    return stored && { session_id, name: stored.name, draft: new Map(stored.entries) };
  };
  /** False when the device keeps nothing. An empty draft leaves nothing behind; an unchanged one gets no younger. */
  const write = ({ session_id, name, draft }: KeptDraft): boolean => {
    const key = mine + session_id;
    try {
      if (draft.size === 0) shelf.removeItem(key);
      else if (!isSame(read(session_id)?.draft, draft))
        shelf.setItem(key, JSON.stringify({ name, at: now(), entries: [...draft] } satisfies Stored));
      return true;
    } catch {
      return false;
    }
  };
  return {
    read,
    write,
    /** Takes out what of `sent` has reached the server, whether or not its roster is still on screen. */
    take(session_id: string, sent: Draft, part: Taken): void {
      const kept = read(session_id);
      if (kept) write({ ...kept, draft: without(kept.draft, sent, part) });
    },
    all: (): KeptDraft[] => keysOf(shelf, mine).flatMap((key) => read(key.slice(mine.length)) ?? []),
  };
}

export type Drafts = ReturnType<typeof draftsOf>;

const isSame = (kept: Draft | undefined, draft: Draft): boolean =>
  kept !== undefined && JSON.stringify([...kept]) === JSON.stringify([...draft]);
