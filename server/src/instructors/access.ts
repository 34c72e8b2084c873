import type { Actor } from '../kernel/actor.ts';
import { administers, isDesk } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';

export interface Judged {
  id: string;
  club_ids: readonly string[];
}

/** Owners and staff; a club's admin for whoever teaches at that club, or at none yet. */
export const administersInstructor = (actor: Actor, { club_ids }: Judged): boolean =>
  administers(actor, null) ||
  (club_ids.length === 0 ? isDesk(actor) : club_ids.some((id) => administers(actor, id)));

export const isSelf = (actor: Actor, { id }: Judged): boolean => ownInstructorId(actor) === id;

/** `change`: the profile, the week, the exceptions. `administer`: also clubs, limits, visibility and account. */
export const instructorAbilities = (actor: Actor, instructor: Judged) => {
  const administer = administersInstructor(actor, instructor);
  return { change: administer || isSelf(actor, instructor), administer };
};

/** What instructors change on their own profile; the desk changes everything. */
export const ownFields: ReadonlySet<string> = new Set([
  'bio',
  'on_club_page',
  'certifications',
  'years_experience',
  'accepts_substitutions',
  'specialties',
]);

/** Clubs that `actor` may not put instructors into, or take them out of. */
export const clubsOutOfReach = (actor: Actor, club_ids: readonly string[]): string[] =>
  club_ids.filter((id) => !administers(actor, id));
