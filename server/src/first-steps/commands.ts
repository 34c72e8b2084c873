import { sql } from 'kysely';
import { authorize } from '../kernel/actor.ts';
import { announce } from '../kernel/live.ts';
import type { Scope } from '../kernel/scope.ts';
import { administers, clubOf } from '../organizations/public.ts';

/** Puts the list away, or brings it back. Throws 404, 403. */
export const closeFirstSteps = (scope: Scope, club_id: string, closed: boolean): Promise<void> =>
  write(scope, club_id, { first_steps_closed_at: closed ? scope.now : null });

/** Puts the notice of new rules away, or brings it back. Throws 404, 403. */
export const seeNews = (scope: Scope, club_id: string, seen: boolean): Promise<void> =>
  write(scope, club_id, { has_news: !seen });

async function write(
  scope: Scope,
  club_id: string,
  change: { first_steps_closed_at: Date | null } | { has_news: boolean },
): Promise<void> {
  await clubOf(scope, club_id);
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  await scope.tx
    .updateTable('clubs')
    .set({ ...change, updated_at: sql`now()` })
    .where('id', '=', club_id)
    .execute();
  announce(scope.tx, 'clubs', [club_id]);
}
