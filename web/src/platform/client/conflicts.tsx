import { createContext, type ReactNode, useContext, useState } from 'react';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { EditConflict } from './edit.ts';

/** The values to save, or nothing when the person goes on editing. */
export type Chosen = Readonly<Record<string, unknown>> | undefined;
type Ask = (conflict: EditConflict) => Promise<Chosen>;

const Conflicts = createContext<Ask>(async () => undefined);

/** Asks which value to keep, field by field. */
export const useConflicts = (): Ask => useContext(Conflicts);

export function ConflictProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ conflict: EditConflict; answer: (chosen: Chosen) => void }>();
  const ask: Ask = (conflict) => new Promise((answer) => setAsked({ conflict, answer }));
  const close = (chosen: Chosen) => {
    setAsked(undefined);
    asked?.answer(chosen);
  };
  return (
    <Conflicts.Provider value={ask}>
      {children}
      {asked && <ConflictDialog conflict={asked.conflict} onChoose={close} />}
    </Conflicts.Provider>
  );
}
