import type { Actor } from '../kernel/actor.ts';
import { administers, isDesk } from '../organizations/public.ts';
import type { RoleInClub } from './rules/roles.ts';

/** The actor's instructor profile, if they teach here. */
export const ownInstructorId = (actor: Actor): string | undefined => actor.personas.instructor?.[0];

/**
 * Owners (and staff) give and take every role. A club admin gives and takes students, and instructors of a club
 * that they run: never an admin, and never an instructor of every club.
 */
export function mayGiveRole(actor: Actor, { role, club_id }: RoleInClub): boolean {
  if (administers(actor, null)) return true;
  if (role === 'student') return isDesk(actor);
  return role === 'instructor' && club_id !== null && administers(actor, club_id);
}
