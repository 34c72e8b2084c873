import { useSyncExternalStore } from 'react';

/**
 * Which organization and club the person looks at on this device. Kept outside React because the API client
 * needs it too. The server decides what they may see there; this is only a wish.
 */
interface Choice {
  organization: string | null;
  club: string | null;
}

const STORAGE_KEY = 'bandeja.choice';
const listeners = new Set<() => void>();
let choice = load();

export function chosenOrganization(): string | null {
  return choice.organization;
}

export function chosenClub(): string | null {
  return choice.club;
}

/** Another organization has other clubs, so its choice of club is forgotten. */
export function chooseOrganization(organization: string | null): void {
  if (organization === choice.organization) return;
  save({ organization, club: null });
}

export function chooseClub(club: string | null): void {
  save({ ...choice, club });
}

export function useChoice(): Choice {
  return useSyncExternalStore(subscribe, () => choice);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function save(next: Choice): void {
  choice = next;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // A private window without storage keeps the choice until the tab closes.
  }
  for (const listener of listeners) listener();
}

function load(): Choice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const { organization, club } = stored as Partial<Choice>;
    return { organization: text(organization), club: text(club) };
  } catch {
    return { organization: null, club: null };
  }
}
