import { sql } from 'kysely';
import { authorize } from '../kernel/actor.ts';
import { announce } from '../kernel/live.ts';
import type { Scope } from '../kernel/scope.ts';
import { administers, clubOf } from '../organizations/public.ts';

/** Puts the list away, or brings it back. Throws 404, 403. */
export async function closeFirstSteps(scope: Scope, club_id: string, closed: boolean): Promise<void> {
  await clubOf(scope, club_id);
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  await scope.tx
    .updateTable('clubs')
    .set({ first_steps_closed_at: closed ? scope.now : null, updated_at: sql`now()` })
    .where('id', '=', club_id)
    .execute();
  announce(scope.tx, 'clubs', [club_id]);
}
