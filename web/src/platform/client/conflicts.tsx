import { type ComponentType, createContext, type ReactNode, useContext, useState } from 'react';
import { i18n } from '../i18n/i18n.ts';
import { toastFailure } from '../toast.ts';
import type { ConflictDialogProps } from './conflict-dialog.tsx';
import type { Say } from './conflict-words.ts';
import type { EditConflict } from './edit.ts';

/** Rare, so it is not in what everybody loads first; had before anything is asked, for there is a form behind it. */
const loadDialog = async () => (await import('./conflict-dialog.tsx')).ConflictDialog;

/** The values to save, or nothing when the person goes on editing. */
export type Chosen = Readonly<Record<string, unknown>> | undefined;
type Ask = (conflict: EditConflict, say?: Say) => Promise<Chosen>;

interface Asked {
  Dialog: ComponentType<ConflictDialogProps>;
  conflict: EditConflict;
  say: Say;
  answer: (chosen: Chosen) => void;
}

const Conflicts = createContext<Ask>(async () => undefined);

/** Asks which value to keep, field by field. */
export const useConflicts = (): Ask => useContext(Conflicts);

export function ConflictProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const ask: Ask = async (conflict, say = {}) => {
    const Dialog = await loadDialog().catch(() => undefined);
    if (Dialog) return new Promise((answer) => setAsked({ Dialog, conflict, say, answer }));
    toastFailure(i18n.t('conflict.notLoaded'));
    return undefined;
  };
  const close = (chosen: Chosen) => {
    setAsked(undefined);
    asked?.answer(chosen);
  };
  return (
    <Conflicts.Provider value={ask}>
      {children}
      {asked && <asked.Dialog conflict={asked.conflict} say={asked.say} onChoose={close} />}
    </Conflicts.Provider>
  );
}
