import { type Actor, hasRole } from '../kernel/actor.ts';

/** Staff, an owner, or an admin of that club. `clubId` null asks for the whole organization: owners and staff. */
export const administers = (actor: Actor, clubId: string | null): boolean =>
  actor.is_staff ||
  hasRole(actor, 'owner') ||
  (clubId !== null && actor.roles.some((role) => role.role === 'club_admin' && role.club_id === clubId));

/** An owner, or an admin of any club. */
export const isDesk = (actor: Actor): boolean =>
  actor.is_staff || hasRole(actor, 'owner') || hasRole(actor, 'club_admin');

/** The actor's own client profile, if they have one here. */
export const ownClientId = (actor: Actor): string | undefined => actor.personas.client?.[0];

/** True for the actor's own profile and those of their dependants. */
export const actsFor = (actor: Actor, clientId: string): boolean =>
  [actor.personas.client, actor.personas.dependant].some((ids) => ids?.includes(clientId));

/** The actor's instructor profile, if they teach here. */
export const ownInstructorId = (actor: Actor): string | undefined => actor.personas.instructor?.[0];
