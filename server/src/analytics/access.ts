import type { Actor } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';

/** Of these clubs, those whose figures the actor reads: owners and staff all, who runs clubs theirs. */
export const readable = <Club extends { id: string }>(actor: Actor, clubs: readonly Club[]): Club[] => {
  if (administers(actor, null)) return [...clubs];
  const run = new Set(clubsRun(actor));
  return clubs.filter(({ id }) => run.has(id));
};
