import type { Formats } from '../../platform/formats/formats.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import type { Club } from '../../platform/session/me.ts';
import { type Session, useSession } from '../../platform/session/session.ts';

export interface Desk extends Session {
  club: Club;
  formats: Formats;
}

/** The club that the desk looks after, and its formats. Only below the admin layout, which has a club. */
export function useDesk(): Desk {
  const session = useSession();
  if (!session.club) throw new Error('useDesk used outside of the admin layout');
  return { ...session, club: session.club, formats: useFormats(session.club) };
}
