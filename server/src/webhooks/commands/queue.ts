import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import type { Shown } from '../queries/shown.ts';
import { shownOf } from '../queries/subjects.ts';
import { type Draft, draftsOf, factsHeard } from '../rules/events.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { type Listener, listeners } from '../store/endpoints.ts';

/** The facts of which somebody may want to hear. */
export const heard = factsHeard;

/**
 * Queues what happened for whoever wants to hear of it, each message once for an endpoint, however often its fact comes.
 * Told is how a row stands now, which may be later than what happened.
 */
export async function queueEvents(scope: Scope, facts: readonly DeliveredFact[]): Promise<void> {
  const endpoints = await listeners(scope);
  if (endpoints.length === 0) return;
  const wanted = new Set(endpoints.flatMap(({ events }) => events));
  const drafts = facts.flatMap(draftsOf).filter(({ event }) => wanted.has(event));
  // Many facts of many people for many endpoints are never in memory all at once.
  for (let at = 0; at < drafts.length; at += draftsAtOnce)
    await queueDrafts(scope, endpoints, drafts.slice(at, at + draftsAtOnce));
}

const draftsAtOnce = 200;

async function queueDrafts(
  scope: Scope,
  endpoints: readonly Listener[],
  drafts: readonly Draft[],
): Promise<void> {
  const shown = await shownOf(scope, drafts);
  const deliveries = drafts.flatMap((draft) => {
    const row = shown.get(`${draft.about} ${draft.id}`);
    if (!row) return [];
    const hear = endpoints.filter(
      ({ events, club_id }) => events.includes(draft.event) && (club_id === null || club_id === row.club_id),
    );
    if (hear.length === 0) return [];
    const { message, event } = draft;
    const body = bodyOf(draft, row, scope.now);
    return hear.map(({ id }) => ({ endpoint_id: id, message, event, body }));
  });
  await insertDeliveries(scope, deliveries);
}

const bodyOf = ({ event, at, more }: Draft, { data }: Shown, now: Date): string =>
  JSON.stringify({
    type: event,
    timestamp: (parseInstant(at) ?? now).toISOString(),
    data: { ...data, ...more },
  });
