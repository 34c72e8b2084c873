import type { Actor } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';

/** Whether the actor learns what is to be expected in this club, and of whom. Coaches do not. */
export const foresees = (actor: Actor, club_id: string): boolean => administers(actor, club_id);

/** Of these clubs, those whose figures the actor reads: owners and staff all, who runs clubs theirs. */
export const readable = <Club extends { id: string }>(actor: Actor, clubs: readonly Club[]): Club[] => {
  if (administers(actor, null)) return [...clubs];
  const run = new Set(clubsRun(actor));
  return clubs.filter(({ id }) => run.has(id));
};
