import { type Actor, can, hasRole } from '../kernel/actor.ts';

/** Staff, an owner, or an admin of that club. `clubId` null asks for the whole organization: owners and staff. */
export const administers = (actor: Actor, clubId: string | null): boolean =>
  actor.is_staff ||
  hasRole(actor, 'owner') ||
  (clubId !== null && actor.roles.some((role) => role.role === 'club_admin' && role.club_id === clubId));

/** The clubs of which the actor is an admin; who runs the whole organization need be none of any. */
export const clubsRun = (actor: Actor): string[] =>
  actor.roles.flatMap(({ role, club_id }) => (role === 'club_admin' && club_id !== null ? [club_id] : []));

/** An owner, or an admin of any club. */
export const isDesk = (actor: Actor): boolean =>
  actor.is_staff || hasRole(actor, 'owner') || hasRole(actor, 'club_admin');

export const organizationAbilities = (actor: Actor) => ({
  change: can(actor, 'tenancy.change_organization'),
  add_club: can(actor, 'tenancy.add_club'),
});

/** What the actor may do with the settings of one club, or of the organization (null). */
export const settingsAbilities = (actor: Actor, clubId: string | null) => ({
  change: can(actor, 'tenancy.change_settings') && administers(actor, clubId),
});

export const clubAbilities = (actor: Actor, clubId: string) => ({
  change: can(actor, 'tenancy.change_club') && administers(actor, clubId),
});
