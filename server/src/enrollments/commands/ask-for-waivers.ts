import { currentWaiver } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import type { WaiverWanted } from '../facts.ts';
import { groupsThatAskForWaivers } from '../queries/rules.ts';
import { unsignedIn } from '../queries/unsigned.ts';
import type { UnsignedWaivers } from '../schemas/waivers.ts';

/** How many are booked at a club where the waiver is asked for, and have not signed. Throws 404, 403. */
export async function unsignedWaivers(scope: Scope, club_id: string): Promise<UnsignedWaivers> {
  const { version, unsigned } = await lookFor(scope, club_id);
  return { version, unsigned: unsigned.length };
}

/** Tells them, each once for a version, however often it is asked for. Throws 404, 403. */
export async function askForWaivers(scope: Scope, club_id: string): Promise<UnsignedWaivers> {
  const { version, unsigned } = await lookFor(scope, club_id);
  if (version !== null)
    await append(
      scope,
      unsigned.map(
        ({ student_id, last_date }): WaiverWanted => ({
          type: 'enrollments.waiver_wanted',
          payload: { student_id, club_id, version, until: last_date },
        }),
      ),
    );
  return { version, unsigned: unsigned.length };
}

async function lookFor(scope: Scope, club_id: string) {
  await clubOf(scope, club_id);
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  const waiver = await currentWaiver(scope);
  const unsigned = waiver ? await unsignedIn(scope, await groupsThatAskForWaivers(scope, club_id)) : [];
  return { version: waiver?.version ?? null, unsigned };
}
