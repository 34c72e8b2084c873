import { type Actor, can, hasRole } from '../kernel/actor.ts';
import { ownFields } from './rules/clients.ts';
import type { RoleInClub } from './rules/roles.ts';

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

export const organizationAbilities = (actor: Actor) => ({
  change: can(actor, 'tenancy.change_organization'),
  add_club: can(actor, 'tenancy.add_club'),
});

export const clubAbilities = (actor: Actor, clubId: string) => ({
  change: can(actor, 'tenancy.change_club') && administers(actor, clubId),
});

/**
 * Owners (and staff) give and take every role. A club admin gives and takes students, and instructors of a club
 * that they run: never an admin, and never an instructor of every club.
 */
export function mayGiveRole(actor: Actor, { role, club_id }: RoleInClub): boolean {
  if (administers(actor, null)) return true;
  if (role === 'student') return isDesk(actor);
  return role === 'instructor' && club_id !== null && administers(actor, club_id);
}

/** Desk and instructors see every client; everybody else themselves and their dependants. */
export const maySeeClient = (actor: Actor, clientId: string): boolean =>
  can(actor, 'clients.view_clientprofile') || actsFor(actor, clientId);

const deskFields = [
  ...ownFields,
  'email',
  'level',
  'is_club_member',
  'home_club_id',
  'desk_notes',
  'is_active',
] as const;

/** Which fields of a client's profile the actor may set. */
export function changeableFields(actor: Actor, clientId: string): ReadonlySet<string> {
  if (isDesk(actor)) return new Set(deskFields);
  return new Set([
    ...(actsFor(actor, clientId) ? ownFields : []),
    ...(hasRole(actor, 'instructor') ? ['level'] : []),
  ]);
}

/** Guardians add children to their own profile; the desk to any. */
export const mayAddDependant = (actor: Actor, guardianId: string): boolean =>
  isDesk(actor) || ownClientId(actor) === guardianId;

export function clientAbilities(actor: Actor, clientId: string) {
  const fields = changeableFields(actor, clientId);
  return {
    change: fields.has('display_name'),
    change_level: fields.has('level'),
    manage: isDesk(actor),
    add_dependant: mayAddDependant(actor, clientId),
  };
}
