import { type Actor, can, hasRole } from '../kernel/actor.ts';
import { isDesk } from '../organizations/public.ts';
import { ownFields } from './rules/profiles.ts';

/** The actor's own client profile, if they have one here. */
export const ownClientId = (actor: Actor): string | undefined => actor.personas.client?.[0];

/** True for the actor's own profile and those of their dependants. */
export const actsFor = (actor: Actor, clientId: string): boolean =>
  [actor.personas.client, actor.personas.dependant].some((ids) => ids?.includes(clientId));

/** Desk and instructors see every client; everybody else themselves and their dependants. */
export const maySeeClient = (actor: Actor, clientId: string): boolean =>
  can(actor, 'clients.view_clientprofile') || actsFor(actor, clientId);

const deskFields = [
  ...ownFields,
  'email',
  'level',
  'is_club_member',
  'certificate_until',
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

/**
 * Health and emergency contacts: the desk's, their own and their guardians'. Coaches read them on the roster of a class
 * that they give (docs/domain/people.md), not here.
 */
export const maySeeCare = (actor: Actor, clientId: string): boolean =>
  isDesk(actor) || actsFor(actor, clientId);

/** What is done to a profile that has become another one, or was erased, goes to nobody. */
export function clientAbilities(
  actor: Actor,
  { id, merged_into, erased_at }: { id: string; merged_into: string | null; erased_at: Date | null },
) {
  const may = (is: boolean): boolean => is && merged_into === null && erased_at === null;
  const fields = changeableFields(actor, id);
  return {
    change: may(fields.has('display_name')),
    change_level: may(fields.has('level')),
    manage: may(isDesk(actor)),
    add_dependant: may(mayAddDependant(actor, id)),
  };
}
