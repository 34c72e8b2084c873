import { attempt } from '../../kernel/db/savepoint.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addHours, localDateOf } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import type { PlaceRequestChanged } from '../facts.ts';
import { decideQueue, type HeldSpan, isGroupOver, offersWithout, type Served } from '../rules/place-queue.ts';
import { closedUntil } from '../rules/renewal.ts';
import { type Group, lockGroups } from '../store/fixed-places.ts';
import {
  closeRequestsOf,
  closeVoid,
  expireOffers,
  groupsQueued,
  heldFrom,
  offerPlace,
  offersIn,
  takeBackOffer,
  waitingIn,
} from '../store/place-requests.ts';
import { giveHolder } from './place-of.ts';
import { settleClaims } from './settle.ts';

/**
 * A place of these groups may be free, or somebody who waits may have it by now: by the club's rule the first who may
 * gets it, or an offer. Locks the groups before any class.
 */
export async function serveQueues(scope: Scope, scheduleIds: readonly string[]): Promise<void> {
  const groups = await lockGroups(scope.tx, scheduleIds);
  for (const group of groups.values()) await serveQueue(scope, group);
}

async function serveQueue(scope: Scope, group: Group): Promise<void> {
  const today = localDateOf(scope.now, group.timezone);
  if (isGroupOver(group, today)) return endQueueOf(scope, group);
  const expired = await expireOffers(scope, group.id);
  for (const { id, student_id } of expired)
    await tellRequest(scope, group, { id, student_id, what: 'expired' });
  await closeVoid(scope.tx, group.id);
  if (group.status !== 'published' || group.recurrence === 'once') return;
  if (closedUntil(group.term, today) !== null) return;
  const held = await heldFrom(scope.tx, group.id, today);
  held.push(...(await openOffers(scope, group, held)));
  const waiting = await waitingIn(scope, group.id);
  if (waiting.length === 0) return;
  const rules = await settingsOf(scope.tx, settings, group);
  for (const served of decideQueue({ group, held, waiting }, rules, today))
    if (rules.place_queue === 'give') await give(scope, group, served);
    else await offer(scope, group, { served, hours: rules.place_offer_hours });
}

/** Nobody waits for a place in a group that has ended; who waits in its next season need not be told. */
async function endQueueOf(scope: Scope, group: Group): Promise<void> {
  for (const { id, student_id, goes_on } of await closeRequestsOf(scope.tx, [group.id]))
    if (!goes_on) await tellRequest(scope, group, { id, student_id, what: 'ended' });
}

/** Offers that stand; those for which the group has become too small are taken back. */
async function openOffers(scope: Scope, group: Group, held: readonly HeldSpan[]): Promise<HeldSpan[]> {
  const offers = await offersIn(scope.tx, group.id);
  const without = offersWithout(held, offers, group.max_participants);
  for (const { id, student_id } of without) {
    await takeBackOffer(scope.tx, id);
    await tellRequest(scope, group, { id, student_id, what: 'taken_back' });
  }
  return offers.filter((one) => !without.includes(one));
}

async function offer(
  scope: Scope,
  group: Group,
  { served: { request, from }, hours }: { served: Served; hours: number },
): Promise<void> {
  const until = addHours(scope.now, hours);
  await offerPlace(scope.tx, request.id, from, until);
  const about = { id: request.id, student_id: request.student_id, from, until: until.toISOString() };
  await tellRequest(scope, group, { ...about, what: 'offered' });
}

/** What a place is refused for in spite of all that was judged here keeps nothing of what has woken the queue. */
async function give(scope: Scope, group: Group, served: Served): Promise<void> {
  try {
    await attempt(scope.tx, () => placeServed(scope, group, served));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

async function placeServed(scope: Scope, group: Group, { request, from }: Served): Promise<void> {
  const { id, student_id, returns } = request;
  // What was judged by the queue, which also knows what the desk has overlooked.
  const overrides = ['level', 'certificate'] as const;
  const place = await giveHolder(scope, group, { student_id, starts_on: from, overrides, returns });
  await settleClaims(scope, { schedule_ids: [group.id], place_ids: [place] });
  announce(scope.tx, 'places', [place]);
  await tellRequest(scope, group, { id, student_id, what: 'given', from });
}

interface News {
  id: string;
  student_id: string;
  what: PlaceRequestChanged['payload']['what'];
  from?: string | null;
  until?: string | null;
}

export async function tellRequest(
  scope: Scope,
  { id: schedule_id, club_id }: Pick<Group, 'id' | 'club_id'>,
  { id: request_id, student_id, what, from = null, until = null }: News,
): Promise<void> {
  const by_user = scope.actor.user_id;
  const payload = { request_id, schedule_id, club_id, student_id, what, from, until, by_user };
  await append(scope, [{ type: 'enrollments.place_request_changed', payload } satisfies PlaceRequestChanged]);
  announce(scope.tx, 'place_requests', [request_id]);
}

/** Who waited in groups that are cancelled waits no more, and hears it. */
export async function endQueuesOf(scope: Scope, scheduleIds: readonly string[]): Promise<void> {
  const ended = await closeRequestsOf(scope.tx, scheduleIds);
  if (ended.length === 0) return;
  const groups = await lockGroups(scope.tx, scheduleIds);
  for (const { id, student_id, schedule_id } of ended)
    await tellRequest(scope, groups.get(schedule_id) as Group, { id, student_id, what: 'over' });
}

const first = '00000000-0000-0000-0000-000000000000';

/** They were unblocked, are of another level, or are no clients any more. */
export async function serveQueuesOfClients(
  scope: Scope,
  clients: readonly { client_id: string }[],
): Promise<void> {
  const students = clients.map((one) => one.client_id);
  const ids = await groupsQueued(scope.tx, { after: first, limit: 1_000, students });
  if (ids.length > 0) await serveQueues(scope, ids);
}
