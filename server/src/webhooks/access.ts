import type { Actor } from '../kernel/actor.ts';
import { hasRole } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';

/** Who runs a club may tell other programs of it; who owns the school, of all of it. */
export const mayManage = (actor: Actor, clubId: string | null): boolean => administers(actor, clubId);

/** The clubs whose endpoints somebody sees; null: all, and those of the whole organization. */
export const clubsSeen = (actor: Actor): string[] | null =>
  actor.is_staff || hasRole(actor, 'owner') ? null : clubsRun(actor);
