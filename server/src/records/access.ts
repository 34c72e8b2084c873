import { type Actor, hasRole } from '../kernel/actor.ts';
import { clubsRun } from '../organizations/public.ts';

/** The clubs whose history and mail the actor reads; null for those who read all of the organization. */
export function clubsSeen(actor: Actor): string[] | null {
  if (actor.is_staff || hasRole(actor, 'owner')) return null;
  return clubsRun(actor);
}
