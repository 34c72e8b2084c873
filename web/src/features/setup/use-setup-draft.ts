import { useState } from 'react';
import { currentLanguage } from '../../platform/i18n/i18n.ts';
import type { NewClub } from './api.ts';
import { localTimezone } from './choices.ts';

const KEY = 'bandeja.setup';

/** What somebody has typed so far at the first start. */
export interface SetupDraft {
  code: string;
  club: NewClub;
}

interface Kept {
  draft: SetupDraft;
  keep: (part: Partial<SetupDraft>) => void;
  /** It is done, or somebody else has done it. */
  forget: () => void;
}

/** Outlives a way back and a reload of the page, in this tab only; a password outlives the way back, and is stored nowhere. */
export function useSetupDraft(linkedCode: string): Kept {
  const [draft, setDraft] = useState(() => startOf(linkedCode, stored()));
  return {
    draft,
    keep: (part) => {
      const next = { ...draft, ...part };
      setDraft(next);
      sessionStorage.setItem(KEY, JSON.stringify({ ...next, club: { ...next.club, password: '' } }));
    },
    forget: () => sessionStorage.removeItem(KEY),
  };
}

const startOf = (linkedCode: string, kept: Partial<SetupDraft>): SetupDraft => ({
  code: linkedCode || (kept.code ?? ''),
  club: {
    ...{ name: '', email: '', password: '', organization_name: '', club_name: '' },
    ...{ timezone: localTimezone(), currency: 'EUR', locale: currentLanguage() },
    ...kept.club,
  },
});

/** Nothing where it is not ours to read. */
function stored(): Partial<SetupDraft> {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
