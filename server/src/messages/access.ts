import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import { sessionAbilities } from '../scheduling/public.ts';

type Staff = Parameters<typeof sessionAbilities>[1];

/** Who decides about the places of a class writes to it. */
export const writes = (actor: Actor, session: Staff): boolean =>
  sessionAbilities(actor, session).manage_enrollments;

/** Whoever has its roster reads what was written to a class. */
export const readsAll = (actor: Actor, session: Staff): boolean =>
  sessionAbilities(actor, session).view_roster;

/** Telephones are for the desk. */
export const seesPhones = (actor: Actor, { club_id }: { club_id: string }): boolean =>
  administers(actor, club_id);

/** Its author, while they write to the class, and the desk. */
export const mayChange = (
  actor: Actor,
  session: Staff,
  { author_id }: { author_id: string | null },
): boolean =>
  administers(actor, session.club_id) ||
  (author_id !== null && author_id === actor.user_id && writes(actor, session));
