import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
import type { Say } from './conflict-words.ts';
import type { EditConflict } from './edit.ts';

/** Rare, and of what everybody loads first. */
const ConflictDialog = lazy(async () => ({
  default: (await import('./conflict-dialog.tsx')).ConflictDialog,
}));

/** The values to save, or nothing when the person goes on editing. */
export type Chosen = Readonly<Record<string, unknown>> | undefined;
type Ask = (conflict: EditConflict, say?: Say) => Promise<Chosen>;

interface Asked {
  conflict: EditConflict;
  say: Say;
  answer: (chosen: Chosen) => void;
}

const Conflicts = createContext<Ask>(async () => undefined);

/** Asks which value to keep, field by field. */
export const useConflicts = (): Ask => useContext(Conflicts);

export function ConflictProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const ask: Ask = (conflict, say = {}) => new Promise((answer) => setAsked({ conflict, say, answer }));
  const close = (chosen: Chosen) => {
    setAsked(undefined);
    asked?.answer(chosen);
  };
  return (
    <Conflicts.Provider value={ask}>
      {children}
      <Suspense>
        {asked && <ConflictDialog conflict={asked.conflict} say={asked.say} onChoose={close} />}
      </Suspense>
    </Conflicts.Provider>
  );
}
