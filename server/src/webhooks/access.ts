import type { Actor } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';

/** Who runs a club may tell other programs of it; who owns the school, of all of it. */
export const mayManage = (actor: Actor, clubId: string | null): boolean => administers(actor, clubId);

/** The clubs whose endpoints somebody sees; undefined: all, and those of the whole organization. */
export const clubsSeen = (actor: Actor): string[] | undefined =>
  administers(actor, null) ? undefined : clubsRun(actor);
