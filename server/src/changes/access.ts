import type { Actor } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';

/** Whose changes somebody sees: those of all clubs, or of the clubs that they run; a coach also those of their own. */
export const sightOf = (actor: Actor) => ({
  all: administers(actor, null),
  club_ids: clubsRun(actor),
  instructor_id: ownInstructorId(actor) ?? null,
});
