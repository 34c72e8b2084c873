import {
  type BlockClient,
  blockClient,
  type ChangeClient,
  type Client,
  changeClient,
  getClient,
} from '../../clients/public.ts';
import {
  giveUp,
  type Commitments as Held,
  lockCommitments,
  type PlaceEnded,
} from '../../enrollments/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { leavingOf } from '../queries/client-leaving.ts';
import type { ClientEffect, ClientLeaving, Commitments } from '../schemas/client.ts';
import { keepChange, keepPeople } from '../store.ts';

type Kind = 'client_inactive' | 'client_blocked';
type Applied = Client & { effect?: ClientEffect };
export const clientLeft = 'client_left';

/** What somebody has before them who is to go. Throws 404, 403. */
export async function previewLeaving(scope: Scope, id: string): Promise<ClientLeaving> {
  await getClient(scope, id);
  authorize(isDesk(scope.actor));
  return leavingOf(scope, id);
}

/** Changes a client; who is put out of use gives up what they have before them, as it was decided. */
export async function changeOrRetireClient(
  scope: Scope,
  id: string,
  { commitments, ...input }: ChangeClient & { commitments?: Commitments },
): Promise<Applied> {
  const leaves = input.is_active === false && (await getClient(scope, id)).is_active;
  const client = await changeClient(scope, id, input);
  return leaves ? afterwards(scope, client, { kind: 'client_inactive', commitments }) : client;
}

/** Keeps somebody from booking, and what they have before them as it was decided. */
export async function blockAndDecide(
  scope: Scope,
  id: string,
  { commitments, ...input }: BlockClient & { commitments?: Commitments },
): Promise<Applied> {
  const client = await blockClient(scope, id, input);
  return afterwards(scope, client, { kind: 'client_blocked', commitments });
}

interface Going {
  kind: Kind;
  commitments: Commitments | undefined;
}

/** Throws 409 `changes.undecided` or `changes.outdated` with what is there now, and nothing is done. */
async function afterwards(scope: Scope, client: Client, { kind, commitments }: Going): Promise<Applied> {
  const held = await lockCommitments(scope, client.id);
  const seen = await leavingOf(scope, client.id, held);
  if (seen.bookings.length + seen.fixed_places.length === 0) return client;
  if (!commitments)
    throw conflict('changes.undecided', 'Say what becomes of their bookings and fixed places.', {
      leaving: seen,
    });
  if (commitments.version !== undefined && commitments.version !== seen.version)
    throw conflict('changes.outdated', 'Their bookings have changed: look at them again.', { leaving: seen });
  await giveUp(scope, held, { ...commitments, reason: clientLeft });
  return { ...client, effect: await keptEffect(scope, seen, { kind, commitments, held }) };
}

async function keptEffect(
  scope: Scope,
  seen: ClientLeaving,
  { kind, commitments, held }: { kind: Kind; commitments: Commitments; held: Held },
): Promise<ClientEffect> {
  const { person, bookings, fixed_places } = seen;
  const club_id = bookings[0]?.club.id ?? null;
  const ended: PlaceEnded[] = commitments.places === 'end' ? held.places : [];
  const change = {
    ...{ kind, cause: person.student_id, club_id, instructor_id: null, reason: clientLeft },
    ...(ended.length > 0 && { over: { was: ended, became: [] } }),
  };
  const id = await keepChange(scope, change, [], []);
  const gone = bookings.filter((one) => isGivenBack(one, commitments));
  const told = person.reachable ? [person] : [];
  const to_call = person.reachable ? [] : [person];
  if (gone.length > 0)
    await keepPeople(scope, id, [{ student_id: person.student_id, is_told: person.reachable }]);
  announce(scope.tx, 'changes', [id]);
  return {
    ...{ id, given_back: gone.length, places_ended: commitments.places === 'end' ? fixed_places.length : 0 },
    ...(gone.length > 0 ? { told: told.length, to_call } : { told: 0, to_call: [] }),
  };
}

/** A ticket of a place that only gives its dates back goes on waiting. */
function isGivenBack(one: ClientLeaving['bookings'][number], { bookings, places }: Commitments): boolean {
  if (!one.is_fixed) return bookings === 'give_back';
  return places === 'end' || (places === 'give_back' && one.status === 'enrolled');
}
