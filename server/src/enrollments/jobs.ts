import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { serveQueues } from './commands/place-queue.ts';
import { tendRenewals } from './commands/renewals-due.ts';
import { promoteWaiting } from './commands/sessions.ts';
import { settleClaims } from './commands/settle.ts';
import { groupsHeld } from './store/claims.ts';
import { lockGroups } from './store/fixed-places.ts';
import { groupsQueued } from './store/place-requests.ts';
import { groupsToAsk } from './store/renewal.ts';
import { sessionsToFill } from './store/waiting.ts';

export { creditMakeUps } from './commands/make-ups/credit.ts';

const atOnce = 200;
const groupsAtOnce = 20;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Gives free places in coming classes to those who wait. Whatever frees a place, or lets somebody take it, fills it at
 * once; this duty is for what nobody has thought of. Walks through all of them,
 * by time: places that nobody may take now keep the later ones from nothing.
 */
export async function fillFreePlaces(scope: Scope, from?: string): Promise<Part> {
  const [time = scope.now.toISOString(), id = first] = from?.split(' ') ?? [];
  const rows = await sessionsToFill(scope, { after: { time, id }, limit: atOnce });
  await promoteWaiting(
    scope,
    rows.map((row) => row.id),
  );
  const last = rows.length === atOnce ? rows.at(-1) : undefined;
  return { done: rows.length, next: last && `${last.scheduled_datetime.toISOString()} ${last.id}` };
}

/**
 * Gives holders the dates of theirs that they lack. Whatever changes a claim or a class settles it at once; this duty is
 * for what nobody has thought of, and takes nothing away. Group by group, in order of id.
 */
export async function repairFixedPlaces(scope: Scope, from = first): Promise<Part> {
  const ids = await groupsHeld(scope, { after: from, limit: groupsAtOnce });
  if (ids.length === 0) return { done: 0 };
  await lockGroups(scope.tx, ids);
  const settled = await settleClaims(scope, { schedule_ids: ids });
  return { done: settled.length, next: ids.length === groupsAtOnce ? ids.at(-1) : undefined };
}

/**
 * Ends offers that nobody has answered in time, and goes through the queues for fixed places: for what the clock alone
 * changes, and what nobody has thought of. Group by group, in order of id.
 */
export async function servePlaceQueues(scope: Scope, from = first): Promise<Part> {
  const ids = await groupsQueued(scope.tx, { after: from, limit: groupsAtOnce });
  if (ids.length === 0) return { done: 0 };
  await serveQueues(scope, ids);
  return { done: ids.length, next: ids.length === groupsAtOnce ? ids.at(-1) : undefined };
}

/**
 * Asks holders whether they stay in a term, reminds them, and ends the places of those who have not answered in time: each
 * once. Group by group, in order of id.
 */
export async function renewPlaces(scope: Scope, from = first): Promise<Part> {
  const ids = await groupsToAsk(scope, { after: from, limit: groupsAtOnce });
  if (ids.length === 0) return { done: 0 };
  const done = await tendRenewals(scope, ids);
  return { done, next: ids.length === groupsAtOnce ? ids.at(-1) : undefined };
}
