import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';

/** Whose changes somebody sees: those of all clubs, or of the clubs that they run; a coach also those of their own. */
export const sightOf = (actor: Actor) => ({
  all: administers(actor, null),
  club_ids: actor.roles.flatMap(({ role, club_id }) =>
    role === 'club_admin' && club_id !== null ? [club_id] : [],
  ),
  instructor_id: ownInstructorId(actor) ?? null,
});
